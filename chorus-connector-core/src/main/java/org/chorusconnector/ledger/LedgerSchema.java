package org.chorusconnector.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * The ledger's tables as plain SQL beside this class in the jar: for each database one file per version, which makes the
 * version before it into this one.
 */
enum LedgerSchema {
    H2,
    POSTGRESQL,
    /** And MySQL, in which the same statements mean the same. */
    MARIADB;

    /** The version that this library needs. */
    static final int CURRENT = 2;

    /** The last table of version 1, which had no table of versions yet: where it is, all are. */
    private static final String LAST_TABLE_OF_VERSION_1 = "chorus_result";

    private static final String VERSIONS = "chorus_schema";

    /** Keeps the session's own settings in it. */
    private static final String MARIADB_SETTINGS = """
            SET @chorus_row_wait = @@innodb_lock_wait_timeout, @chorus_table_wait = @@lock_wait_timeout,
              @chorus_sql_mode = @@sql_mode, innodb_lock_wait_timeout = 5, lock_wait_timeout = 5,
              sql_mode = CONCAT('STRICT_ALL_TABLES,', @@sql_mode)""";

    private static final String MARIADB_RESTORED = """
            SET innodb_lock_wait_timeout = @chorus_row_wait, lock_wait_timeout = @chorus_table_wait,
              sql_mode = @chorus_sql_mode, @chorus_row_wait = NULL, @chorus_table_wait = NULL, @chorus_sql_mode = NULL""";

    static LedgerSchema of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            case "MariaDB", "MySQL" -> MARIADB;
            default ->
                throw new LedgerException(
                        "The ledger does not know the database " + product + ": use PostgreSQL, MariaDB, MySQL or H2.");
        };
    }

    /** What makes the version before this one into this one. */
    String sql(int version) {
        String file = "schema/v" + version + "/" + name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream in = LedgerSchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Not in the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What each transaction begins with.
     *
     * <p>H2 writes a commit to its file up to half a second after it has returned, and what a killed process had committed
     * last is then lost. It forgets this setting whenever the database closes, so that each transaction says it again,
     * which costs next to nothing within the process.
     *
     * <p>PostgreSQL waits for a locked row for ever, and a process that was paused in the middle of a transaction keeps its
     * locks: others must not stand still with it. H2 gives up by itself.
     *
     * <p>MariaDB's own level of isolation locks the gaps between rows, so that two runs that write beside each other get in
     * each other's way. It waits for a row for 50 seconds, for a table a day; and unless it is told to be strict, it cuts
     * what is too long. Only the level ends with the transaction: see {@link #end}.
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
            if (this == H2) {
                throw new LedgerException(
                        "H2 would lose the ledger's last commits in a crash: its user needs admin rights, to set"
                                + " WRITE_DELAY to 0.",
                        e);
            }
            throw e;
        }
    }

    /** Gives a session back the settings that it had, once the transaction is over. */
    void end(Connection connection) throws SQLException {
        if (this == MARIADB) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(MARIADB_RESTORED);
            }
        }
    }

    /** An instant as the driver takes it for a column. */
    Object toSql(Instant instant) {
        // MariaDB has no type for an instant: its columns are in UTC, whatever the zones of server, session and
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

    /**
     * Creates what is missing and brings an older version up to date; changes nothing else. Looks first: even a command that
     * has nothing to do waits for the locks of others.
     */
    void create(Connection connection) throws SQLException {
        for (int version = installedVersion(connection) + 1; version <= CURRENT; version++) {
            try (Statement statement = connection.createStatement()) {
                for (String command :
                        sql(version).replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
                    if (!command.isBlank()) {
                        statement.execute(command);
                    }
                }
            }
        }
    }

    /**
     * The version of the tables that are there; 0 without any.
     *
     * @throws LedgerException when a newer library made them
     */
    static int installedVersion(Connection connection) throws SQLException {
        int installed = exists(connection, LAST_TABLE_OF_VERSION_1) ? 1 : 0;
        if (exists(connection, VERSIONS)) {
            // No row: its creation was cut short by a crash, on a database whose DDL is not transactional.
            installed = Database.query(
                            connection,
                            "SELECT COALESCE(MAX(version), 1) AS latest FROM chorus_schema",
                            row -> row.getInt("latest"))
                    .get(0);
        }
        if (installed > CURRENT) {
            throw new LedgerException("The ledger's tables have version " + installed
                    + ", and this library knows them up to version " + CURRENT
                    + ": use the library that made them, or a newer one. Nothing was changed.");
        }
        return installed;
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        if (of(connection) == POSTGRESQL) {
            // Wherever statements find it: the tables may be in another schema of the search path than the first one.
            return Database.query(
                            connection,
                            "SELECT to_regclass(?) IS NOT NULL AS there",
                            row -> row.getBoolean("there"),
                            name)
                    .get(0);
        }
        DatabaseMetaData database = connection.getMetaData();
        String table = database.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
        try (ResultSet tables = database.getTables(
                connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }
}
