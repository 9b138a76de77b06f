package org.chorusconnector.receipt;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.chorusconnector.internal.text.PlainText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing that a {@link ReceiptSource} yields: a receipt, or what could not be read as one. */
public sealed interface Item permits Receipt, Item.Unreadable {

    /** The number as the host has it; unchecked, possibly empty for an {@link Unreadable}. Never null. */
    String number();

    /**
     * A receipt that is made of a row of the host, or, if that throws, an {@link Unreadable} with the row's number: the night goes
     * on with the rows after it.
     *
     * <pre>{@code
     * rows.map(row -> Item.reading(row.number(), () -> toReceipt(row)))
     * }</pre>
     *
     * @param number of the row; null for none
     * @param reading makes the receipt; its exception is logged as an error, and the report has the exception's name alone. Null is
     *     taken for an exception
     */
    static Item reading(@Nullable String number, Supplier<? extends @Nullable Receipt> reading) {
        try {
            return requireNonNull(reading.get(), "the reading gave null");
        } catch (RuntimeException e) {
            Logger log = LoggerFactory.getLogger(Item.class);
            String known = number == null ? "" : number;
            log.error("Item {} cannot be read", PlainText.of(known), e);
            return new Unreadable(known, e.getClass().getSimpleName());
        }
    }

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
