package org.chorusconnector.runs.internal;

import java.time.Instant;
import org.chorusconnector.internal.jdbc.Transaction;
import org.chorusconnector.runs.RunId;

/**
 * Rows of another room that a run can hold claims on. Each such room implements this, so that runs need not know its
 * tables.
 */
public interface Holdings {

    /** How a run ended that still holds claims. */
    enum EndOfRun {
        /** Another run declared it dead. */
        DIED,
        /** It closed, but could not record the outcome of everything that it held. */
        CLOSED
    }

    /** Releases all claims of a run, in the transaction that ends the run. */
    void release(Transaction transaction, RunId run, EndOfRun end, Instant now);
}
