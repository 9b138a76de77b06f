package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * That the parts of an invoice add up to its totals, give or take a cent per line: Chorus Pro's own tolerance is not known.
 * Signs are not looked at, since how it wants those of a credit note is not known either.
 *
 * @param name the invoice in the words of a message
 */
record Totals(String name, Amounts amounts, Optional<Discount> discount) {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    void check(List<InvoiceLine> lines, List<VatLine> vatLines) {
        BigDecimal off = discount.map(Discount::amount).orElse(BigDecimal.ZERO);
        equal(
                "total with tax",
                amounts.inclTax(),
                amounts.exclTax().add(amounts.vat()).subtract(off),
                1);
        if (!lines.isEmpty()) {
            equal("total without tax", amounts.exclTax(), sum(lines, InvoiceLine::amount), lines.size());
        }
        if (!vatLines.isEmpty()) {
            equal("base of the tax", amounts.exclTax(), sum(vatLines, VatLine::base), vatLines.size());
            equal("total of the tax", amounts.vat(), sum(vatLines, VatLine::tax), vatLines.size());
        }
        if (amounts.toPay().abs().compareTo(amounts.inclTax().abs().add(CENT)) > 0) {
            throw new IllegalArgumentException("More is to pay than the total with tax of " + name);
        }
    }

    private void equal(String what, BigDecimal declared, BigDecimal computed, int parts) {
        BigDecimal tolerance = CENT.multiply(BigDecimal.valueOf(parts));
        if (declared.subtract(computed).abs().compareTo(tolerance) > 0) {
            throw new IllegalArgumentException("The " + what + " of " + name + " does not add up: "
                    + declared.toPlainString() + " is declared, its parts make " + computed.toPlainString());
        }
    }

    private static <L> BigDecimal sum(List<L> lines, Function<L, BigDecimal> amount) {
        return lines.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
