package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;

/**
 * What a run did.
 *
 * @param run its name in the ledger
 * @param supplier the host's own name of the supplier, as its ledger has it
 * @param kind what started it
 * @param businessDay the Paris day for which items were selected
 * @param startedAt when it began
 * @param finishedAt when it ended
 * @param counts lines of the report by outcome, as the ledger has them; every outcome is a key
 * @param read items that the source gave
 * @param stop why it stopped early; empty when it tried everything
 * @param takenOver the dead runs whose items it took over
 */
@Given
public record RunSummary(
        RunId run,
        String supplier,
        RunKind kind,
        LocalDate businessDay,
        Instant startedAt,
        Instant finishedAt,
        Map<Outcome, Long> counts,
        long read,
        Optional<Stop> stop,
        List<RunId> takenOver) {

    /**
     * Why a run stopped early.
     *
     * @param reason the kind of cause
     * @param detail what happened and what to do next, in English
     */
    public record Stop(StopReason reason, String detail) {}

    public RunSummary {
        requireNonNull(run, "run");
        requireNonNull(supplier, "supplier");
        requireNonNull(kind, "kind");
        requireNonNull(businessDay, "businessDay");
        requireNonNull(startedAt, "startedAt");
        requireNonNull(finishedAt, "finishedAt");
        counts = Map.copyOf(counts);
        requireNonNull(stop, "stop");
        takenOver = List.copyOf(takenOver);
    }

    /** Lines of the report with this outcome. */
    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** Lines of the report. */
    public long lines() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether everything that was due or asked for is on Chorus Pro. True when nothing was. */
    public boolean isComplete() {
        return stop.isEmpty() && lines() == count(Outcome.SENT);
    }
}
