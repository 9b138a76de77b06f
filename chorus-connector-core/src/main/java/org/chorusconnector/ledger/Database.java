package org.chorusconnector.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Short transactions on the host's data source. Connections go back as they came. */
final class Database {

    /** Work on one connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Work on one connection that gives nothing back. */
    @FunctionalInterface
    interface Action {
        void on(Connection connection) throws SQLException;
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Of PostgreSQL. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** Of H2. */
    private static final String LOCK_TIMEOUT = "HYT00";

    /** Of MariaDB and MySQL, which tell it by number only: the SQL state depends on the driver. */
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** Of PostgreSQL and H2. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** Of MariaDB and MySQL, whose SQL state is that of any constraint. */
    private static final int DUPLICATE_ENTRY = 1062;

    /** Of MariaDB, MySQL and H2, then of PostgreSQL. */
    private static final Set<String> DEADLOCK = Set.of("40001", "40P01");

    private static final int ATTEMPTS_AFTER_DEADLOCKS = 5;

    /** In nanoseconds. */
    private static final long LONGEST_FIRST_PAUSE = 50_000_000;

    /** Of the SQL standard: connection exceptions. */
    private static final String NO_CONNECTION = "08";

    /** Of PostgreSQL: the server is shut down, crashed, or still starting. */
    private static final String GOING_OR_COMING = "57P0";

    /** Of one statement; each is short, and locks are waited for at most five seconds. */
    private static final int LONGEST_SILENCE_MILLIS = 60_000;

    private final DataSource dataSource;

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Does something in one transaction of its own. */
    void transact(String purpose, Action action) {
        inTransaction(purpose, connection -> {
            action.on(connection);
            return true;
        });
    }

    /** Finds something out in one transaction of its own. */
    <T> T inTransaction(String purpose, Work<T> work) {
        // A run that is told to stop still writes what became of its items, but drivers take an interrupted thread for
        // one whose connection is to be cut; H2 even closes its file.
        boolean interrupted = Thread.interrupted();
        try {
            return inTransactionOfAnUninterruptedThread(purpose, work);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T inTransactionOfAnUninterruptedThread(String purpose, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                // The database has undone the whole of it for the sake of another, which goes on.
                if (!isDeadlock(e) || attempt == ATTEMPTS_AFTER_DEADLOCKS) {
                    throw new LedgerException(
                            "The ledger could not " + purpose + " (SQL state " + e.getSQLState()
                                    + "). Check its database; what it had recorded is intact, and the next run goes on"
                                    + " from there.",
                            e);
                }
                // H2 may undo both: the same time for each would bring them together again.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * LONGEST_FIRST_PAUSE));
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            int patience = limitSilence(connection);
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                LedgerSchema schema = LedgerSchema.of(connection);
                schema.begin(connection);
                T result;
                try {
                    result = work.on(connection);
                    connection.commit();
                } catch (SQLException | RuntimeException | Error e) {
                    // Also on an Error: switching auto-commit on again would commit half of it.
                    rollBack(connection, schema, e);
                    throw e;
                }
                schema.end(connection);
                return result;
            } finally {
                connection.setAutoCommit(autoCommit);
                if (patience >= 0) {
                    connection.setNetworkTimeout(Runnable::run, patience);
                }
            }
        }
    }

    /**
     * Keeps a server that falls silent, without the connection being cut, from holding a run for ever.
     *
     * @return what to set again, in milliseconds; negative when nothing was changed
     */
    private static int limitSilence(Connection connection) throws SQLException {
        int ofTheHost;
        try {
            ofTheHost = connection.getNetworkTimeout();
            if (ofTheHost > 0 && ofTheHost <= LONGEST_SILENCE_MILLIS) {
                return -1;
            }
            connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
        } catch (SQLFeatureNotSupportedException e) {
            // Such a driver has a setting of its own, which is the host's.
            return -1;
        }
        return ofTheHost;
    }

    /** Whether somebody else kept a row locked for too long, most likely a process that is paused. */
    static boolean isLockedByAnother(LedgerException failure) {
        return failure.getCause() instanceof SQLException cause
                && (LOCK_NOT_AVAILABLE.equals(cause.getSQLState())
                        || LOCK_TIMEOUT.equals(cause.getSQLState())
                        || cause.getErrorCode() == LOCK_WAIT_TIMEOUT);
    }

    /** Whether a unique key was taken. */
    static boolean isTaken(LedgerException failure) {
        return failure.getCause() instanceof SQLException cause
                && (UNIQUE_VIOLATION.equals(cause.getSQLState()) || cause.getErrorCode() == DUPLICATE_ENTRY);
    }

    private static boolean isDeadlock(SQLException failure) {
        return failure.getErrorCode() != LOCK_WAIT_TIMEOUT
                && failure.getSQLState() != null
                && DEADLOCK.contains(failure.getSQLState());
    }

    static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith(NO_CONNECTION)
                || state.startsWith(GOING_OR_COMING)
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }

    private static void rollBack(Connection connection, LedgerSchema schema, Throwable cause) {
        try {
            connection.rollback();
            schema.end(connection);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> query(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    static <T> Optional<T> queryOne(Connection connection, String sql, Row<T> row, @Nullable Object... values)
            throws SQLException {
        return query(connection, sql, row, values).stream().findFirst();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        LedgerSchema schema = LedgerSchema.of(connection);
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, toSql(schema, values[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object toSql(LedgerSchema schema, @Nullable Object value) {
        if (value instanceof Instant instant) {
            return schema.toSql(instant.truncatedTo(ChronoUnit.MICROS));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        // PostgreSQL refuses the character NUL, which only a damaged source can contain.
        return value instanceof String text ? text.replace('\0', ' ') : value;
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return LedgerSchema.of(row.getStatement().getConnection()).instant(row, column);
    }

    static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
