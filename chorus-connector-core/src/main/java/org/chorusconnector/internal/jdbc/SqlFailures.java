package org.chorusconnector.internal.jdbc;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classifies the exceptions of the supported drivers. */
public final class SqlFailures {

    /** PostgreSQL. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** H2. */
    private static final String LOCK_TIMEOUT = "HYT00";

    /** MariaDB and MySQL; the SQL state of this failure depends on the driver. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** PostgreSQL and H2. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** MariaDB and MySQL, which use one SQL state for all constraints. */
    private static final int DUPLICATE_ENTRY = 1062;

    /** The first is MariaDB, MySQL and H2, the second PostgreSQL. */
    private static final Set<String> DEADLOCK = Set.of("40001", "40P01");

    /** The class of connection exceptions in the SQL standard. */
    private static final String CONNECTION_EXCEPTION = "08";

    /** PostgreSQL: the server shuts down, crashed, or is still starting. */
    private static final String OPERATOR_INTERVENTION = "57P0";

    /** MariaDB and MySQL: MySQL has no {@code IF NOT EXISTS} for columns and indexes. */
    private static final Set<Integer> DUPLICATE_COLUMN_OR_INDEX = Set.of(1060, 1061);

    private SqlFailures() {}

    /** Whether a column or an index could not be created since it exists; only on MariaDB and MySQL. */
    static boolean isColumnOrIndexThere(SQLException failure) {
        return DUPLICATE_COLUMN_OR_INDEX.contains(failure.getErrorCode());
    }

    /**
     * Whether the cause of a failure is a row or table that another session kept locked for longer than the lock time-out,
     * most likely a process that is paused.
     */
    public static boolean isLockTimeout(Throwable failure) {
        return failure.getCause() instanceof SQLException cause
                && (LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                        || LOCK_TIMEOUT.equals(cause.getSQLState())
                        || cause.getErrorCode() == LOCK_WAIT_TIMEOUT);
    }

    /** Whether the cause of a failure is a database that is out of reach or went away. */
    public static boolean isOutage(Throwable failure) {
        if (!(failure.getCause() instanceof SQLException cause)) {
            return false;
        }
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return state.startsWith(CONNECTION_EXCEPTION)
                || state.startsWith(OPERATOR_INTERVENTION)
                || cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLRecoverableException;
    }

    static boolean isUniqueViolation(@Nullable SQLException cause) {
        return cause != null
                && (UNIQUE_VIOLATION.equals(cause.getSQLState()) || cause.getErrorCode() == DUPLICATE_ENTRY);
    }

    static boolean isDeadlock(@Nullable SQLException cause) {
        return cause != null
                && cause.getErrorCode() != LOCK_WAIT_TIMEOUT
                && cause.getSQLState() != null
                && DEADLOCK.contains(cause.getSQLState());
    }
}
