package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A line of an invoice.
 *
 * @param description not blank
 * @param quantity how many
 * @param unitPrice price of one without tax
 * @param discount what is taken off the line, without tax; zero when nothing is
 * @param reference of the supplier, for the recipient to recognise
 * @param unit what is counted
 * @param rate the rate of tax
 */
public record InvoiceLine(
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discount,
        Optional<String> reference,
        Optional<String> unit,
        Optional<TaxRate> rate) {

    public InvoiceLine {
        if (description.isBlank()) {
            throw new IllegalArgumentException("The description of a line is blank");
        }
        Amounts.check("quantity", quantity);
        Amounts.check("unitPrice", unitPrice);
        Amounts.check("discount", discount);
    }

    /** A line with what it must have. */
    public static InvoiceLine of(String description, BigDecimal quantity, BigDecimal unitPrice) {
        return new InvoiceLine(
                description,
                quantity,
                unitPrice,
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public InvoiceLine withDiscount(BigDecimal offTheLine) {
        return new InvoiceLine(description, quantity, unitPrice, offTheLine, reference, unit, rate);
    }

    public InvoiceLine withReference(String ofTheSupplier) {
        return new InvoiceLine(description, quantity, unitPrice, discount, Optional.of(ofTheSupplier), unit, rate);
    }

    public InvoiceLine withUnit(String counted) {
        return new InvoiceLine(description, quantity, unitPrice, discount, reference, Optional.of(counted), rate);
    }

    public InvoiceLine withRate(TaxRate taxed) {
        return new InvoiceLine(description, quantity, unitPrice, discount, reference, unit, Optional.of(taxed));
    }

    /** What the line comes to without tax: quantity times price, less the discount; not rounded. */
    public BigDecimal amount() {
        return quantity.multiply(unitPrice).subtract(discount);
    }
}
