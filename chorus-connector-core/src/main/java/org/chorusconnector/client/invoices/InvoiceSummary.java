package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.client.reference.PaymentRequestKind;

/**
 * An invoice found by a search. Everything but the identifier may be missing from an answer; codes are in the words of Chorus
 * Pro, and kept as received.
 *
 * @param id technical identifier
 * @param number number of the invoice, as Chorus Pro holds it
 * @param recipientSiret SIRET of the recipient, unchecked
 * @param typeCode invoice or credit note, kept as received if it is neither
 * @param amountExclTax total without tax, in euros
 * @param amountInclTax total with tax, in euros
 * @param amountToPay amount that the recipient has to pay, in euros
 * @param status current status
 * @param invoiceDate date written on the invoice
 * @param depositedOn day of the deposit, in Paris
 * @param stateSince when the invoice took its current status
 * @param statusComment why it has its current status, as its author wrote it; may hold personal data
 * @param kindCode kind of payment request, such as {@code FACTURE} or {@code MEMOIRE_JUSTICE}
 * @param rejectionHandled whether the supplier marked the rejection as handled
 * @param details further fields
 */
@Given
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
        Optional<Instant> stateSince,
        Optional<String> statusComment,
        Optional<String> kindCode,
        Optional<Boolean> rejectionHandled,
        Details details) {

    /** The same row with another number, for a caller that read it elsewhere. */
    public InvoiceSummary withNumber(Optional<String> number) {
        return new InvoiceSummary(
                id,
                number,
                recipientSiret,
                typeCode,
                amountExclTax,
                amountInclTax,
                amountToPay,
                status,
                invoiceDate,
                depositedOn,
                stateSince,
                statusComment,
                kindCode,
                rejectionHandled,
                details);
    }

    /** Invoice or credit note; empty if {@link #typeCode} is absent or another word. */
    public Optional<InvoiceType> type() {
        return typeCode.flatMap(InvoiceType::ofCode);
    }

    /** The kind of payment request; empty if {@link #kindCode} is absent or another word. */
    public Optional<PaymentRequestKind> kind() {
        return kindCode.flatMap(PaymentRequestKind::ofCode);
    }

    /** Identifier, number and status alone: the rest may be personal data. */
    @Override
    public String toString() {
        return "InvoiceSummary[" + id + ", " + number.orElse("?") + ", "
                + status.map(InvoiceStatus::code).orElse("?") + "]";
    }

    /**
     * Further fields of a found invoice.
     *
     * @param supplierServiceCode code of the supplier's service
     * @param recipientName name of the recipient
     * @param recipientServiceCode code service of the recipient
     * @param currency ISO 4217
     * @param marketNumber its market
     * @param engagementNumber its engagement
     * @param originNumber invoice that a credit note is for
     * @param flowNumber the flow that it came with
     * @param depositMode how it came to Chorus Pro, such as {@code DEPOT_PDF_API}
     * @param cadreDeFacturation its cadre de facturation
     * @param author the user who created it: personal data
     * @param validators the structures that validate it, at most two
     * @param factor the factoring company (affactureur) that is to be paid
     * @param size in bytes
     */
    public record Details(
            Optional<String> supplierServiceCode,
            Optional<String> recipientName,
            Optional<String> recipientServiceCode,
            Optional<String> currency,
            Optional<String> marketNumber,
            Optional<String> engagementNumber,
            Optional<String> originNumber,
            Optional<String> flowNumber,
            Optional<String> depositMode,
            Optional<String> cadreDeFacturation,
            Optional<String> author,
            List<Validator> validators,
            Optional<Factor> factor,
            OptionalLong size) {

        public Details {
            validators = List.copyOf(validators);
        }
    }

    /**
     * A structure or person that validates an invoice.
     *
     * @param identifier of the structure, a SIRET most often
     * @param name of the structure, or of the person
     * @param validatedOn day of its validation, in Paris; empty before
     */
    public record Validator(Optional<String> identifier, Optional<String> name, Optional<LocalDate> validatedOn) {}

    /**
     * A factoring company.
     *
     * @param identifier a SIRET most often
     * @param name corporate name
     */
    public record Factor(Optional<String> identifier, Optional<String> name) {}
}
