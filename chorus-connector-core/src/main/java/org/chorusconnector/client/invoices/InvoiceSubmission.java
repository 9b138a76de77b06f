package org.chorusconnector.client.invoices;

import java.time.LocalDate;
import org.chorusconnector.InvoiceNumber;

/**
 * An invoice or credit note whose original is a PDF, complete: the builder refuses with an {@link IllegalArgumentException} that
 * names the rule what Chorus Pro would certainly refuse. Immutable.
 *
 * <pre>{@code
 * InvoiceSubmission.depositPdf(new InvoiceNumber("FA-2026-0042"), LocalDate.of(2026, 3, 31), new Attachment("FA-2026-0042.pdf", file))
 *     .supplier(supplier)
 *     .recipient(Siret.of("110 002 011 00044"))
 *     .vatExempt("EXPT")
 *     .paymentMethod(PaymentMethod.TRANSFER)
 *     .amounts(Amounts.withoutVat(premium))
 *     .build();
 * }</pre>
 *
 * <p>Lines and tax by rate are optional, since the PDF has them; when given, they must add up to the totals. The totals
 * themselves must add up in any case.
 */
public final class InvoiceSubmission extends Submission {

    private final InvoiceNumber number;
    private final LocalDate date;
    private final Attachment main;
    private final boolean signed;

    private InvoiceSubmission(Builder builder) {
        super(builder);
        this.number = builder.number;
        this.date = builder.date;
        this.main = builder.main;
        this.signed = builder.signed;
    }

    /**
     * An invoice whose original is a PDF without electronic signature (mode {@code DEPOT_PDF_API}).
     *
     * @param number as printed on the PDF (rule N10)
     * @param date date of the invoice, as printed on the PDF; not after the day of the deposit in Paris
     * @param main the PDF, stored before
     */
    public static Builder depositPdf(InvoiceNumber number, LocalDate date, Attachment main) {
        return new Builder(number, date, main, false);
    }

    /**
     * An invoice whose original is a PDF with an electronic signature (mode {@code DEPOT_PDF_SIGNE_API}): a signature is never
     * required, and this is refused of a PDF that has none.
     *
     * @param number as printed on the PDF (rule N10)
     * @param date date of the invoice, as printed on the PDF; not after the day of the deposit in Paris
     * @param main the PDF, stored before
     */
    public static Builder depositSignedPdf(InvoiceNumber number, LocalDate date, Attachment main) {
        return new Builder(number, date, main, true);
    }

    public InvoiceNumber number() {
        return number;
    }

    public LocalDate date() {
        return date;
    }

    public Attachment main() {
        return main;
    }

    /** Whether the PDF is signed. */
    public boolean isSigned() {
        return signed;
    }

    /** The number alone: the rest may be personal data. */
    @Override
    public String toString() {
        return "InvoiceSubmission[" + number + "]";
    }

    /** Collects the parts of a submission: supplier, recipient and amounts are required. Not thread-safe. */
    public static final class Builder extends Submission.Builder<Builder> {

        private final InvoiceNumber number;
        private final LocalDate date;
        private final Attachment main;
        private final boolean signed;

        private Builder(InvoiceNumber number, LocalDate date, Attachment main, boolean signed) {
            this.number = number;
            this.date = date;
            this.main = main;
            this.signed = signed;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        String name() {
            return "invoice " + number;
        }

        /**
         * The submission, checked.
         *
         * @throws IllegalArgumentException when a required part is missing, or a rule between parts is broken: a number that
         *     is the date of the invoice (rule N3), an invoice without payment method or a credit note with one, an exemption
         *     reason without exemption, a validator that the cadre does not take or lacks, totals or lines that do not add up
         */
        public InvoiceSubmission build() {
            if (number.isDate(date)) {
                throw new IllegalArgumentException(
                        "Invoice number " + number + " is the date of the invoice, which Chorus Pro refuses (rule N3)");
            }
            return SubmissionRules.check(new InvoiceSubmission(this), name());
        }
    }
}
