package org.chorusconnector.client.works;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.client.invoices.InvoiceStatus;

/**
 * A works invoice found by a search. Everything but the identifier may be missing from an answer.
 *
 * @param id technical identifier
 * @param number its number
 * @param kind what kind of document it is, in the words of Chorus Pro
 * @param status current status
 * @param supplier identifier of its supplier
 * @param recipient identifier of its recipient
 * @param date date written on it
 * @param depositedOn day of the deposit, in Paris
 * @param stateSince when it took its current status
 * @param amountExclTax total without tax
 * @param amountInclTax total with tax
 * @param amountToPay what is to pay
 */
@Given
public record WorksInvoiceSummary(
        WorksInvoiceId id,
        Optional<String> number,
        Optional<String> kind,
        Optional<InvoiceStatus> status,
        Optional<String> supplier,
        Optional<String> recipient,
        Optional<LocalDate> date,
        Optional<LocalDate> depositedOn,
        Optional<Instant> stateSince,
        Optional<BigDecimal> amountExclTax,
        Optional<BigDecimal> amountInclTax,
        Optional<BigDecimal> amountToPay) {}
