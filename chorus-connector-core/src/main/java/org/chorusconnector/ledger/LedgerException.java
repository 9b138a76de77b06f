package org.chorusconnector.ledger;

/** The ledger could not be read or written. What it had recorded before is intact. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
