package org.chorusconnector.dispatch;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records the outcome of claimed items: state and report line in one transaction, then the host's listener. */
final class Conclusions {

    private static final Logger LOG = LoggerFactory.getLogger(Conclusions.class);

    /** A number has a handful of invoices; a report line holds no more. */
    private static final int MOST_CANDIDATES = 10;

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
        LOG.warn("Item {} breaks a rule of Chorus Pro: {}", line.number(), brokenRule.getMessage());
        ended(claim, line, Outcome.FAILED, new Finding("INVALID_REQUEST", ""));
    }

    /** @param candidates invoices on Chorus Pro that may be this one, which nobody can tell but a person */
    void inDoubt(Claim claim, ReportLineDraft line, List<InvoiceSummary> candidates) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding("IN_DOUBT", ""));
        candidates.stream().limit(MOST_CANDIDATES).map(Conclusions::candidate).forEach(findings::add);
        if (claim.numberTaken()) {
            findings.add(new Finding("NUMBER_NOT_FOUND", ""));
        }
        ended(claim, line, Outcome.UNKNOWN, findings.toArray(Finding[]::new));
    }

    /** What the portal shows of it, and the command for the case that it is not the item's. */
    private static Finding candidate(InvoiceSummary invoice) {
        String shown = Stream.of(
                        invoice.number(),
                        invoice.recipientSiret(),
                        invoice.amountInclTax().or(invoice::amountToPay).map(BigDecimal::toPlainString),
                        invoice.depositedOn().map(LocalDate::toString))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return new Finding("CANDIDATE", "id " + invoice.id() + (shown.isEmpty() ? "" : ", " + shown));
    }

    private void ended(Claim claim, ReportLineDraft line, Outcome outcome, Finding... findings) {
        conclude(claim, line, line.ended(outcome, List.of(findings), claim.attempts(), clock.instant()));
    }

    private void conclude(Claim claim, ReportLineDraft line, ItemResult result) {
        items.conclude(claim, line.position(), result);
        lines.concluded(result);
    }
}
