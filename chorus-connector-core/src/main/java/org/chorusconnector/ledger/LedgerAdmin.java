package org.chorusconnector.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.ledger.Intervention.Action;

/**
 * The ledger in the hands of a person: what it says, and the two changes that can be made to it while runs are working.
 * Each change is recorded with who made it and why.
 *
 * <p>What is in doubt is settled by asking Chorus Pro, which needs neither of the two: see {@code Dispatch.reconcile()}.
 *
 * <p>Thread-safe. All methods throw {@link LedgerException} when the database cannot be read or written.
 */
public final class LedgerAdmin {

    private static final int PORTION = 500;
    private static final int MAX_BY = 200;
    private static final int MAX_REASON = 1000;

    private static final String ENTRY = "SELECT * FROM chorus_entry WHERE supplier = ? AND item_number = ?";

    private static final String ENTRIES = """
            SELECT * FROM chorus_entry WHERE supplier = ? AND item_number > ? AND state IN (%s)
            ORDER BY item_number LIMIT %d""";

    private static final String RUNS = """
            SELECT * FROM chorus_run WHERE supplier = ? ORDER BY started_at DESC, run_id LIMIT ?""";

    private static final String RUN = "SELECT * FROM chorus_run WHERE supplier = ? AND run_id = ?";

    private static final String HISTORY = """
            SELECT l.* FROM chorus_result l JOIN chorus_run r ON r.run_id = l.run_id
            WHERE r.supplier = ? AND l.item_number = ? ORDER BY l.finished_at, l.started_at""";

    private static final String INTERVENTIONS =
            "SELECT * FROM chorus_intervention WHERE supplier = ? AND item_number = ? ORDER BY fence";

    /** Whoever held the item finds another fence, and writes nothing more to it. */
    private static final String RELEASE = """
            UPDATE chorus_entry SET owner = NULL, state = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND fence = ?""";

    private static final String FORGET = """
            UPDATE chorus_entry SET owner = NULL, state = ?, stored_files = NULL, recipient_siret = NULL,
              amount_incl_tax = NULL, kind = NULL, effective_date = NULL, main_document = NULL, attachments = NULL,
              first_submitted_at = NULL, last_submitted_at = NULL, chorus_invoice_id = NULL, chorus_status = NULL,
              deposited_on = NULL, number_taken = FALSE, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND fence = ?""";

    private static final String RECORD = """
            INSERT INTO chorus_intervention (supplier, item_number, fence, action, done_at, done_by, reason, state_before,
              owner_before, invoice_before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final String supplier;
    private final Clock clock;

    LedgerAdmin(Database database, String supplier, Clock clock) {
        this.database = database;
        this.supplier = supplier;
        this.clock = clock;
    }

    /** The entries in these states, by number, read in small portions. */
    public Stream<LedgerEntry> entries(Collection<EntryState> states) {
        if (states.isEmpty()) {
            return Stream.empty();
        }
        // Names of an enumeration: nothing that needs to be a parameter.
        String wanted =
                EnumSet.copyOf(states).stream().map(state -> "'" + state + "'").collect(Collectors.joining(", "));
        String sql = ENTRIES.formatted(wanted, PORTION);
        return Stream.iterate(
                        portion(sql, ""),
                        portion -> !portion.isEmpty(),
                        portion -> portion.size() < PORTION
                                ? List.of()
                                : portion(sql, portion.get(portion.size() - 1).number()))
                .flatMap(List::stream);
    }

    private List<LedgerEntry> portion(String sql, String after) {
        return database.inTransaction(
                "list entries",
                connection ->
                        Database.query(connection, sql, row -> Found.of(row).entry(), supplier, after));
    }

    /** What the ledger has on an item; empty when no run ever claimed it. */
    public Optional<LedgerEntry> entry(String number) {
        return database.inTransaction("read item " + number, connection -> find(connection, number))
                .map(Found::entry);
    }

    /** The item's lines in the reports of all runs, oldest first. Reads all reports: takes a moment on a large ledger. */
    public List<PastResult> history(String number) {
        return database.inTransaction(
                "read the history of item " + number,
                connection -> Database.query(
                        connection,
                        HISTORY,
                        row -> new PastResult(RunId.of(row.getString("run_id")), ResultRows.result(row)),
                        supplier,
                        number));
    }

    /** What was done to an item by hand, oldest first. */
    public List<Intervention> interventions(String number) {
        return database.inTransaction("read the interventions on item " + number, connection -> {
            requireCurrentSchema(connection);
            return Database.query(connection, INTERVENTIONS, LedgerAdmin::intervention, supplier, number);
        });
    }

    /** The last runs, the latest first. */
    public List<LedgerRun> runs(int limit) {
        return database.inTransaction(
                "list runs", connection -> Database.query(connection, RUNS, LedgerAdmin::run, supplier, limit));
    }

    /** One run; empty when this supplier's ledger does not know it. */
    public Optional<LedgerRun> run(RunId id) {
        return database.inTransaction(
                "read run " + id,
                connection -> Database.queryOne(connection, RUN, LedgerAdmin::run, supplier, id.toString()));
    }

    /**
     * Takes an item out of the hands of the run that has it, dead or alive, so that another one can take it. Never makes
     * anything possible that could send it twice: what may have been submitted is {@link EntryState#UNKNOWN} afterwards, and
     * a run that still works on it can write nothing more. Seldom necessary, since the next run does this with dead runs.
     *
     * @param by who does this, 1 to 200 characters
     * @param reason why, 1 to 1,000 characters
     * @return the entry afterwards
     * @throws InterventionRefusedException when no run has the item in hand
     */
    public LedgerEntry release(String number, String by, String reason) {
        return intervene("release", number, by, reason, (connection, found) -> {
            if (found.entry.holder().isEmpty()) {
                throw new InterventionRefusedException("Item " + number + " is " + found.entry.state()
                        + ", and no run has it in hand: there is nothing to release.");
            }
            EntryState left = found.entry.state().isInDoubt() ? EntryState.UNKNOWN : found.entry.state();
            change(connection, found, RELEASE, left);
            record(connection, Action.RELEASE, found, by, reason);
        });
    }

    /**
     * Makes the ledger forget what it knows of an item that Chorus Pro certainly does not have: it is
     * {@link EntryState#FAILED} afterwards, and the next run may send it. The reports of past runs stay as they are.
     *
     * @param by who does this, 1 to 200 characters
     * @param reason why, 1 to 1,000 characters
     * @return the entry afterwards
     * @throws InterventionRefusedException when there is no entry, a run has it in hand, or Chorus Pro has the invoice or may
     *     have it
     */
    public LedgerEntry forget(String number, String by, String reason) {
        return forget(number, by, reason, false);
    }

    /**
     * The same also when the item was sent, or may have been. <b>The next run submits it without looking it up</b>: only
     * Chorus Pro's own check for duplicates then stands between it and a second invoice. For somebody who has seen on the
     * portal that the invoice is not there.
     *
     * @throws InterventionRefusedException when there is no entry, or a run has it in hand
     */
    public LedgerEntry forgetEvenIfSent(String number, String by, String reason) {
        return forget(number, by, reason, true);
    }

    private LedgerEntry forget(String number, String by, String reason, boolean evenIfSent) {
        return intervene("forget", number, by, reason, (connection, found) -> {
            EntryState state = found.entry.state();
            found.entry.holder().ifPresent(run -> {
                throw new InterventionRefusedException("Item " + number + " is in the hands of run " + run
                        + ": wait until it has ended, or release the item first.");
            });
            if (!evenIfSent && state == EntryState.SENT) {
                throw new InterventionRefusedException(
                        "Item " + number + " was sent. Forgotten, it would be sent a second"
                                + " time: that has to be asked for explicitly.");
            }
            if (!evenIfSent && state.isInDoubt()) {
                throw new InterventionRefusedException(
                        "Item " + number + " may have been sent. Reconcile it, which asks"
                                + " Chorus Pro; to forget it all the same has to be asked for explicitly.");
            }
            change(connection, found, FORGET, EntryState.FAILED);
            record(connection, Action.FORGET, found, by, reason);
        });
    }

    @FunctionalInterface
    private interface Change {
        void make(Connection connection, Found found) throws SQLException;
    }

    private LedgerEntry intervene(String verb, String number, String by, String reason, Change change) {
        requireText("by", by, MAX_BY);
        requireText("reason", reason, MAX_REASON);
        return database.inTransaction(verb + " item " + number, connection -> {
            requireCurrentSchema(connection);
            Found found = find(connection, number)
                    .orElseThrow(() -> new InterventionRefusedException(
                            "The ledger has no entry for item " + number + ": no run ever claimed it."));
            change.make(connection, found);
            return find(connection, number).orElseThrow().entry;
        });
    }

    private static void requireText(String name, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(name + " has 1 to " + most + " characters");
        }
    }

    /** Tables that were made by hand may lack what a person's changes are recorded in. */
    private static void requireCurrentSchema(Connection connection) throws SQLException {
        int installed = LedgerSchema.installedVersion(connection);
        if (installed < LedgerSchema.CURRENT) {
            throw new LedgerException("The ledger's tables have version " + installed + ", and this needs version "
                    + LedgerSchema.CURRENT + ". Bring them up to date with createSchema(), or with the files"
                    + " org/chorusconnector/ledger/schema/v*/ in this library's jar.");
        }
    }

    private void change(Connection connection, Found found, String sql, EntryState next) throws SQLException {
        int changed =
                Database.update(connection, sql, next, clock.instant(), supplier, found.entry.number(), found.fence);
        if (changed == 0) {
            throw new InterventionRefusedException("Item " + found.entry.number()
                    + " was written by a run at this very moment. Look at it again before you go on.");
        }
    }

    private void record(Connection connection, Action action, Found found, String by, String reason)
            throws SQLException {
        Database.update(
                connection,
                RECORD,
                supplier,
                found.entry.number(),
                found.fence + 1,
                action,
                clock.instant(),
                by,
                reason,
                found.entry.state(),
                found.entry.holder().map(RunId::toString).orElse(null),
                found.entry.invoice().map(invoice -> invoice.id().value()).orElse(null));
    }

    private Optional<Found> find(Connection connection, String number) throws SQLException {
        return Database.queryOne(connection, ENTRY, Found::of, supplier, number);
    }

    /** An entry with the fence that the next change to it is conditional on. */
    private record Found(LedgerEntry entry, long fence) {

        static Found of(ResultSet row) throws SQLException {
            LedgerEntry entry = new LedgerEntry(
                    row.getString("item_number"),
                    EntryState.valueOf(row.getString("state")),
                    Database.text(row, "owner").map(RunId::of),
                    row.getInt("attempts"),
                    EntryRows.submission(row),
                    ResultRows.invoice(row),
                    Database.instant(row, "updated_at").orElseThrow());
            return new Found(entry, row.getLong("fence"));
        }
    }

    private static Intervention intervention(ResultSet row) throws SQLException {
        long invoice = row.getLong("invoice_before");
        Optional<ChorusInvoiceId> invoiceBefore =
                row.wasNull() ? Optional.empty() : Optional.of(new ChorusInvoiceId(invoice));
        return new Intervention(
                row.getString("item_number"),
                Action.valueOf(row.getString("action")),
                Database.instant(row, "done_at").orElseThrow(),
                row.getString("done_by"),
                row.getString("reason"),
                EntryState.valueOf(row.getString("state_before")),
                Database.text(row, "owner_before").map(RunId::of),
                invoiceBefore);
    }

    private static LedgerRun run(ResultSet row) throws SQLException {
        RunStart start = new RunStart(
                RunKind.valueOf(row.getString("kind")),
                Database.day(row, "business_day").orElseThrow(),
                Database.instant(row, "started_at").orElseThrow(),
                row.getString("started_by"),
                row.getString("settings"));
        String detail = Database.text(row, "stop_detail").orElse("");
        return new LedgerRun(
                RunId.of(row.getString("run_id")),
                start,
                LedgerRun.State.valueOf(row.getString("state")),
                Database.instant(row, "finished_at"),
                Database.text(row, "stop_code").map(code -> new Finding(code, detail)));
    }
}
