package org.chorusconnector.client.doctor;

import org.chorusconnector.client.structures.SupplierId;

/**
 * Walks the chain from this process to a supplier structure on Chorus Pro, and names the first broken {@link Link} and its
 * cure. Nothing is changed or sent: it opens a connection to each of the two hosts, asks for a token of its own, and makes a
 * handful of reads, which count to the quota. They are repeated as any other call, so that what passes by itself is not
 * taken for a broken link; that may take as long as {@link org.chorusconnector.client.Timeouts} allow.
 *
 * <p>Immutable and thread-safe: each setting gives another doctor.
 */
public interface Doctor {

    /**
     * A doctor that looks for this supplier. Unless set, the account is expected to have exactly one, as the dispatch of
     * receipts expects it; a host with several examines each.
     */
    Doctor supplier(SupplierId expected);

    /**
     * A doctor that looks for this bank account of the supplier. Unless set, any will do, and none is worth a warning.
     *
     * @param code as submissions name it, positive
     */
    Doctor bankAccount(long code);

    /**
     * Looks at every link up to the first broken one, on the calling thread. What is broken is told, not thrown; only what
     * the host's own source of the application's secret throws goes through.
     *
     * @throws org.chorusconnector.client.ChorusFailedException {@code INTERRUPTED}, when the thread is interrupted
     * @throws IllegalStateException when the client is closed
     */
    Diagnosis examine();
}
