package org.chorusconnector.dispatch;

import java.time.Clock;
import java.util.List;
import org.chorusconnector.dispatch.Prepared.Ended;
import org.chorusconnector.eligibility.BlockingReason;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.Results;
import org.chorusconnector.runs.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the report lines of unclaimed items, and tells the host's listener of every line. Thread-safe. */
final class RunLines {

    private static final Logger LOG = LoggerFactory.getLogger(RunLines.class);

    private final RunId run;
    private final Items items;
    private final Results results;
    private final OutageRetry retry;
    private final RunListener listener;
    private final Clock clock;

    RunLines(RunId run, Items items, Results results, OutageRetry retry, RunListener listener, Clock clock) {
        this.run = run;
        this.items = items;
        this.results = results;
        this.retry = retry;
        this.listener = listener;
        this.clock = clock;
    }

    static List<Finding> findings(Decision decision) {
        return decision.blockingReasons().stream().map(RunLines::finding).toList();
    }

    static Finding finding(BlockingReason reason) {
        return new Finding(reason.reason().code(), reason.detail());
    }

    void skip(ReportLineDraft line, Decision decision) {
        record(line, Outcome.SKIPPED, findings(decision));
    }

    void skip(ReportLineDraft line, Finding finding) {
        record(line, Outcome.SKIPPED, List.of(finding));
    }

    void skip(ReportLineDraft line, String code) {
        record(line, Outcome.SKIPPED, List.of(new Finding(code, "")));
    }

    void fail(ReportLineDraft line, Finding finding) {
        record(line, Outcome.FAILED, List.of(finding));
    }

    void end(Ended ended) {
        record(ended.line(), ended.outcome(), ended.findings());
    }

    private void record(ReportLineDraft line, Outcome outcome, List<Finding> findings) {
        ItemResult result =
                line.ended(outcome, findings, items.useOf(line.number()).attempts(), clock.instant());
        retry.run(() -> results.record(run, line.position(), result));
        concluded(result);
    }

    void started() {
        tell(() -> listener.started(run));
    }

    void accepted(ReportLineDraft line) {
        tell(() -> listener.accepted(run, line.number()));
    }

    /** A line was written, here or together with the outcome of a claimed item. */
    void concluded(ItemResult result) {
        LOG.debug(
                "Item {}: {} {}",
                result.number(),
                result.outcome(),
                result.findings().stream().map(Finding::code).toList());
        tell(() -> listener.concluded(run, result));
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (RuntimeException e) {
            // The host's listener: the outcome of the item is recorded and does not depend on it.
            LOG.warn("The run listener failed; the run is not affected", e);
        }
    }
}
