package org.chorusconnector;

/**
 * The code of the department that handles invoices inside a public structure (code service exécutant).
 *
 * @param value 1 to 100 characters, not blank
 */
public record ServiceCode(String value) {

    /** Longest value that Chorus Pro takes. */
    public static final int MAX_LENGTH = 100;

    public ServiceCode {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("ServiceCode \"" + value + "\" must have 1 to " + MAX_LENGTH
                    + " characters that are not all blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
