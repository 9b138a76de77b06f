package org.chorusconnector.ledger;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** Of the SQL standard: connection exceptions. */
    private static final String NO_CONNECTION = "08";

    /** Of PostgreSQL: the server is shut down, crashed, or still starting. */
    private static final String GOING_OR_COMING = "57P0";

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
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                LedgerSchema.of(connection).begin(connection);
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                // Also on an Error: switching auto-commit on again would commit half of it.
                rollBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new LedgerException(
                    "The ledger could not " + purpose + " (SQL state " + e.getSQLState()
                            + "). Check its database; what it had recorded is intact, and the next run goes on from there.",
                    e);
        }
    }

    /** Whether somebody else kept a row locked for too long, most likely a process that is paused. */
    static boolean isLockedByAnother(LedgerException failure) {
        return failure.getCause() instanceof SQLException cause
                && (LOCK_NOT_AVAILABLE.equals(cause.getSQLState()) || LOCK_TIMEOUT.equals(cause.getSQLState()));
    }

    static boolean isOutage(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        return state.startsWith(NO_CONNECTION)
                || state.startsWith(GOING_OR_COMING)
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException;
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
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
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, toSql(values[i]));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static @Nullable Object toSql(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
        }
        if (value instanceof LocalDate day) {
            return Date.valueOf(day);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        // PostgreSQL refuses the character NUL, which only a damaged source can contain.
        return value instanceof String text ? text.replace('\0', ' ') : value;
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Optional<LocalDate> day(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getDate(column)).map(Date::toLocalDate);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
