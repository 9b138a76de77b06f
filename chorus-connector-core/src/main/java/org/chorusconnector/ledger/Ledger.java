package org.chorusconnector.ledger;

import java.net.URI;
import org.chorusconnector.runs.Runs;

/**
 * The durable record of one supplier: who is at work, what was claimed, submitted and sent, and every report. It survives
 * crashes, and all nodes share it.
 *
 * <p>This is an interface for clarity and tests. Only {@link JdbcLedger} ships, and methods may be added. Thread-safe.
 */
public interface Ledger {

    /** The host's own name of the supplier whose record this is; {@link JdbcLedger#ONLY_SUPPLIER} when it has only one. */
    String supplier();

    /** Which runs are open, and which of them are alive. */
    Runs runs();

    /** Claims on items, and what became of the items. */
    Items items();

    /** The reports of runs. */
    Results results();

    /**
     * Makes sure that this ledger belongs to a platform: what it says was sent is on that one and no other. A ledger that belongs
     * to none yet belongs to this one from now on.
     *
     * @param apiUrl address of the API, at most 500 characters
     * @throws LedgerException if it belongs to another platform; the message names both
     */
    void requirePlatform(URI apiUrl);
}
