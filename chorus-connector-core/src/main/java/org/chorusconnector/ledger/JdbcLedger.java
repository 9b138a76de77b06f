package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A ledger in the host's database: PostgreSQL, MariaDB, MySQL or H2. Give it a pooled {@link DataSource} with about as many
 * connections as the dispatch has threads; each call borrows one for a moment, in a transaction of its own.
 *
 * <p>How two runs never work on one item:
 *
 * <ol>
 *   <li>A claim is an insert on the item's primary key, or an update conditional on the fence that was read. Of several
 *       runs that try at once, one succeeds.
 *   <li>An item belongs to its owner until that run concludes it, ends, or is declared dead.
 *   <li>A run is declared dead by another that watched it without a beat, never by comparing clocks.
 *   <li>Each write is conditional on owner and fence, so what a dead run still tries to write is refused.
 * </ol>
 */
public final class JdbcLedger implements Ledger {

    /** The name that is used for a ledger of one supplier. */
    public static final String ONLY_SUPPLIER = "default";

    private static final int ATTEMPTS_AT_SCHEMA = 5;

    private final Database database;
    private final String supplier;
    private final RunRows runs;
    private final EntryRows entries;
    private final ResultRows results;

    private JdbcLedger(DataSource dataSource, String supplier) {
        this.database = new Database(requireNonNull(dataSource, "dataSource"));
        this.supplier = supplier;
        this.runs = new RunRows(database, supplier);
        this.entries = new EntryRows(database, supplier);
        this.results = new ResultRows(database);
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
        if (supplier.isBlank() || supplier.length() > 100) {
            throw new IllegalArgumentException("A supplier's name has 1 to 100 characters, not: " + supplier);
        }
        return new JdbcLedger(dataSource, supplier);
    }

    /**
     * Creates the tables that do not exist, and brings those of an older version up to date; changes nothing else. Hosts
     * with a migration tool take the files of their database below {@code org/chorusconnector/ledger/schema} instead, one
     * version after the other.
     *
     * @throws LedgerException also when a newer version of this library made the tables
     */
    public JdbcLedger createSchema() {
        for (int attempt = 1; ; attempt++) {
            try {
                database.transact("create its tables", connection -> {
                    LedgerSchema.of(connection).create(connection);
                });
                return this;
            } catch (LedgerException e) {
                // Of several nodes that start at the same moment one creates a table, and the others fail on it.
                if (schemaVersion() == LedgerSchema.CURRENT) {
                    return this;
                }
                if (attempt == ATTEMPTS_AT_SCHEMA) {
                    throw e;
                }
            }
        }
    }

    private int schemaVersion() {
        return database.inTransaction("find out the version of its tables", LedgerSchema::installedVersion);
    }

    /** The ledger in the hands of a person. */
    public LedgerAdmin admin() {
        return new LedgerAdmin(database, supplier, Clock.systemUTC());
    }

    @Override
    public Optional<RunId> openRun(RunStart start) {
        // Only automatic runs get in each other's way.
        return start.kind() == RunKind.AUTOMATIC
                ? unlessLocked(Optional.empty(), () -> runs.open(start))
                : runs.open(start);
    }

    @Override
    public boolean beat(RunId run) {
        return runs.beat(run);
    }

    @Override
    public Map<RunId, Long> openRuns() {
        return runs.open();
    }

    @Override
    public boolean declareDead(RunId run, long lastBeat, Instant now) {
        return unlessLocked(false, () -> runs.declareDead(run, lastBeat, now));
    }

    @Override
    public void closeRun(RunId run, Optional<Finding> stop, Instant now) {
        runs.close(run, stop, now);
    }

    @Override
    public Standing standingOf(String number) {
        return entries.standingOf(number);
    }

    @Override
    public int attemptsOf(String number) {
        return entries.attemptsOf(number);
    }

    @Override
    public Optional<Claim> claim(RunId run, String number, Instant now) {
        return unlessLocked(Optional.empty(), () -> entries.claim(run, number, now));
    }

    @Override
    public Optional<Claim> claimInDoubt(RunId run, String number, Instant now) {
        return unlessLocked(Optional.empty(), () -> entries.claimInDoubt(run, number, now));
    }

    @Override
    public List<String> doubtful() {
        return entries.doubtful();
    }

    @Override
    public Claim uploaded(Claim claim, UploadedFile file, Instant now) {
        return entries.uploaded(claim, file, now);
    }

    @Override
    public Claim submitting(Claim claim, Intent intent, Instant now) {
        return entries.submitting(claim, intent, now);
    }

    @Override
    public boolean holds(Claim claim) {
        return entries.holds(claim);
    }

    @Override
    public Claim doubt(Claim claim, boolean numberTaken, Instant now) {
        return entries.doubt(claim, numberTaken, now);
    }

    @Override
    public void conclude(Claim claim, long position, ItemResult result) {
        entries.conclude(claim, position, result);
    }

    @Override
    public void record(RunId run, long position, ItemResult result) {
        database.transact("record the result of item " + result.number(), connection -> {
            if (RunRows.isOpen(connection, run)) {
                ResultRows.write(connection, run, position, result);
            }
        });
    }

    @Override
    public Stream<ItemResult> results(RunId run) {
        return results.of(run);
    }

    @Override
    public Map<Outcome, Long> counts(RunId run) {
        return results.counts(run);
    }

    /** Who keeps a row locked has it in hand, paused or not. */
    private static <T> T unlessLocked(T otherwise, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (LedgerException e) {
            if (Database.isLockedByAnother(e)) {
                return otherwise;
            }
            throw e;
        }
    }
}
