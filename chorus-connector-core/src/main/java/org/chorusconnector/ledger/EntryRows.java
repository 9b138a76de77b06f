package org.chorusconnector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.internal.jdbc.Row;
import org.chorusconnector.internal.jdbc.Transaction;
import org.chorusconnector.ledger.Claim.LastSubmission;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.RunId;
import org.jspecify.annotations.Nullable;

/** Items in the table {@code chorus_entry}. Each write is conditional on owner and fencing token. */
final class EntryRows implements Items {

    private static final String READ = """
            SELECT e.*, r.state AS owner_state, a.accepted_at FROM chorus_entry e
            LEFT JOIN chorus_run r ON r.run_id = e.owner
            LEFT JOIN chorus_accepted_number a ON a.supplier = e.supplier AND a.item_number = e.item_number
            WHERE e.supplier = ? AND e.item_number = ?""";

    private static final String SET_ASIDE = """
            UPDATE chorus_entry SET item_number = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND state = 'SENT' AND owner IS NULL""";

    private static final String SET_INTERVENTIONS_ASIDE =
            "UPDATE chorus_intervention SET item_number = ? WHERE supplier = ? AND item_number = ?";

    private static final String DROP_ACCEPTANCE =
            "DELETE FROM chorus_accepted_number WHERE supplier = ? AND item_number = ?";

    /** The item as it stands, beside the state of the run that wants it: one row if that run exists, also without an item. */
    private static final String READ_TO_CLAIM = """
            SELECT e.*, o.state AS owner_state, r.state AS claimant_state FROM chorus_run r
            LEFT JOIN chorus_entry e ON e.supplier = ? AND e.item_number = ?
            LEFT JOIN chorus_run o ON o.run_id = e.owner
            WHERE r.run_id = ?""";

    private static final String INSERT = """
            INSERT INTO chorus_entry (supplier, item_number, state, owner, fence, attempts, updated_at)
            VALUES (?, ?, ?, ?, 1, 1, ?)""";

    private static final String TAKE = """
            UPDATE chorus_entry SET state = ?, owner = ?, fence = fence + 1, attempts = ?, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND fence = ?""";

    private static final String SUBMITTING = """
            UPDATE chorus_entry SET state = ?, attempts = ?, recipient_siret = ?, amount_incl_tax = ?,
              kind = ?, effective_date = ?, main_document = ?, attachments = ?, client_reference = ?, first_submitted_at = ?,
              last_submitted_at = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ? AND fence = ?""";

    private static final String UPLOADED = """
            UPDATE chorus_entry SET state = ?, stored_files = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ? AND fence = ?""";

    private static final String DOUBT = """
            UPDATE chorus_entry SET state = ?, number_taken = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ? AND fence = ?""";

    private static final String HELD = """
            SELECT fence FROM chorus_entry WHERE supplier = ? AND item_number = ? AND owner = ? AND fence = ?""";

    private static final String CONCLUDE = """
            UPDATE chorus_entry SET state = ?, owner = NULL, number_taken = ?, stored_files = NULL,
              chorus_invoice_id = ?, chorus_status = ?, deposited_on = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ? AND fence = ?""";

    private static final String IN_DOUBT = """
            SELECT e.item_number FROM chorus_entry e LEFT JOIN chorus_run r ON r.run_id = e.owner
            WHERE e.supplier = ? AND e.state IN ('SUBMITTING', 'UNKNOWN') AND (e.owner IS NULL OR r.state <> 'OPEN')
            ORDER BY e.item_number""";

    private final Database database;
    private final String supplier;
    private final UnacknowledgedClaims unacknowledged = new UnacknowledgedClaims();

    EntryRows(Database database, String supplier) {
        this.database = database;
        this.supplier = supplier;
    }

    @Override
    public NumberUse useOf(String number) {
        return database.query(
                        "read item " + number,
                        transaction -> transaction.queryOne(READ, EntryRows::use, supplier, number))
                .orElse(NumberUse.NEVER);
    }

    private static NumberUse use(Row row) {
        Entry entry = Entry.of(row);
        DispatchStatus status = switch (entry.state) {
            case SENT -> DispatchStatus.SENT;
            case REFUSED, FAILED -> DispatchStatus.FREE;
            case CLAIMED, UPLOADING -> entry.isOwnedByOpenRun ? DispatchStatus.IN_PROGRESS : DispatchStatus.FREE;
            case SUBMITTING, UNKNOWN -> DispatchStatus.IN_PROGRESS;
        };
        return new NumberUse(
                status,
                entry.attempts,
                entry.lastSubmission,
                row.optionalDay("deposited_on"),
                row.optionalInstant("accepted_at").isPresent());
    }

    @Override
    public void setAside(String number, int year, Instant now) {
        String aside = number + "@" + year;
        database.execute("set item " + number + " aside", transaction -> {
            if (transaction.update(SET_ASIDE, aside, now, supplier, number) > 0) {
                transaction.update(SET_INTERVENTIONS_ASIDE, aside, supplier, number);
                transaction.update(DROP_ACCEPTANCE, supplier, number);
            }
        });
    }

    @Override
    public Optional<Claim> claim(RunId run, String number, Instant now) {
        return claiming(
                run,
                number,
                (transaction, claimable) -> claimable
                        .entry()
                        .map(entry -> take(transaction, run, number, entry, now))
                        .orElseGet(() -> insert(transaction, run, number, now)));
    }

    @Override
    public Optional<Claim> claimInDoubt(RunId run, String number, Instant now) {
        return claiming(
                run,
                number,
                (transaction, claimable) -> claimable
                        .entry()
                        .filter(entry -> entry.state.isInDoubt())
                        .map(entry -> take(transaction, run, number, entry, now))
                        .orElse(Attempt.NOTHING_TO_CLAIM));
    }

    /** One transaction that tried to claim; after a lost race, the next one reads the winner's row. */
    private record Attempt(boolean isRaceLost, Optional<Claim> claim) {
        static final Attempt NOTHING_TO_CLAIM = new Attempt(false, Optional.empty());
        static final Attempt RACE_LOST = new Attempt(true, Optional.empty());

        static Attempt succeeded(Claim claim) {
            return new Attempt(false, Optional.of(claim));
        }
    }

    /** The rows that a claim is decided on; the entry is empty if no run ever claimed the item. */
    private record Claimable(boolean isClaimantOpen, Optional<Entry> entry) {
        /** No run of that identifier exists. */
        static final Claimable BY_NOBODY = new Claimable(false, Optional.empty());

        static Claimable of(Row row) {
            return new Claimable(
                    Run.State.OPEN.name().equals(row.text("claimant_state")),
                    row.optionalText("state").map(state -> Entry.of(row)));
        }

        /** A run that was declared dead while it was paused claims nothing more. */
        boolean isFree() {
            return isClaimantOpen
                    && entry.map(found -> found.state != EntryState.SENT && !found.isOwnedByOpenRun)
                            .orElse(true);
        }

        /** Whether a claim that was not acknowledged was committed, and nothing was written since. */
        boolean isHeldBy(Claim claim) {
            return isClaimantOpen
                    && entry.filter(found -> found.isHeldBy(claim)).isPresent();
        }
    }

    private Optional<Claim> claiming(
            RunId run, String number, BiFunction<Transaction, Claimable, Attempt> takeOrInsert) {
        return Database.unlessLocked(Optional.empty(), () -> {
            Optional<Claim> earlier = unacknowledged.of(run, number);
            Attempt attempt;
            do {
                attempt = database.queryUnlessKeyTaken(
                                "claim item " + number,
                                transaction -> attempt(transaction, run, number, earlier, takeOrInsert))
                        .orElse(Attempt.RACE_LOST);
            } while (attempt.isRaceLost());
            unacknowledged.remove(run, number);
            return attempt.claim();
        });
    }

    private Attempt attempt(
            Transaction transaction,
            RunId run,
            String number,
            Optional<Claim> earlier,
            BiFunction<Transaction, Claimable, Attempt> takeOrInsert) {
        Claimable found = transaction
                .queryOne(READ_TO_CLAIM, Claimable::of, supplier, number, run.toString())
                .orElse(Claimable.BY_NOBODY);
        Attempt attempt = earlier.filter(found::isHeldBy)
                .map(Attempt::succeeded)
                .orElseGet(() -> found.isFree() ? takeOrInsert.apply(transaction, found) : Attempt.NOTHING_TO_CLAIM);
        // Before the commit: a commit that fails leaves open whether the database has the claim.
        attempt.claim().ifPresent(unacknowledged::add);
        return attempt;
    }

    private Attempt insert(Transaction transaction, RunId run, String number, Instant now) {
        transaction.update(INSERT, supplier, number, EntryState.CLAIMED, run.toString(), now);
        return Attempt.succeeded(new Claim(number, run, 1, EntryState.CLAIMED, 1, List.of(), Optional.empty(), false));
    }

    private Attempt take(Transaction transaction, RunId run, String number, Entry entry, Instant now) {
        boolean inDoubt = entry.state.isInDoubt();
        EntryState next = inDoubt ? EntryState.UNKNOWN : EntryState.CLAIMED;
        int attempts = inDoubt ? entry.attempts : entry.attempts + 1;
        int taken = transaction.update(TAKE, next, run.toString(), attempts, now, supplier, number, entry.fencingToken);
        return taken == 0
                ? Attempt.RACE_LOST
                : Attempt.succeeded(new Claim(
                        number,
                        run,
                        entry.fencingToken + 1,
                        next,
                        attempts,
                        entry.files,
                        entry.lastSubmission,
                        inDoubt && entry.numberTaken));
    }

    @Override
    public List<String> inDoubt() {
        return database.query(
                "list items in doubt",
                transaction -> transaction.query(IN_DOUBT, row -> row.text("item_number"), supplier));
    }

    @Override
    public Claim uploaded(Claim claim, UploadedFile file, Instant now) {
        // An item in doubt stays in doubt while its files are stored again.
        EntryState next = claim.isInDoubt() ? claim.state() : EntryState.UPLOADING;
        requireTransition(claim, next);
        List<UploadedFile> files =
                Stream.concat(claim.files().stream(), Stream.of(file)).toList();
        write(claim, UPLOADED, next, UploadedFiles.toText(files), now);
        return new Claim(
                claim.number(),
                claim.run(),
                claim.fencingToken() + 1,
                next,
                claim.attempts(),
                files,
                claim.lastSubmission(),
                claim.numberTaken());
    }

    @Override
    public Claim submitting(Claim claim, Intent intent, Instant now) {
        requireTransition(claim, EntryState.SUBMITTING);
        int attempts = claim.isInDoubt() ? claim.attempts() + 1 : claim.attempts();
        Instant first = claim.lastSubmission().map(LastSubmission::firstAt).orElse(now);
        write(
                claim,
                SUBMITTING,
                EntryState.SUBMITTING,
                attempts,
                intent.recipientSiret(),
                intent.amountInclTax(),
                intent.kind().map(Enum::name).orElse(null),
                intent.effectiveDate().orElse(null),
                intent.mainDocument().orElse(null),
                String.join("\n", intent.attachments()),
                intent.clientReference().orElse(null),
                first,
                now,
                now);
        return new Claim(
                claim.number(),
                claim.run(),
                claim.fencingToken() + 1,
                EntryState.SUBMITTING,
                attempts,
                claim.files(),
                Optional.of(new LastSubmission(intent, first, now)),
                claim.numberTaken());
    }

    @Override
    public boolean holds(Claim claim) {
        return database.query(
                        "read item " + claim.number(),
                        transaction -> transaction.queryOne(
                                HELD,
                                row -> row.number("fence"),
                                supplier,
                                claim.number(),
                                claim.run().toString(),
                                claim.fencingToken()))
                .isPresent();
    }

    @Override
    public Claim doubt(Claim claim, boolean numberTaken, Instant now) {
        requireTransition(claim, EntryState.UNKNOWN);
        write(claim, DOUBT, EntryState.UNKNOWN, numberTaken, now);
        return new Claim(
                claim.number(),
                claim.run(),
                claim.fencingToken() + 1,
                EntryState.UNKNOWN,
                claim.attempts(),
                claim.files(),
                claim.lastSubmission(),
                numberTaken);
    }

    @Override
    public void conclude(Claim claim, long position, ItemResult result) {
        EntryState next = switch (result.outcome()) {
            case SENT -> EntryState.SENT;
            case REFUSED -> EntryState.REFUSED;
            case FAILED -> EntryState.FAILED;
            case UNKNOWN -> EntryState.UNKNOWN;
            case SKIPPED ->
                throw new IllegalArgumentException("Item " + claim.number() + " was claimed: it cannot end as SKIPPED");
        };
        requireTransition(claim, next);
        database.execute("conclude item " + claim.number(), transaction -> {
            write(
                    transaction,
                    claim,
                    CONCLUDE,
                    next,
                    next == EntryState.UNKNOWN && claim.numberTaken(),
                    result.invoice().map(invoice -> invoice.id().value()).orElse(null),
                    result.invoice().flatMap(SentInvoice::status).orElse(null),
                    result.invoice().flatMap(SentInvoice::depositedOn).orElse(null),
                    result.finishedAt());
            ResultRows.write(transaction, claim.run(), position, result);
        });
    }

    private static void requireTransition(Claim claim, EntryState next) {
        if (!claim.state().mayBecome(next)) {
            throw new IllegalStateException(
                    "Item " + claim.number() + " is " + claim.state() + ": it may not become " + next);
        }
    }

    private void write(Claim claim, String sql, @Nullable Object... values) {
        database.execute("write item " + claim.number(), transaction -> write(transaction, claim, sql, values));
    }

    private void write(Transaction transaction, Claim claim, String sql, @Nullable Object... values) {
        @Nullable Object[] all = new Object[values.length + 4];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = supplier;
        all[values.length + 1] = claim.number();
        all[values.length + 2] = claim.run().toString();
        all[values.length + 3] = claim.fencingToken();
        if (transaction.update(sql, all) == 0) {
            throw new ClaimLostException(claim);
        }
    }

    /** A row of {@code chorus_entry} as far as claiming needs it. */
    private record Entry(
            EntryState state,
            long fencingToken,
            int attempts,
            Optional<String> owner,
            boolean isOwnedByOpenRun,
            List<UploadedFile> files,
            Optional<LastSubmission> lastSubmission,
            boolean numberTaken) {

        static Entry of(Row row) {
            return new Entry(
                    EntryState.valueOf(row.text("state")),
                    row.number("fence"),
                    row.integer("attempts"),
                    row.optionalText("owner"),
                    row.optionalText("owner_state")
                            .filter(Run.State.OPEN.name()::equals)
                            .isPresent(),
                    row.optionalText("stored_files").map(UploadedFiles::ofText).orElse(List.of()),
                    EntryRows.lastSubmission(row),
                    row.flag("number_taken"));
        }

        boolean isHeldBy(Claim claim) {
            return owner.equals(Optional.of(claim.run().toString()))
                    && fencingToken == claim.fencingToken()
                    && state == claim.state();
        }
    }

    /** The last submission, from a row of {@code chorus_entry}. */
    static Optional<LastSubmission> lastSubmission(Row row) {
        return row.optionalInstant("first_submitted_at")
                .map(firstAt -> new LastSubmission(intent(row), firstAt, row.instant("last_submitted_at")));
    }

    private static Intent intent(Row row) {
        return new Intent(
                row.text("recipient_siret"),
                row.decimal("amount_incl_tax"),
                row.optionalText("kind").map(ReceiptKind::valueOf),
                row.optionalDay("effective_date"),
                row.optionalText("main_document"),
                ResultRows.lines(row.text("attachments")),
                row.optionalText("client_reference"));
    }
}
