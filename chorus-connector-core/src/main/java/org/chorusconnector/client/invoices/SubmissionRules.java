package org.chorusconnector.client.invoices;

/** What Chorus Pro would certainly refuse of a submission, whoever its recipient is. */
final class SubmissionRules {

    private final Submission submission;
    private final String name;

    private SubmissionRules(Submission submission, String name) {
        this.submission = submission;
        this.name = name;
    }

    /**
     * Gives the submission back when it breaks no rule.
     *
     * @param name the invoice in the words of a message, such as "invoice FA-1"
     * @throws IllegalArgumentException naming the first rule that it breaks
     */
    static <S extends Submission> S check(S submission, String name) {
        SubmissionRules rules = new SubmissionRules(submission, name);
        rules.checkPayment();
        rules.checkTax();
        rules.checkValidator();
        new Totals(name, submission.amounts(), submission.discount()).check(submission.lines(), submission.vatLines());
        return submission;
    }

    private void checkPayment() {
        boolean isCreditNote = submission.type() == InvoiceType.CREDIT_NOTE;
        if (isCreditNote && submission.paymentMethod().isPresent()) {
            throw new IllegalArgumentException(
                    "A credit note must not have a payment method; " + name + " has one: leave out paymentMethod(…)");
        }
        if (submission.type() == InvoiceType.INVOICE
                && submission.paymentMethod().isEmpty()) {
            throw new IllegalArgumentException("An invoice needs a payment method; " + name
                    + " has none: call paymentMethod(…). Only credit notes go without.");
        }
        if (!isCreditNote && submission.originNumber().isPresent()) {
            throw new IllegalArgumentException(
                    "Only a credit note has an origin number; " + name + " is none: leave out originNumber(…)");
        }
    }

    private void checkTax() {
        boolean isExempt = submission.vatType().filter(VatType.EXEMPT::equals).isPresent();
        if (submission.exemptionReason().isPresent() && !isExempt) {
            throw new IllegalArgumentException("The exemption reason of " + name + " only goes with VatType.EXEMPT");
        }
        // Of a PDF without lines, NO_VAT says no more than that there is no summary of VAT (rules of Chorus Pro): the
        // tax of
        // insurance contracts, for instance, may be among its totals.
        boolean bearsNone = isExempt
                || (submission.vatType().filter(VatType.NO_VAT::equals).isPresent()
                        && !submission.lines().isEmpty());
        if (bearsNone && submission.amounts().vat().signum() != 0) {
            throw new IllegalArgumentException("The total of tax of " + name
                    + " is not zero, but its VAT type says that it bears no value added tax");
        }
    }

    private void checkValidator() {
        CadreDeFacturation cadre = submission.cadre();
        boolean hasValidator = submission.validator().isPresent();
        if (cadre.needsValidator() != hasValidator) {
            throw new IllegalArgumentException(
                    "Cadre " + cadre + " of " + name + (hasValidator ? " takes no validator" : " needs a validator"));
        }
    }
}
