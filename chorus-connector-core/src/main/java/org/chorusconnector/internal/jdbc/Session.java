package org.chorusconnector.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import org.jspecify.annotations.Nullable;

/** One borrowed connection for one transaction: sets what the transaction needs, and restores what the host had set. */
final class Session {

    /** Limit on a silent server. Statements are short, and a lock is awaited for at most five seconds. */
    private static final int NETWORK_TIMEOUT_MILLIS = 60_000;

    private final Connection connection;
    private @Nullable Dialect dialect;
    private @Nullable Boolean autoCommit;
    private @Nullable Integer networkTimeout;

    Session(Connection connection) {
        this.connection = connection;
    }

    Transaction begin() throws SQLException {
        networkTimeout = limitSilence(connection);
        autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        Dialect found = Dialect.of(connection);
        found.begin(connection);
        dialect = found;
        return new Transaction(connection, found);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Rolls back and returns the connection. A failure meanwhile is suppressed in favour of its cause. */
    void abandon(Throwable cause) {
        try {
            if (autoCommit != null) {
                connection.rollback();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
        try {
            close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Restores the connection's settings and returns it to its pool, which happens even if a setting cannot be restored. */
    void close() throws SQLException {
        try (connection) {
            if (dialect != null) {
                dialect.end(connection);
            }
            if (autoCommit != null) {
                connection.setAutoCommit(autoCommit);
            }
            if (networkTimeout != null) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        }
    }

    /**
     * Keeps a server that falls silent, while the connection stays open, from blocking a run for ever.
     *
     * @return the host's own limit in milliseconds, to be restored; null if it was not changed
     */
    private static @Nullable Integer limitSilence(Connection connection) throws SQLException {
        try {
            int hosts = connection.getNetworkTimeout();
            if (hosts > 0 && hosts <= NETWORK_TIMEOUT_MILLIS) {
                return null;
            }
            connection.setNetworkTimeout(Runnable::run, NETWORK_TIMEOUT_MILLIS);
            return hosts;
        } catch (SQLFeatureNotSupportedException e) {
            // Such a driver has a setting of its own, which is the host's.
            return null;
        }
    }
}
