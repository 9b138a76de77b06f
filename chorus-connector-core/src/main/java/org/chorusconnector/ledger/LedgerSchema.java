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

/** The ledger's tables as plain SQL, one file per database and version, beside this class in the jar. */
enum LedgerSchema {
    H2,
    POSTGRESQL;

    private static final String FOLDER = "schema/v1/";

    /** The last one to be created: where it is, all are. */
    private static final String LAST_TABLE = "chorus_result";

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

    String sql() {
        String file = FOLDER + name().toLowerCase(Locale.ROOT) + ".sql";
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
     * Creates what is missing; changes nothing that exists. Looks first: even a command that has nothing to do waits for the
     * locks of others.
     */
    void create(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            for (String command : sql().replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String table = database.storesUpperCaseIdentifiers() ? LAST_TABLE.toUpperCase(Locale.ROOT) : LAST_TABLE;
        try (ResultSet tables = database.getTables(
                connection.getCatalog(), connection.getSchema(), table, new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }
}
