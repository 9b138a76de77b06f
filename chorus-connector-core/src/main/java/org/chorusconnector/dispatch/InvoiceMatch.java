package org.chorusconnector.dispatch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.RefusalKind;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Claim.LastSubmission;

/** Tells whether an invoice found on the platform is the one that was submitted (rule N4 and domain rule 9). */
final class InvoiceMatch {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private InvoiceMatch() {}

    /**
     * The found invoice that our submission made: same recipient, same amount whatever its sign. What an answer leaves out
     * contradicts nothing, but something must agree. Numbers are unique within a year only: an older invoice to the same
     * recipient for the same amount is another one. An earlier one of this year is not, whatever the clocks said: a second
     * one cannot have been taken.
     */
    static Optional<InvoiceSummary> ours(LastSubmission submission, List<InvoiceSummary> found) {
        return ofThisYear(submission, found)
                .filter(invoice -> agreement(invoice, submission) == Agreement.SAME)
                .max(Comparator.comparing(invoice -> invoice.depositedOn().orElse(LocalDate.MIN)));
    }

    /** What the invoices that have our number, and are not certainly ours, mean for it. */
    static NumberHolder holderOfNumber(LastSubmission submission, List<InvoiceSummary> found) {
        List<Agreement> inTheWay = ofThisYear(submission, found)
                .map(invoice -> agreement(invoice, submission))
                .toList();
        if (inTheWay.isEmpty()) {
            return NumberHolder.NOBODY;
        }
        return inTheWay.contains(Agreement.UNCLEAR) ? NumberHolder.UNCLEAR : NumberHolder.ANOTHER;
    }

    /** Who has a number. */
    enum NumberHolder {
        /** Nobody's this year. */
        NOBODY,
        /** Another invoice has it this year. */
        ANOTHER,
        /** Something has it this year that may be ours: the answer does not say enough. */
        UNCLEAR
    }

    private enum Agreement {
        SAME,
        DIFFERENT,
        UNCLEAR
    }

    private static Stream<InvoiceSummary> ofThisYear(LastSubmission submission, List<InvoiceSummary> found) {
        LocalDate first = Paris.dayOf(submission.firstAt());
        LocalDate newYear = first.withDayOfYear(1);
        // Clocks may differ around midnight.
        LocalDate notBefore = first.equals(newYear) ? newYear.minusDays(1) : newYear;
        return found.stream()
                .filter(invoice -> invoice.depositedOn()
                        .map(day -> !day.isBefore(notBefore))
                        .orElse(true));
    }

    private static Agreement agreement(InvoiceSummary invoice, LastSubmission submission) {
        Optional<Boolean> recipient = invoice.recipientSiret()
                .map(siret -> siret.replaceAll("\\s", ""))
                .filter(siret -> !siret.isEmpty())
                .map(submission.intent().recipientSiret()::equals);
        Optional<Boolean> amount = invoice.amountInclTax()
                .or(invoice::amountToPay)
                .map(value -> isSame(value, submission.intent().amountInclTax()));
        if (!recipient.orElse(true) || !amount.orElse(true)) {
            return Agreement.DIFFERENT;
        }
        boolean somethingAgrees = invoice.number().isPresent() && (recipient.isPresent() || amount.isPresent());
        return somethingAgrees ? Agreement.SAME : Agreement.UNCLEAR;
    }

    /** Chorus Pro may round to cents, and shows credit notes with either sign. */
    private static boolean isSame(BigDecimal shown, BigDecimal sent) {
        return shown.abs().subtract(sent.abs()).abs().compareTo(CENT) < 0;
    }

    /**
     * Whether a refusal suggests that the number is there already: by its words, or because the status of the invoice does not
     * allow a submission. A reason to look again, and never to conclude anything.
     */
    static boolean suggestsDuplicate(ChorusRefusedException refusal) {
        return refusal.kind() == RefusalKind.DUPLICATE_NUMBER || refusal.kind() == RefusalKind.WRONG_STATUS;
    }
}
