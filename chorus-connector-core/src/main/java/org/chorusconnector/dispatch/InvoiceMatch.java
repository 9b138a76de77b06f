package org.chorusconnector.dispatch;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.Paris;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.RefusalKind;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.ledger.Claim.Submission;

/** Tells whether an invoice found on the platform is the one that was submitted (rule N4 and domain rule 9). */
final class InvoiceMatch {

    private InvoiceMatch() {}

    /**
     * The found invoice that a submission without answer made: same recipient, same amount whatever its sign, not
     * deposited before the first submission. What an answer leaves out
     * contradicts nothing, but something must agree. Numbers may be used again
     * in another year, so that an older invoice to the same recipient for the same amount is another one.
     */
    static Optional<InvoiceSummary> madeBy(Submission submission, List<InvoiceSummary> found) {
        return since(Paris.dayOf(submission.firstAt()).minusDays(1), submission, found);
    }

    /**
     * The found invoice that stands in the way of a submission refused as a duplicate, when it is the same one: numbers
     * are unique within a year, so that it was deposited this year.
     */
    static Optional<InvoiceSummary> inTheWayOf(Submission submission, List<InvoiceSummary> found) {
        return since(Paris.dayOf(submission.firstAt()).withDayOfYear(1), submission, found);
    }

    private static Optional<InvoiceSummary> since(
            LocalDate notBefore, Submission submission, List<InvoiceSummary> found) {
        return found.stream()
                .filter(invoice -> invoice.depositedOn()
                        .map(day -> !day.isBefore(notBefore))
                        .orElse(true))
                .filter(invoice -> isSame(invoice, submission))
                .max(Comparator.comparing(invoice -> invoice.depositedOn().orElse(LocalDate.MIN)));
    }

    private static boolean isSame(InvoiceSummary invoice, Submission submission) {
        Optional<Boolean> recipient =
                invoice.recipientSiret().map(submission.intent().recipientSiret()::equals);
        Optional<Boolean> amount = invoice.amountInclTax()
                .or(invoice::amountToPay)
                .map(value -> value.abs()
                                .compareTo(submission.intent().amountInclTax().abs())
                        == 0);
        boolean somethingAgrees = recipient.isPresent() || amount.isPresent();
        return somethingAgrees && recipient.orElse(true) && amount.orElse(true);
    }

    /**
     * Whether a refusal may mean that the number is already there, in as many words or because the state of the invoice
     * forbids a submission, which is what a second one may well be told.
     */
    static boolean isDuplicate(ChorusRefusedException refusal) {
        return refusal.kind() == RefusalKind.DUPLICATE_NUMBER || refusal.kind() == RefusalKind.WRONG_STATUS;
    }
}
