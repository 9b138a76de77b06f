package org.chorusconnector.dispatch;

import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.runs.RunId;

/** Follows a run while it works, for progress bars and metrics. Called by several threads at once; must not block. */
public interface RunListener {

    /** A run has begun. */
    default void started(RunId run) {}

    /** An item turned out to be due or asked for; its result follows. */
    default void accepted(RunId run, String number) {}

    /** An item has its line in the report. */
    default void concluded(RunId run, ItemResult result) {}
}
