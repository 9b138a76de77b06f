package org.chorusconnector.dispatch;

import java.time.Clock;
import java.util.List;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.Outcome;

/** Records the outcome of claimed items: state and report line in one transaction, then the host's listener. */
final class Conclusions {

    private final Items items;
    private final RunLines lines;
    private final Clock clock;

    Conclusions(Items items, RunLines lines, Clock clock) {
        this.items = items;
        this.lines = lines;
        this.clock = clock;
    }

    void sent(Claim claim, ReportLineDraft line, SubmittedInvoice invoice) {
        conclude(claim, line, line.sent(invoice, claim.attempts(), clock.instant()));
    }

    void found(Claim claim, ReportLineDraft line, InvoiceSummary invoice) {
        conclude(claim, line, line.found(invoice, claim.attempts(), clock.instant()));
    }

    void refused(Claim claim, ReportLineDraft line, ChorusRefusedException refusal) {
        ended(claim, line, Outcome.REFUSED, FailureFindings.of(refusal));
    }

    /** The number belongs to another invoice: the answer of Chorus Pro, and what the look-up found. */
    void refusedForAnotherInvoice(Claim claim, ReportLineDraft line, ChorusRefusedException refusal) {
        ended(claim, line, Outcome.REFUSED, FailureFindings.of(refusal), new Finding("NUMBER_TAKEN", ""));
    }

    /** Another invoice has the number, so that the submission in doubt was not accepted. */
    void numberTaken(Claim claim, ReportLineDraft line) {
        ended(claim, line, Outcome.REFUSED, new Finding("NUMBER_TAKEN", ""));
    }

    void failed(Claim claim, ReportLineDraft line, ChorusException failure) {
        ended(claim, line, Outcome.FAILED, FailureFindings.of(failure));
    }

    /** The invoice is absent and is not submitted again. */
    void absent(Claim claim, ReportLineDraft line) {
        ended(claim, line, Outcome.FAILED, new Finding("NOT_ON_PLATFORM", ""));
    }

    void invalid(Claim claim, ReportLineDraft line, IllegalArgumentException brokenRule) {
        ended(claim, line, Outcome.FAILED, new Finding("INVALID_REQUEST", String.valueOf(brokenRule.getMessage())));
    }

    void inDoubt(Claim claim, ReportLineDraft line) {
        Finding inDoubt = new Finding("IN_DOUBT", "");
        if (claim.numberTaken()) {
            ended(claim, line, Outcome.UNKNOWN, inDoubt, new Finding("NUMBER_NOT_FOUND", ""));
        } else {
            ended(claim, line, Outcome.UNKNOWN, inDoubt);
        }
    }

    private void ended(Claim claim, ReportLineDraft line, Outcome outcome, Finding... findings) {
        conclude(claim, line, line.ended(outcome, List.of(findings), claim.attempts(), clock.instant()));
    }

    private void conclude(Claim claim, ReportLineDraft line, ItemResult result) {
        items.conclude(claim, line.position(), result);
        lines.concluded(result);
    }
}
