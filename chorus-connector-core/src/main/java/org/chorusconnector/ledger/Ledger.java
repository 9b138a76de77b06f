package org.chorusconnector.ledger;

import org.chorusconnector.runs.Runs;

/**
 * The durable record of one supplier: who is at work, what was claimed, submitted and sent, and every report. It survives
 * crashes, and all nodes share it.
 *
 * <p>This is an interface for clarity and tests. Only {@link JdbcLedger} ships, and methods may be added. Thread-safe.
 */
public interface Ledger {

    /** Which runs are open, and which of them are alive. */
    Runs runs();

    /** Claims on items, and what became of the items. */
    Items items();

    /** The reports of runs. */
    Results results();
}
