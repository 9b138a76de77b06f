package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

import org.chorusconnector.annotation.Given;
import org.chorusconnector.receipt.Document;

/**
 * What the rules know of one document.
 *
 * @param name file name, extension included
 * @param state whether it can be read
 * @param size bytes
 * @param pdf whether its content begins as a PDF; only looked at for a main document and for attachments named as PDF
 * @param complete false for a PDF whose end is missing
 */
@Given
public record FileFacts(String name, Document.State state, long size, boolean pdf, boolean complete) {

    public FileFacts {
        requireNonNull(name, "name");
        requireNonNull(state, "state");
    }
}
