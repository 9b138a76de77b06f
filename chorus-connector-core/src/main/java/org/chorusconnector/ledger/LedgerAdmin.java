package org.chorusconnector.ledger;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.internal.jdbc.Row;
import org.chorusconnector.internal.jdbc.Schema;
import org.chorusconnector.internal.jdbc.Transaction;
import org.chorusconnector.internal.text.PlainText;
import org.chorusconnector.ledger.Intervention.Action;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.internal.JdbcRuns;

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

    private static final String ENTRY_OF_INVOICE =
            "SELECT * FROM chorus_entry WHERE supplier = ? AND chorus_invoice_id = ? ORDER BY item_number";

    private static final String ENTRIES = """
            SELECT * FROM chorus_entry WHERE supplier = ? AND item_number > ? AND state IN (%s)
            ORDER BY item_number LIMIT %d""";

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
              amount_incl_tax = NULL, kind = NULL, effective_date = NULL, main_document = NULL, attachments = NULL, client_reference = NULL,
              first_submitted_at = NULL, last_submitted_at = NULL, chorus_invoice_id = NULL, chorus_status = NULL,
              deposited_on = NULL, number_taken = FALSE, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND fence = ?""";

    /** Whoever else looks at it finds another fence. */
    private static final String TOUCH = """
            UPDATE chorus_entry SET state = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND fence = ?""";

    private static final String DROP_ACCEPTANCE =
            "DELETE FROM chorus_accepted_number WHERE supplier = ? AND item_number = ?";

    private static final String ACCEPT =
            "INSERT INTO chorus_accepted_number (supplier, item_number, accepted_at) VALUES (?, ?, ?)";

    private static final String RECORD = """
            INSERT INTO chorus_intervention (supplier, item_number, fence, action, done_at, done_by, reason, state_before,
              owner_before, invoice_before)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Database database;
    private final String supplier;
    private final JdbcRuns runs;
    private final Clock clock;

    LedgerAdmin(Database database, String supplier, JdbcRuns runs, Clock clock) {
        this.database = database;
        this.supplier = supplier;
        this.runs = runs;
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
        return database.query(
                "list entries",
                transaction -> transaction.query(sql, row -> Found.of(row).entry(), supplier, after));
    }

    /** What the ledger has on an item; empty when no run ever claimed it. */
    public Optional<LedgerEntry> entry(String number) {
        return database.query("read item " + number, transaction -> find(transaction, number))
                .map(Found::entry);
    }

    /**
     * The item that Chorus Pro knows by this number, which is that of the portal and of its mails; empty when no sent item has it.
     */
    public Optional<LedgerEntry> entry(ChorusInvoiceId invoice) {
        return database.query(
                "find invoice " + invoice,
                transaction ->
                        transaction
                                .query(ENTRY_OF_INVOICE, row -> Found.of(row).entry(), supplier, invoice.value())
                                .stream()
                                .findFirst());
    }

    /** The item's lines in the reports of all runs, oldest first. Reads all reports: takes a moment on a large ledger. */
    public List<PastResult> history(String number) {
        return database.query(
                "read the history of item " + number,
                transaction -> transaction.query(
                        HISTORY,
                        row -> new PastResult(RunId.of(row.text("run_id")), ResultRows.result(row)),
                        supplier,
                        number));
    }

    /** What was done to an item by hand, oldest first. */
    public List<Intervention> interventions(String number) {
        return database.query("read the interventions on item " + number, transaction -> {
            Schema.requireCurrent(transaction);
            return transaction.query(INTERVENTIONS, LedgerAdmin::intervention, supplier, number);
        });
    }

    /** The last runs, the latest first. */
    public List<Run> runs(int limit) {
        return runs.latest(limit);
    }

    /** One run; empty if this supplier's ledger has no such run. */
    public Optional<Run> run(RunId id) {
        return runs.find(id);
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
        return intervene("release", number, by, reason, (transaction, found) -> {
            if (found.entry.holder().isEmpty()) {
                throw new InterventionRefusedException("Item " + number + " is " + found.entry.state()
                        + ", and no run has it in hand: there is nothing to release.");
            }
            EntryState left = found.entry.state().isInDoubt() ? EntryState.UNKNOWN : found.entry.state();
            change(transaction, found, RELEASE, left);
            record(transaction, Action.RELEASE, found, by, reason);
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
        return intervene("forget", number, by, reason, (transaction, found) -> {
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
            change(transaction, found, FORGET, EntryState.FAILED);
            record(transaction, Action.FORGET, found, by, reason);
        });
    }

    /**
     * Notes that the number of a sent item came back for another item, and that this is known: runs no longer report it. The other
     * item needs a number of its own to be sent.
     *
     * @param by who does this, 1 to 200 characters
     * @param reason why, 1 to 1,000 characters
     * @return the entry afterwards
     * @throws InterventionRefusedException when there is no entry, or the item was not sent
     */
    public LedgerEntry accept(String number, String by, String reason) {
        return intervene("accept", number, by, reason, (transaction, found) -> {
            EntryState state = found.entry.state();
            if (state != EntryState.SENT) {
                throw new InterventionRefusedException("Item " + number + " is " + state
                        + ": only the number of an item that was sent can come back for another one.");
            }
            change(transaction, found, TOUCH, state);
            transaction.update(DROP_ACCEPTANCE, supplier, number);
            transaction.update(ACCEPT, supplier, number, clock.instant());
            record(transaction, Action.ACCEPT, found, by, reason);
        });
    }

    @FunctionalInterface
    private interface Change {
        void make(Transaction transaction, Found found);
    }

    private LedgerEntry intervene(String verb, String number, String by, String reason, Change change) {
        requireText("by (who makes this change)", by, MAX_BY);
        requireText("reason", reason, MAX_REASON);
        return database.query(verb + " item " + number, transaction -> {
            Schema.requireCurrent(transaction);
            Found found = find(transaction, number)
                    .orElseThrow(() -> new InterventionRefusedException(
                            "The ledger has no entry for item " + PlainText.of(number) + ": no run ever claimed it."));
            change.make(transaction, found);
            return find(transaction, number).orElseThrow().entry;
        });
    }

    private static void requireText(String name, String text, int most) {
        if (text.isBlank() || text.length() > most) {
            throw new IllegalArgumentException(name + " must have 1 to " + most + " characters");
        }
    }

    private void change(Transaction transaction, Found found, String sql, EntryState next) {
        int changed =
                transaction.update(sql, next, clock.instant(), supplier, found.entry.number(), found.fencingToken);
        if (changed == 0) {
            throw new InterventionRefusedException("Item " + found.entry.number()
                    + " was written by a run at this very moment. Look at it again before you go on.");
        }
    }

    private void record(Transaction transaction, Action action, Found found, String by, String reason) {
        transaction.update(
                RECORD,
                supplier,
                found.entry.number(),
                found.fencingToken + 1,
                action,
                clock.instant(),
                by,
                reason,
                found.entry.state(),
                found.entry.holder().map(RunId::toString).orElse(null),
                found.entry.invoice().map(invoice -> invoice.id().value()).orElse(null));
    }

    private Optional<Found> find(Transaction transaction, String number) {
        return transaction.queryOne(ENTRY, Found::of, supplier, number);
    }

    /** An entry with the fencing token that the next change to it is conditional on. */
    private record Found(LedgerEntry entry, long fencingToken) {

        static Found of(Row row) {
            LedgerEntry entry = new LedgerEntry(
                    row.text("item_number"),
                    EntryState.valueOf(row.text("state")),
                    row.optionalText("owner").map(RunId::of),
                    row.integer("attempts"),
                    EntryRows.lastSubmission(row),
                    ResultRows.invoice(row),
                    row.instant("updated_at"));
            return new Found(entry, row.number("fence"));
        }
    }

    private static Intervention intervention(Row row) {
        return new Intervention(
                row.text("item_number"),
                Action.valueOf(row.text("action")),
                row.instant("done_at"),
                row.text("done_by"),
                row.text("reason"),
                EntryState.valueOf(row.text("state_before")),
                row.optionalText("owner_before").map(RunId::of),
                row.optionalNumber("invoice_before").stream()
                        .mapToObj(ChorusInvoiceId::new)
                        .findFirst());
    }
}
