package org.chorusconnector;

/**
 * The number of a public contract (marché).
 *
 * @param value 1 to 50 characters, not blank
 */
public record MarketNumber(String value) {

    /** Longest value that Chorus Pro takes. */
    public static final int MAX_LENGTH = 50;

    public MarketNumber {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("MarketNumber \"" + value + "\" must have 1 to " + MAX_LENGTH
                    + " characters that are not all blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
