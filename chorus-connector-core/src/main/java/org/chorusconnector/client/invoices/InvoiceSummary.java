package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;

/**
 * An invoice found by a search. Everything but the identifier may be missing from an answer.
 *
 * @param id technical identifier
 * @param number number of the invoice, as Chorus Pro holds it
 * @param recipientSiret SIRET of the recipient, unchecked
 * @param type invoice or credit note; empty when absent or something else
 * @param amountExclTax total without tax
 * @param amountInclTax total with tax
 * @param amountToPay what the recipient has to pay
 * @param status current status
 * @param invoiceDate date written on the invoice
 * @param depositedOn day of the deposit, in Paris
 * @param stateSince when the invoice took its current status
 */
public record InvoiceSummary(
        ChorusInvoiceId id,
        Optional<String> number,
        Optional<String> recipientSiret,
        Optional<InvoiceType> type,
        Optional<BigDecimal> amountExclTax,
        Optional<BigDecimal> amountInclTax,
        Optional<BigDecimal> amountToPay,
        Optional<InvoiceStatus> status,
        Optional<LocalDate> invoiceDate,
        Optional<LocalDate> depositedOn,
        Optional<Instant> stateSince) {}
