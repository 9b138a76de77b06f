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
 * @param typeCode invoice or credit note in the word of Chorus Pro, kept as received when it is neither
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
        Optional<String> typeCode,
        Optional<BigDecimal> amountExclTax,
        Optional<BigDecimal> amountInclTax,
        Optional<BigDecimal> amountToPay,
        Optional<InvoiceStatus> status,
        Optional<LocalDate> invoiceDate,
        Optional<LocalDate> depositedOn,
        Optional<Instant> stateSince) {

    /** Invoice or credit note; empty when {@link #typeCode} is absent or another word. */
    public Optional<InvoiceType> type() {
        return typeCode.flatMap(InvoiceType::ofCode);
    }
}
