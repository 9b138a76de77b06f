package org.chorusconnector.client.files;

/**
 * The identifier of a file stored by Chorus Pro ({@code pieceJointeId}). How long an unused file is kept is not documented:
 * use it in the same run.
 *
 * @param value positive
 */
public record FileId(long value) {

    public FileId {
        if (value <= 0) {
            throw new IllegalArgumentException("A file identifier is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
