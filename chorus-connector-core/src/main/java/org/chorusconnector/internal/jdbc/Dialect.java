package org.chorusconnector.internal.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** The differences between the supported databases. */
enum Dialect {
    H2,
    POSTGRESQL,
    /** Also MySQL, in which the same statements mean the same. */
    MARIADB;

    /** Saves the session's own settings in user variables. */
    private static final String MARIADB_SETTINGS = """
            SET @chorus_row_wait = @@innodb_lock_wait_timeout, @chorus_table_wait = @@lock_wait_timeout,
              @chorus_sql_mode = @@sql_mode, innodb_lock_wait_timeout = 5, lock_wait_timeout = 5,
              sql_mode = CONCAT('STRICT_ALL_TABLES,', @@sql_mode)""";

    private static final String MARIADB_RESTORED = """
            SET innodb_lock_wait_timeout = @chorus_row_wait, lock_wait_timeout = @chorus_table_wait,
              sql_mode = @chorus_sql_mode, @chorus_row_wait = NULL, @chorus_table_wait = NULL, @chorus_sql_mode = NULL""";

    private static final int H2_ADMIN_RIGHTS_REQUIRED = 90040;

    static Dialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB", "MySQL" -> MARIADB;
            default ->
                throw new JdbcException(
                        "The ledger does not support the database " + product
                                + ": use PostgreSQL, MariaDB, MySQL or H2.",
                        null);
        };
    }

    /**
     * Begins a transaction.
     *
     * <p>H2 writes a commit to its file up to half a second after the commit returned, and a killed process loses it. H2
     * forgets this setting whenever the database closes, so that each transaction sets it, which takes microseconds within
     * the process.
     *
     * <p>PostgreSQL waits for a locked row without limit, and a process that was paused in a transaction keeps its locks:
     * the other processes must not wait for it. H2 has a limit by default.
     *
     * <p>MariaDB's default isolation level locks the gaps between rows, so that runs on different items would block each
     * other. It waits 50 seconds for a row and a day for a table; without strict mode, it cuts values that are too long.
     * The isolation level ends with the transaction, the other settings do not: see {@link #end}.
     */
    void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            switch (this) {
                case H2 -> statement.execute("SET WRITE_DELAY 0");
                case POSTGRESQL -> statement.execute("SET LOCAL lock_timeout = '5s'");
                case MARIADB -> {
                    statement.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");
                    statement.execute(MARIADB_SETTINGS);
                }
            }
        } catch (SQLException e) {
            if (this == H2 && e.getErrorCode() == H2_ADMIN_RIGHTS_REQUIRED) {
                throw new JdbcException(
                        "H2 would lose the ledger's last commits in a crash: its user needs admin rights, to set"
                                + " WRITE_DELAY to 0.",
                        e);
            }
            throw e;
        }
    }

    /** Restores the settings of the session once the transaction is over. */
    void end(Connection connection) throws SQLException {
        if (this == MARIADB) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(MARIADB_RESTORED);
            }
        }
    }

    /** An instant as the driver takes it for a column. */
    Object toSql(Instant instant) {
        // MariaDB has no type for an instant: its columns are in UTC, independent of the zones of server, session and
        // machine.
        return this == MARIADB
                ? LocalDateTime.ofInstant(instant, ZoneOffset.UTC)
                : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return this == MARIADB
                ? Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                        .map(utc -> utc.toInstant(ZoneOffset.UTC))
                : Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
    }

    boolean hasTable(Connection connection, String name) throws SQLException {
        if (this == POSTGRESQL) {
            // Wherever statements find it: the tables may be in another schema of the search path than the first one.
            try (PreparedStatement statement = connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
                statement.setString(1, name);
                try (ResultSet found = statement.executeQuery()) {
                    return found.next() && found.getBoolean(1);
                }
            }
        }
        DatabaseMetaData database = connection.getMetaData();
        String table = database.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
        try (ResultSet tables = database.getTables(
                connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }
}
