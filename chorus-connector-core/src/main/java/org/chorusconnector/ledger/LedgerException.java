package org.chorusconnector.ledger;

import org.chorusconnector.internal.jdbc.SqlFailures;
import org.jspecify.annotations.Nullable;

/** The ledger could not be read or written. What it had recorded before is intact. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * Whether the same call may succeed in a moment: the database was out of reach or went away, or another session kept a
     * row locked. The failed call may have been committed.
     */
    public boolean isOutage() {
        return SqlFailures.isOutage(this) || SqlFailures.isLockTimeout(this);
    }
}
