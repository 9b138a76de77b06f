package org.chorusconnector.ledger;

import java.sql.SQLException;

/** The ledger could not be read or written. What it had recorded before is intact. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the database was out of reach or went away, or somebody kept a row locked, so that the same may succeed in a
     * moment. What it was asked may have been done all the same.
     */
    public boolean isOutage() {
        return getCause() instanceof SQLException cause
                && (Database.isOutage(cause) || Database.isLockedByAnother(this));
    }
}
