package org.chorusconnector.receipt;

import java.io.IOException;

/**
 * Where the documents of a receipt come from: implemented by the host. Called by several threads at once, only for
 * items that are due or asked for.
 */
@FunctionalInterface
public interface DocumentSource {

    /**
     * The documents of a receipt. A document that should exist and does not is given as {@link Document#missing}, so
     * that it is reported; it is not left out.
     *
     * @throws IOException when the documents cannot be listed; the item is then reported as failed and tried again by
     *     the next run
     */
    Documents documentsOf(Receipt receipt) throws IOException;
}
