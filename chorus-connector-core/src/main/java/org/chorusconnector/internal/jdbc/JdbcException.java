package org.chorusconnector.internal.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A failure inside a transaction. {@link Database} turns it into the exception of the room that it works for. */
final class JdbcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable SQLException sql;

    /** @param message says everything that the user needs, also what to do next */
    JdbcException(String message, @Nullable SQLException sql) {
        super(message, sql);
        this.sql = sql;
    }

    /** A failure about which nothing is known but the exception of the driver. */
    JdbcException(SQLException sql) {
        super(null, sql);
        this.sql = sql;
    }

    /** The exception of the driver; null if this library noticed the failure itself. */
    @Nullable SQLException sql() {
        return sql;
    }
}
