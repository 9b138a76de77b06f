package org.chorusconnector.client.invoices;

/**
 * A file that goes with the invoice without being it.
 *
 * @param attachment the file
 * @param typeCode its type in the reference list of Chorus Pro: 1 to 30 characters, not blank (rule A11)
 */
public record SupportingDocument(Attachment attachment, String typeCode) {

    private static final int MAX_TYPE_CODE = 30;

    public SupportingDocument {
        if (typeCode.isBlank() || typeCode.length() > MAX_TYPE_CODE) {
            throw new IllegalArgumentException("The type of a supporting document has 1 to " + MAX_TYPE_CODE
                    + " characters, not all blank (rule A11): \"" + typeCode + "\"");
        }
    }
}
