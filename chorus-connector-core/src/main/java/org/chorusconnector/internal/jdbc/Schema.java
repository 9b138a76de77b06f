package org.chorusconnector.internal.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The tables of all rooms. Their DDL is plain SQL in the jar, one file per database and version; a file turns the version
 * before it into its own.
 */
public final class Schema {

    /** The version that this library needs. */
    public static final int CURRENT = 4;

    /** Where the files are in the jar, in folders {@code v1}, {@code v2} and so on. */
    public static final String FOLDER = "org/chorusconnector/schema";

    /** The last table of version 1, which had no table of versions: if it exists, all of version 1 exist. */
    private static final String LAST_TABLE_OF_VERSION_1 = "chorus_result";

    private static final String VERSIONS = "chorus_schema";

    private static final int ATTEMPTS = 5;

    private static final String PURPOSE = "create its tables";

    /** As in version 2, on H2. */
    private static final String CREATE_VERSIONS =
            "CREATE TABLE IF NOT EXISTS chorus_schema (version INTEGER NOT NULL PRIMARY KEY)";

    /** A row that is never committed: of several sessions, one inserts it, and the others wait until it is taken back. */
    private static final String TAKE_TURN = "INSERT INTO chorus_schema (version) VALUES (0)";

    private static final String END_TURN = "DELETE FROM chorus_schema WHERE version = 0";

    private final Database database;

    public Schema(Database database) {
        this.database = database;
    }

    /** Creates missing tables and upgrades those of an older version; changes nothing else. Safe on several nodes at once. */
    public void upgrade() {
        for (int attempt = 1; ; attempt++) {
            try {
                if (isUpgradeInTurns()) {
                    upgradeInTurn();
                } else {
                    database.execute(PURPOSE, Schema::upgrade);
                }
                return;
            } catch (RuntimeException e) {
                // Of several nodes that start at the same moment, one creates a table and the others fail on it.
                if (installedVersion() == CURRENT) {
                    return;
                }
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** H2 loses a table to which two sessions add a column at the same moment; the other databases lock it. */
    private boolean isUpgradeInTurns() {
        return database.query(
                PURPOSE, transaction -> transaction.dialect() == Dialect.H2 && installedVersion(transaction) < CURRENT);
    }

    /** With two connections, since DDL ends the transaction of its own. */
    private void upgradeInTurn() {
        database.execute(PURPOSE, transaction -> transaction.commandUnlessDone(CREATE_VERSIONS));
        database.execute(PURPOSE, turn -> {
            turn.update(TAKE_TURN);
            database.execute(PURPOSE, Schema::upgrade);
            turn.update(END_TURN);
        });
    }

    /** The version of the installed tables; 0 without any. Fails if a newer version of this library created them. */
    public int installedVersion() {
        return database.query("read the version of its tables", Schema::installedVersion);
    }

    /** Fails with the next step for the user if the tables are older than this library needs. */
    public static void requireCurrent(Transaction transaction) {
        int installed = installedVersion(transaction);
        if (installed < CURRENT) {
            throw new JdbcException(
                    "The ledger's tables have version " + installed + ", but version " + CURRENT
                            + " is needed. Upgrade them with createSchema(), or with the files " + FOLDER
                            + "/v*/ in this library's jar.",
                    null);
        }
    }

    /** Looks at the version first: even a DDL command that has nothing to do waits for the locks of others. */
    private static void upgrade(Transaction transaction) {
        for (int version = installedVersion(transaction) + 1; version <= CURRENT; version++) {
            for (String command : sql(transaction.dialect(), version)
                    .replaceAll("(?m)^\\s*--.*$", "")
                    .split(";", -1)) {
                if (!command.isBlank()) {
                    transaction.commandUnlessDone(command);
                }
            }
        }
    }

    private static int installedVersion(Transaction transaction) {
        int installed = transaction.hasTable(LAST_TABLE_OF_VERSION_1) ? 1 : 0;
        if (transaction.hasTable(VERSIONS)) {
            // No row: a crash interrupted its creation, on a database whose DDL is not transactional.
            installed = transaction
                    .queryOne("SELECT version FROM chorus_schema ORDER BY version DESC", row -> row.integer("version"))
                    .orElse(installed);
        }
        if (installed > CURRENT) {
            throw new JdbcException(
                    "The ledger's tables have version " + installed + ", and this library knows them up to version "
                            + CURRENT + ": use the library that created them, or a newer one. Nothing was changed.",
                    null);
        }
        return installed;
    }

    private static String sql(Dialect dialect, int version) {
        String file = "/" + FOLDER + "/v" + version + "/" + dialect.name().toLowerCase(Locale.ROOT) + ".sql";
        try (InputStream in = Schema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Not in the jar: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
