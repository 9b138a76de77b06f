package org.chorusconnector;

/**
 * The number of the recipient's own commitment to pay (engagement juridique, often the purchase order).
 *
 * @param value 1 to 50 characters, not blank
 */
public record EngagementNumber(String value) {

    /** Longest value that Chorus Pro takes. */
    public static final int MAX_LENGTH = 50;

    public EngagementNumber {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("EngagementNumber \"" + value + "\" must have 1 to " + MAX_LENGTH
                    + " characters that are not all blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
