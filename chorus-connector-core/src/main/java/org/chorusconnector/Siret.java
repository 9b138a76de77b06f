package org.chorusconnector;

import java.util.Optional;

/**
 * The 14 digits that identify a French establishment: nine of the company (SIREN) and five of the place.
 *
 * <p>Only the shape is enforced. The check digits are a question apart, {@link #hasValidKey()}, because the qualification
 * environment of Chorus Pro uses numbers whose key is wrong.
 *
 * @param value exactly 14 ASCII digits
 */
public record Siret(String value) {

    private static final String LA_POSTE = "356000000";
    private static final String LA_POSTE_HEAD_OFFICE = "35600000000048";

    public Siret {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException("A SIRET has exactly 14 digits: \"" + value + "\"");
        }
    }

    /**
     * Reads a SIRET as people write it.
     *
     * @param text 14 digits, blanks allowed anywhere
     * @throws IllegalArgumentException when something else than 14 digits remains without the blanks
     */
    public static Siret of(String text) {
        return new Siret(withoutBlanks(text));
    }

    /** Like {@link #of(String)}, empty instead of an exception. */
    public static Optional<Siret> parse(String text) {
        String digits = withoutBlanks(text);
        return isWellFormed(digits) ? Optional.of(new Siret(digits)) : Optional.empty();
    }

    /** The first nine digits, which identify the company. */
    public String siren() {
        return value.substring(0, 9);
    }

    /**
     * Whether the check digits are right: Luhn over the 14 digits and over the first nine. The establishments of La Poste
     * other than its head office were numbered otherwise: the sum of their digits is a multiple of five.
     *
     * <p>A warning at most in the qualification environment, where identifiers are made up.
     */
    public boolean hasValidKey() {
        if (siren().equals(LA_POSTE) && !value.equals(LA_POSTE_HEAD_OFFICE)) {
            return value.chars().map(digit -> digit - '0').sum() % 5 == 0;
        }
        return passesLuhn(value) && passesLuhn(siren());
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean passesLuhn(String digits) {
        int sum = 0;
        for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
            int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
            int weighted = fromRight % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static boolean isWellFormed(String text) {
        return text.length() == 14 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String withoutBlanks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        // The narrow and the ordinary no-break space, usual in French typography, are not "whitespace" to Java.
        text.chars()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }
}
