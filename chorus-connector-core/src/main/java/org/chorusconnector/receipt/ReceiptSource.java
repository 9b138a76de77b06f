package org.chorusconnector.receipt;

import java.util.stream.Stream;

/**
 * Where receipts come from: implemented by the host, usually by a query on its own tables.
 *
 * <p>The stream is read once, by one thread, from its first element to its last, and closed. It should be lazy: a
 * million receipts must not be in memory at once. Reports follow its order. A number is expected once per stream.
 */
@FunctionalInterface
public interface ReceiptSource {

    /** Receipts that may answer the query, and perhaps others; never null. An exception thrown here or by the stream stops the run. */
    Stream<? extends Item> receipts(ReceiptQuery query);
}
