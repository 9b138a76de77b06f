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
import java.util.Locale;

/**
 * The ledger's tables as plain SQL beside this class in the jar: for each database one file per version, which makes the
 * version before it into this one.
 */
enum LedgerSchema {
    H2,
    POSTGRESQL;

    /** The version that this library needs. */
    static final int CURRENT = 2;

    /** The last table of version 1, which had no table of versions yet: where it is, all are. */
    private static final String LAST_TABLE_OF_VERSION_1 = "chorus_result";

    private static final String VERSIONS = "chorus_schema";

    static LedgerSchema of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "H2" -> H2;
            case "PostgreSQL" -> POSTGRESQL;
            default ->
                throw new LedgerException("The ledger has no schema for the database " + product
                        + ": use PostgreSQL or H2, or create the tables by hand from one of their files.");
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
     */
    void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            switch (this) {
                case H2 -> statement.execute("SET WRITE_DELAY 0");
                case POSTGRESQL -> statement.execute("SET LOCAL lock_timeout = '5s'");
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
        DatabaseMetaData database = connection.getMetaData();
        String table = database.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
        try (ResultSet tables = database.getTables(
                connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }
}
