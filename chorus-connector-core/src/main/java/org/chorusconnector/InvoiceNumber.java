package org.chorusconnector;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The number of an invoice as the supplier gives it; Chorus Pro requires it to be unique per supplier.
 *
 * @param value 1 to 20 characters (rule N1) among letters and digits without accent and {@code + - _ /} (rule N2)
 */
public record InvoiceNumber(String value) {

    /** Longest number that Chorus Pro takes (rule N1). */
    public static final int MAX_LENGTH = 20;

    public InvoiceNumber {
        Optional<String> problem = problemOf(value);
        if (problem.isPresent()) {
            throw new IllegalArgumentException("Invoice number \"" + value + "\": " + problem.get());
        }
    }

    /**
     * Tells which rule a raw number breaks, for a report that must name it.
     *
     * @return the broken rule in words, empty when the number can be used
     */
    public static Optional<String> problemOf(String raw) {
        if (raw.isEmpty()) {
            return Optional.of("is empty (rule N1)");
        }
        if (raw.length() > MAX_LENGTH) {
            return Optional.of("has " + raw.length() + " characters, at most " + MAX_LENGTH + " are taken (rule N1)");
        }
        if (!raw.chars().allMatch(InvoiceNumber::isAllowed)) {
            return Optional.of("may hold only unaccented letters, digits, + - _ and / (rule N2)");
        }
        return Optional.empty();
    }

    /**
     * Whether this number is just that day written as a number ({@code 20260331}), which Chorus Pro refuses for the
     * invoice's own date (rule N3).
     */
    public boolean isDate(LocalDate day) {
        return value.equals(DateTimeFormatter.BASIC_ISO_DATE.format(day));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isAllowed(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+-_/".indexOf(c) >= 0;
    }
}
