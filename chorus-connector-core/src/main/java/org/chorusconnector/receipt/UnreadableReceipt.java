package org.chorusconnector.receipt;

import static java.util.Objects.requireNonNull;

/**
 * Something in the source that cannot be read as a receipt. It is reported with its problem and never sent; the
 * receipts after it go on.
 *
 * @param number what could be read of its number, or an empty string
 * @param problem where it is and what is wrong with it, for the host's users; no personal data
 */
public record UnreadableReceipt(String number, String problem) implements Item {

    public UnreadableReceipt {
        requireNonNull(number, "number");
        requireNonNull(problem, "problem");
    }
}
