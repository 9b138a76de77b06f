package org.chorusconnector.receipt;

/** One thing that a {@link ReceiptSource} yields: a receipt, or what could not be read as one. */
public sealed interface Item permits Receipt, UnreadableReceipt {

    /** The number as the host has it; unchecked, possibly empty for an {@link UnreadableReceipt}. Never null. */
    String number();
}
