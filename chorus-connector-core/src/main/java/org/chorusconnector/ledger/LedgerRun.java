package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that is under way or over, as the ledger remembers it.
 *
 * @param id its name
 * @param start what is known of its beginning
 * @param state whether it is over, and how
 * @param endedAt when it ended, or was declared dead; empty while it is open
 * @param stop why it stopped early: code and text; empty when it went to its end, is open, or died
 */
public record LedgerRun(RunId id, RunStart start, State state, Optional<Instant> endedAt, Optional<Finding> stop) {

    public LedgerRun {
        requireNonNull(id, "id");
        requireNonNull(start, "start");
        requireNonNull(state, "state");
        requireNonNull(endedAt, "endedAt");
        requireNonNull(stop, "stop");
    }

    /** Whether a run is over. */
    public enum State {
        /** It has not ended. Whether it is alive is found out by watching it: the next run does. */
        OPEN,
        /** It ended by itself. */
        ENDED,
        /** Another run found it dead, and has taken over what it left. */
        DEAD
    }
}
