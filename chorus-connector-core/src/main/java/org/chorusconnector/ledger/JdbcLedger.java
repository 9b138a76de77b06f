package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.internal.jdbc.Schema;
import org.chorusconnector.runs.Runs;
import org.chorusconnector.runs.internal.JdbcRuns;

/**
 * A ledger in the host's database: PostgreSQL, MariaDB, MySQL or H2. Give it a pooled {@link DataSource} with about as many
 * connections as the dispatch has threads; each call borrows one for a moment, in a transaction of its own.
 *
 * <p>How two runs never work on one item:
 *
 * <ol>
 *   <li>A claim is an insert on the item's primary key, or an update conditional on the fencing token that was read. Of
 *       several runs that try at once, one succeeds.
 *   <li>An item belongs to its owner until that run concludes it, ends, or is declared dead.
 *   <li>A run is declared dead by another that watched it without a heartbeat, never by comparing clocks.
 *   <li>Each write is conditional on owner and fencing token, so the writes of a dead run are refused.
 * </ol>
 */
public final class JdbcLedger implements Ledger {

    /** The name that is used for a ledger of one supplier. */
    public static final String ONLY_SUPPLIER = "default";

    private static final int MAX_SUPPLIER = 100;

    private final Database database;
    private final String supplier;
    private final JdbcRuns runs;
    private final EntryRows items;
    private final ResultRows results;
    private final PlatformRows platform;

    private JdbcLedger(DataSource dataSource, String supplier) {
        this.database = new Database(requireNonNull(dataSource, "dataSource"), LedgerException::new);
        this.supplier = supplier;
        this.runs = new JdbcRuns(database, supplier, List.of(new EntryHoldings(supplier)));
        this.items = new EntryRows(database, supplier);
        this.results = new ResultRows(database);
        this.platform = new PlatformRows(database, supplier, Clock.systemUTC());
    }

    /** The ledger of the host's only supplier. Its tables must exist: see {@link #createSchema()}. */
    public static JdbcLedger on(DataSource dataSource) {
        return new JdbcLedger(dataSource, ONLY_SUPPLIER);
    }

    /**
     * The ledger of one of several suppliers that share the tables.
     *
     * @param supplier the host's own name for it, at most 100 characters, never changed afterwards
     */
    public static JdbcLedger on(DataSource dataSource, String supplier) {
        if (supplier.isBlank() || supplier.length() > MAX_SUPPLIER) {
            throw new IllegalArgumentException(
                    "supplier must have 1 to " + MAX_SUPPLIER + " characters, not: " + supplier);
        }
        return new JdbcLedger(dataSource, supplier);
    }

    /**
     * Creates missing tables and upgrades those of an older version; changes nothing else. Hosts with a migration tool take
     * the files of their database below {@code org/chorusconnector/schema} in the jar instead, one version after the other.
     * On H2 it takes two connections at once: one holds the turn of this node while the other one changes the tables.
     *
     * @throws LedgerException also if a newer version of this library created the tables
     */
    public JdbcLedger createSchema() {
        new Schema(database).upgrade();
        return this;
    }

    /**
     * The version of the tables; empty if they do not exist.
     *
     * @throws LedgerException also if a newer version of this library created the tables
     */
    public OptionalInt schemaVersion() {
        int version = new Schema(database).installedVersion();
        return version == 0 ? OptionalInt.empty() : OptionalInt.of(version);
    }

    /** Reading and correcting the ledger by hand. */
    public LedgerAdmin admin() {
        return new LedgerAdmin(database, supplier, runs, Clock.systemUTC());
    }

    @Override
    public String supplier() {
        return supplier;
    }

    @Override
    public Runs runs() {
        return runs;
    }

    @Override
    public Items items() {
        return items;
    }

    @Override
    public Results results() {
        return results;
    }

    @Override
    public void requirePlatform(URI apiUrl) {
        platform.require(apiUrl);
    }
}
