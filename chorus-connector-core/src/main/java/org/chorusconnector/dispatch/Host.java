package org.chorusconnector.dispatch;

import java.time.Clock;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.receipt.ReceiptSource;

/** The parts that the host plugged in and that each run uses. */
record Host(ReceiptSource receipts, Eligibility eligibility, RunListener listener, Clock clock) {}
