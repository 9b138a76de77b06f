package org.chorusconnector.dispatch;

import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the lines of one run that come without a claim, and tells the host's listener of every line. Thread-safe. */
final class RunLines {

    private static final Logger LOG = LoggerFactory.getLogger(RunLines.class);

    private final Ledger ledger;
    private final RunId run;
    private final RunListener listener;

    RunLines(Ledger ledger, RunId run, RunListener listener) {
        this.ledger = ledger;
        this.run = run;
        this.listener = listener;
    }

    void skip(Work work, Decision decision) {
        record(work, work.skipped(decision, ledger.attemptsOf(work.number())));
    }

    void skip(Work work, String code) {
        record(work, work.ended(Outcome.SKIPPED, new Finding(code, ""), ledger.attemptsOf(work.number())));
    }

    void fail(Work work, Finding finding) {
        record(work, work.ended(Outcome.FAILED, finding, ledger.attemptsOf(work.number())));
    }

    /** Chorus Pro refused something about it before it was submitted. */
    void refuse(Work work, Finding finding) {
        record(work, work.ended(Outcome.REFUSED, finding, ledger.attemptsOf(work.number())));
    }

    private void record(Work work, ItemResult result) {
        ledger.record(run, work.position(), result);
        concluded(result);
    }

    void started() {
        tell(() -> listener.started(run));
    }

    void accepted(Work work) {
        tell(() -> listener.accepted(run, work.number()));
    }

    /** A line was written, here or together with the end of a claim. */
    void concluded(ItemResult result) {
        LOG.debug("Item {}: {} {}", result.number(), result.outcome(), result.findings());
        tell(() -> listener.concluded(run, result));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            // The edge to the host's listener: what happened to the item is on record whatever the listener makes of
            // it.
            LOG.warn("The run listener failed; the run is not affected", e);
        }
    }
}
