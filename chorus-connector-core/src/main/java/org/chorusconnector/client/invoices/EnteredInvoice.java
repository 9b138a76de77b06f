package org.chorusconnector.client.invoices;

/**
 * An invoice or credit note that Chorus Pro itself draws up (mode {@code SAISIE_API}): it has lines and no PDF, and Chorus Pro
 * gives it its number of 20 digits and its date (rule N9). Nothing chosen by the caller tells two of them apart: after an
 * unknown outcome, look for its recipient and amount before entering it again. Immutable.
 *
 * <pre>{@code
 * EnteredInvoice.builder()
 *     .supplier(supplier)
 *     .recipient(recipient)
 *     .line(InvoiceLine.of("Prime 2026", BigDecimal.ONE, premium))
 *     .vatExempt("EXPT")
 *     .paymentMethod(PaymentMethod.TRANSFER)
 *     .amounts(Amounts.withoutVat(premium))
 *     .build();
 * }</pre>
 */
public final class EnteredInvoice extends Submission {

    private EnteredInvoice(Builder builder) {
        super(builder);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Nothing of it: all may be personal data. */
    @Override
    public String toString() {
        return "EnteredInvoice";
    }

    /** Collects the parts: supplier, recipient, amounts and a line are required. Not thread-safe. */
    public static final class Builder extends Submission.Builder<Builder> {

        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        @Override
        String name() {
            return "the entered invoice";
        }

        /**
         * The invoice, checked.
         *
         * @throws IllegalArgumentException when a required part is missing, or a rule between parts is broken: no line, totals
         *     that do not add up, an invoice without payment method or a credit note with one, an exemption reason without exemption, a validator that
         *     the cadre does not take or lacks
         */
        public EnteredInvoice build() {
            EnteredInvoice invoice = SubmissionRules.check(new EnteredInvoice(this), name());
            if (invoice.lines().isEmpty()) {
                throw new IllegalArgumentException("An entered invoice has at least one line");
            }
            if (invoice.amounts().vat().signum() != 0 && invoice.vatLines().isEmpty()) {
                throw new IllegalArgumentException(
                        "An entered invoice with value added tax says how much at which rate");
            }
            return invoice;
        }
    }
}
