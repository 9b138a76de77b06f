package org.chorusconnector.runs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of one supplier: which are open, and which of them are alive. Each write is one short transaction. Thread-safe.
 * All methods throw the unchecked exception of the ledger if the database cannot be read or written.
 */
public interface Runs {

    /**
     * Opens a run. Empty if it is {@link RunKind#AUTOMATIC} and another automatic run is open; the caller finds out with
     * {@link #openRuns()} whether that one is still alive.
     */
    Optional<RunId> open(RunStart start);

    /** Records a heartbeat. False if the run was declared dead: it must stop. */
    boolean heartbeat(RunId run);

    /** The runs that have not ended, each with the number of its last heartbeat. */
    Map<RunId, Long> openRuns();

    /**
     * Declares a run dead, provided that it had no heartbeat since. Its claims are released, and it can write nothing more
     * to the items. Each of them gets its line in the dead run's report: as unknown if it may have been submitted, which
     * puts it in doubt, and as failed if it certainly was not.
     *
     * @param lastHeartbeat the number that {@link #openRuns()} gave
     * @return false if it had a heartbeat or ended in the meantime
     */
    boolean declareDead(RunId run, long lastHeartbeat, Instant now);

    /** Ends a run. No effect on a run that was declared dead. */
    void close(RunId run, Optional<Run.EarlyEnd> earlyEnd, Instant now);
}
