package org.chorusconnector.receipt;

import org.chorusconnector.internal.text.PlainText;

/** One thing that a {@link ReceiptSource} yields: a receipt, or what could not be read as one. */
public sealed interface Item permits Receipt, Item.Unreadable {

    /** The number as the host has it; unchecked, possibly empty for an {@link Unreadable}. Never null. */
    String number();

    /**
     * Something in the source that cannot be read as a receipt. It is reported with its problem and never sent; the
     * receipts after it go on.
     *
     * @param number what could be read of its number, or an empty string
     * @param problem where it is and what is wrong with it, for the host's users, cut at 2000 characters; no personal data
     */
    record Unreadable(String number, String problem) implements Item {

        private static final int MAX_NUMBER = 200;
        private static final int MAX_PROBLEM = 2000;

        public Unreadable {
            number = PlainText.cut(PlainText.of(number), MAX_NUMBER);
            problem = PlainText.cut(PlainText.of(problem), MAX_PROBLEM);
        }
    }
}
