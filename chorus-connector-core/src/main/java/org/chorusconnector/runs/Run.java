package org.chorusconnector.runs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A run that is under way or over, as the ledger records it.
 *
 * @param id identifies it
 * @param start its beginning
 * @param state whether it is over, and how
 * @param endedAt when it ended, or was declared dead; empty while it is open
 * @param earlyEnd why it stopped early; empty if it is open, died, or tried all items
 */
@Given
public record Run(RunId id, RunStart start, State state, Optional<Instant> endedAt, Optional<EarlyEnd> earlyEnd) {

    public Run {
        requireNonNull(id, "id");
        requireNonNull(start, "start");
        requireNonNull(state, "state");
        requireNonNull(endedAt, "endedAt");
        requireNonNull(earlyEnd, "earlyEnd");
    }

    /** Whether a run is over. */
    public enum State {
        /** It has not ended. The next run finds out whether it is alive, by watching its heartbeat. */
        OPEN,
        /** It ended by itself. */
        ENDED,
        /** Another run declared it dead and took over its items. */
        DEAD
    }

    /**
     * Why a run stopped before it had tried all items.
     *
     * @param code name of a {@code StopReason}
     * @param detail for operators, in English
     */
    public record EarlyEnd(String code, String detail) {
        public EarlyEnd {
            requireNonNull(code, "code");
            requireNonNull(detail, "detail");
        }
    }
}
