package org.chorusconnector.receipt;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The documents of one receipt.
 *
 * @param main the due notice (<i>avis d'échéance</i>) or the fee invoice, a PDF; empty when the host has none yet
 * @param attachments supporting documents, in the order in which they are attached
 */
public record Documents(Optional<Document> main, List<Document> attachments) {

    public Documents {
        requireNonNull(main, "main");
        attachments = List.copyOf(attachments);
    }

    /** A main document and any number of attachments. */
    public static Documents of(Document main, Document... attachments) {
        return new Documents(Optional.of(main), List.of(attachments));
    }

    /** The same documents with further attachments behind those that are there. */
    public Documents with(List<Document> more) {
        return new Documents(
                main, Stream.concat(attachments.stream(), more.stream()).toList());
    }
}
