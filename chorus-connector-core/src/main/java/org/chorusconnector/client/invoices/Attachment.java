package org.chorusconnector.client.invoices;

import org.chorusconnector.client.files.FileId;

/**
 * A stored file as an invoice names it.
 *
 * @param designation shown to the recipient: 1 to 100 characters, not blank (rule A11)
 * @param file a file sent before, see {@link org.chorusconnector.client.files.Files#upload}
 */
public record Attachment(String designation, FileId file) {

    private static final int MAX_DESIGNATION = 100;

    public Attachment {
        if (designation.isBlank() || designation.length() > MAX_DESIGNATION) {
            throw new IllegalArgumentException("The designation of an attachment has 1 to " + MAX_DESIGNATION
                    + " characters, not all blank (rule A11): \"" + designation + "\"");
        }
    }
}
