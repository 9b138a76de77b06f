package org.chorusconnector.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** The ledger's tables as plain SQL, one file per database and version, beside this class in the jar. */
enum LedgerSchema {
    H2,
    POSTGRESQL;

    private static final String FOLDER = "schema/v1/";

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

    /** Creates what is missing; changes nothing that exists. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String command : sql().replaceAll("(?m)^\\s*--.*$", "").split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }
}
