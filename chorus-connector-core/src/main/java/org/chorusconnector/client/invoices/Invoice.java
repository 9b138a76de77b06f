package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.client.files.FileId;

/**
 * An invoice in full, as Chorus Pro holds it. Everything but the identifier may be missing from an answer; codes are in the
 * words of Chorus Pro.
 *
 * @param id technical identifier
 * @param number its number
 * @param status current status
 * @param depositMode how it came to Chorus Pro, such as {@code DEPOT_PDF_API}
 * @param frame cadre de facturation, such as {@code A1_FACTURE_FOURNISSEUR}
 * @param references dates and references
 * @param supplier who issued it
 * @param recipient who has to pay
 * @param totals its totals
 * @param vatLines the tax by rate, at most 1000
 * @param lines its lines, at most 1000
 * @param mainFile its PDF
 * @param files the files that go with it, at most 1000
 * @param comment of the supplier
 * @param validators the structures that validate it before its recipient, at most two
 * @param factor the factoring company (affactureur) that is to be paid
 * @param rejectionHandled whether its rejection was marked as handled
 * @param recipientReturnsPayment whether its recipient returns the status {@code MISE_EN_PAIEMENT}
 */
@Given
public record Invoice(
        ChorusInvoiceId id,
        Optional<String> number,
        Optional<InvoiceStatus> status,
        Optional<String> depositMode,
        Optional<String> frame,
        References references,
        Party supplier,
        Party recipient,
        Totals totals,
        List<TaxedBase> vatLines,
        List<Line> lines,
        Optional<FileId> mainFile,
        List<AttachedFile> files,
        Optional<String> comment,
        List<InvoiceSummary.Validator> validators,
        Optional<InvoiceSummary.Factor> factor,
        Optional<Boolean> rejectionHandled,
        Optional<Boolean> recipientReturnsPayment) {

    public Invoice {
        validators = List.copyOf(validators);
        vatLines = List.copyOf(vatLines);
        lines = List.copyOf(lines);
        files = List.copyOf(files);
    }

    /** The identifier alone: the rest may be personal data. */
    @Override
    public String toString() {
        return "Invoice[" + id + "]";
    }

    /**
     * Dates and references of an invoice.
     *
     * @param invoiceDate date written on it
     * @param depositedOn day of the deposit, in Paris
     * @param dueOn day by which it is to be paid
     * @param type {@code FACTURE} or {@code AVOIR}
     * @param currency ISO 4217
     * @param vatType regime of tax
     * @param exemptionReason why no tax is due
     * @param marketNumber its market
     * @param engagementNumber its engagement
     * @param originNumber invoice that a credit note is for
     * @param paymentMethod how it is to be paid
     */
    public record References(
            Optional<LocalDate> invoiceDate,
            Optional<LocalDate> depositedOn,
            Optional<LocalDate> dueOn,
            Optional<String> type,
            Optional<String> currency,
            Optional<String> vatType,
            Optional<String> exemptionReason,
            Optional<String> marketNumber,
            Optional<String> engagementNumber,
            Optional<String> originNumber,
            Optional<String> paymentMethod) {}

    /**
     * One side of an invoice.
     *
     * @param identifier a SIRET most often, unchecked
     * @param name corporate name
     * @param serviceCode its service
     * @param serviceName name of the service
     */
    public record Party(
            Optional<String> identifier,
            Optional<String> name,
            Optional<String> serviceCode,
            Optional<String> serviceName) {}

    /**
     * Totals of an invoice.
     *
     * @param exclTax total without tax
     * @param vat total of the tax
     * @param discount what is taken off the total with tax
     * @param inclTax total with tax
     * @param toPay what the recipient has to pay
     */
    public record Totals(
            Optional<BigDecimal> exclTax,
            Optional<BigDecimal> vat,
            Optional<BigDecimal> discount,
            Optional<BigDecimal> inclTax,
            Optional<BigDecimal> toPay) {}

    /**
     * The tax at one rate.
     *
     * @param rateCode of the reference list
     * @param percent the rate, 20 for 20 %
     * @param base what is taxed at it
     * @param tax what it comes to
     */
    public record TaxedBase(
            Optional<String> rateCode,
            Optional<BigDecimal> percent,
            Optional<BigDecimal> base,
            Optional<BigDecimal> tax) {}

    /**
     * A line of an invoice.
     *
     * @param description what was sold
     * @param reference of the supplier
     * @param quantity how many
     * @param unitPrice price of one without tax
     * @param amountExclTax what the line comes to without tax
     * @param vat its tax
     */
    public record Line(
            Optional<String> description,
            Optional<String> reference,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> unitPrice,
            Optional<BigDecimal> amountExclTax,
            Optional<BigDecimal> vat) {}

    /**
     * A file that goes with an invoice.
     *
     * @param id technical identifier
     * @param designation how it is called
     * @param typeCode its type
     * @param extension without dot
     * @param linkId what joins it to the invoice, for {@link org.chorusconnector.client.files.Files#detach}
     */
    public record AttachedFile(
            Optional<FileId> id,
            Optional<String> designation,
            Optional<String> typeCode,
            Optional<String> extension,
            Optional<Long> linkId) {}
}
