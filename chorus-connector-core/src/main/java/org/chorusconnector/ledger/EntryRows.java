package org.chorusconnector.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chorusconnector.ledger.Claim.Submission;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.receipt.ReceiptKind;
import org.jspecify.annotations.Nullable;

/** Items in the table {@code chorus_entry}: claimed, moved on and concluded, each write conditional on owner and fence. */
final class EntryRows {

    private static final String READ = """
            SELECT e.*, r.state AS owner_state FROM chorus_entry e LEFT JOIN chorus_run r ON r.run_id = e.owner
            WHERE e.supplier = ? AND e.item_number = ?""";

    private static final String INSERT = """
            INSERT INTO chorus_entry (supplier, item_number, state, owner, fence, attempts, updated_at)
            VALUES (?, ?, ?, ?, 1, 1, ?)""";

    private static final String TAKE = """
            UPDATE chorus_entry SET state = ?, owner = ?, fence = fence + 1, attempts = ?, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND fence = ?""";

    private static final String SUBMITTING = """
            UPDATE chorus_entry SET state = ?, attempts = ?, recipient_siret = ?, amount_incl_tax = ?,
              kind = ?, effective_date = ?, main_document = ?, attachments = ?, first_submitted_at = ?, last_submitted_at = ?, fence = fence + 1, updated_at = ?
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
            UPDATE chorus_entry SET state = ?, owner = NULL, number_taken = ?, stored_files = NULL, chorus_invoice_id = ?, chorus_status = ?, deposited_on = ?,
              fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ? AND fence = ?""";

    private static final String DOUBTFUL = """
            SELECT e.item_number FROM chorus_entry e LEFT JOIN chorus_run r ON r.run_id = e.owner
            WHERE e.supplier = ? AND e.state IN ('SUBMITTING', 'UNKNOWN') AND (e.owner IS NULL OR r.state <> 'OPEN')
            ORDER BY e.item_number""";

    private static final String ATTEMPTS = "SELECT attempts FROM chorus_entry WHERE supplier = ? AND item_number = ?";

    private final Database database;
    private final String supplier;

    EntryRows(Database database, String supplier) {
        this.database = database;
        this.supplier = supplier;
    }

    Standing standingOf(String number) {
        return read(number)
                .map(entry -> switch (entry.state) {
                    case SENT -> Standing.SENT;
                    case REFUSED, FAILED -> Standing.FREE;
                    case CLAIMED, UPLOADING -> entry.isOwnedByLivingRun() ? Standing.IN_PROGRESS : Standing.FREE;
                    case SUBMITTING, UNKNOWN -> Standing.IN_PROGRESS;
                })
                .orElse(Standing.FREE);
    }

    Optional<Claim> claimInDoubt(RunId run, String number, Instant now) {
        if (!mayClaim(run)) {
            return Optional.empty();
        }
        return read(number).filter(entry -> entry.state.isInDoubt()).flatMap(entry -> claim(run, number, entry, now));
    }

    Optional<Claim> claim(RunId run, String number, Instant now) {
        if (!mayClaim(run)) {
            return Optional.empty();
        }
        // A lost race is read again: the winner's row then says who has the item.
        while (true) {
            Optional<Entry> read = read(number);
            if (read.isEmpty()) {
                if (insert(run, number, now)) {
                    return Optional.of(
                            new Claim(number, run, 1, EntryState.CLAIMED, 1, List.of(), Optional.empty(), false));
                }
            } else {
                Entry entry = read.get();
                if (entry.state == EntryState.SENT || entry.isOwnedByLivingRun()) {
                    return Optional.empty();
                }
                Optional<Claim> claim = claim(run, number, entry, now);
                if (claim.isPresent()) {
                    return claim;
                }
            }
        }
    }

    /** One that was declared dead while it was paused begins nothing new. */
    private boolean mayClaim(RunId run) {
        return database.inTransaction("read a run", connection -> RunRows.isOpen(connection, run));
    }

    /** Empty when the entry is no longer what was read, or a living run has it. */
    private Optional<Claim> claim(RunId run, String number, Entry entry, Instant now) {
        if (entry.isOwnedByLivingRun()) {
            return Optional.empty();
        }
        boolean inDoubt = entry.state.isInDoubt();
        EntryState next = inDoubt ? EntryState.UNKNOWN : EntryState.CLAIMED;
        int attempts = inDoubt ? entry.attempts : entry.attempts + 1;
        if (!take(run, number, entry.fence, next, attempts, now)) {
            return Optional.empty();
        }
        return Optional.of(new Claim(
                number,
                run,
                entry.fence + 1,
                next,
                attempts,
                entry.files,
                entry.submission,
                inDoubt && entry.numberTaken));
    }

    List<String> doubtful() {
        return database.inTransaction(
                "list items in doubt",
                connection -> Database.query(connection, DOUBTFUL, row -> row.getString("item_number"), supplier));
    }

    Claim uploaded(Claim claim, UploadedFile file, Instant now) {
        // What is in doubt stays in doubt while its files are stored again.
        EntryState next = claim.isInDoubt() ? claim.state() : EntryState.UPLOADING;
        requireTransition(claim, next);
        List<UploadedFile> files =
                Stream.concat(claim.files().stream(), Stream.of(file)).toList();
        write(claim, UPLOADED, next, UploadedFiles.toText(files), now);
        return new Claim(
                claim.number(),
                claim.run(),
                claim.fence() + 1,
                next,
                claim.attempts(),
                files,
                claim.submission(),
                claim.numberTaken());
    }

    Claim submitting(Claim claim, Intent intent, Instant now) {
        requireTransition(claim, EntryState.SUBMITTING);
        int attempts = claim.isInDoubt() ? claim.attempts() + 1 : claim.attempts();
        Instant first = claim.submission().map(Submission::firstAt).orElse(now);
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
                first,
                now,
                now);
        return new Claim(
                claim.number(),
                claim.run(),
                claim.fence() + 1,
                EntryState.SUBMITTING,
                attempts,
                claim.files(),
                Optional.of(new Submission(intent, first, now)),
                claim.numberTaken());
    }

    boolean holds(Claim claim) {
        return database.inTransaction(
                        "read item " + claim.number(),
                        connection -> Database.queryOne(
                                connection,
                                HELD,
                                row -> row.getLong("fence"),
                                supplier,
                                claim.number(),
                                claim.run().toString(),
                                claim.fence()))
                .isPresent();
    }

    Claim doubt(Claim claim, boolean numberTaken, Instant now) {
        requireTransition(claim, EntryState.UNKNOWN);
        write(claim, DOUBT, EntryState.UNKNOWN, numberTaken, now);
        return new Claim(
                claim.number(),
                claim.run(),
                claim.fence() + 1,
                EntryState.UNKNOWN,
                claim.attempts(),
                claim.files(),
                claim.submission(),
                numberTaken);
    }

    void conclude(Claim claim, long position, ItemResult result) {
        EntryState next = switch (result.outcome()) {
            case SENT -> EntryState.SENT;
            case REFUSED -> EntryState.REFUSED;
            case FAILED -> EntryState.FAILED;
            case UNKNOWN -> EntryState.UNKNOWN;
            case SKIPPED ->
                throw new IllegalArgumentException("Item " + claim.number() + " was claimed: it cannot end as SKIPPED");
        };
        requireTransition(claim, next);
        database.transact("conclude item " + claim.number(), connection -> {
            write(
                    connection,
                    claim,
                    CONCLUDE,
                    next,
                    next == EntryState.UNKNOWN && claim.numberTaken(),
                    result.invoice().map(invoice -> invoice.id().value()).orElse(null),
                    result.invoice().flatMap(SentInvoice::status).orElse(null),
                    result.invoice().flatMap(SentInvoice::depositedOn).orElse(null),
                    result.finishedAt());
            ResultRows.write(connection, claim.run(), position, result);
        });
    }

    int attemptsOf(String number) {
        return database.inTransaction(
                        "read item " + number,
                        connection -> Database.queryOne(
                                connection, ATTEMPTS, row -> row.getInt("attempts"), supplier, number))
                .orElse(0);
    }

    private static void requireTransition(Claim claim, EntryState next) {
        if (!claim.state().mayBecome(next)) {
            throw new IllegalStateException(
                    "Item " + claim.number() + " is " + claim.state() + ": it may not become " + next);
        }
    }

    private boolean insert(RunId run, String number, Instant now) {
        Supplier<Boolean> insert = () -> database.inTransaction(
                "claim item " + number,
                connection ->
                        Database.update(connection, INSERT, supplier, number, EntryState.CLAIMED, run.toString(), now)
                                == 1);
        return RunRows.unlessTaken(insert);
    }

    private boolean take(RunId run, String number, long fence, EntryState state, int attempts, Instant now) {
        return database.inTransaction(
                "claim item " + number,
                connection ->
                        Database.update(connection, TAKE, state, run.toString(), attempts, now, supplier, number, fence)
                                == 1);
    }

    private void write(Claim claim, String sql, @Nullable Object... values) {
        database.transact("write item " + claim.number(), connection -> {
            write(connection, claim, sql, values);
        });
    }

    private void write(Connection connection, Claim claim, String sql, @Nullable Object... values) throws SQLException {
        @Nullable Object[] all = new Object[values.length + 4];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = supplier;
        all[values.length + 1] = claim.number();
        all[values.length + 2] = claim.run().toString();
        all[values.length + 3] = claim.fence();
        if (Database.update(connection, sql, all) == 0) {
            throw new ClaimLostException(claim);
        }
    }

    private Optional<Entry> read(String number) {
        return database.inTransaction(
                "read item " + number, connection -> Database.queryOne(connection, READ, Entry::of, supplier, number));
    }

    /** A row of {@code chorus_entry} as far as claiming needs it. */
    private record Entry(
            EntryState state,
            long fence,
            int attempts,
            boolean isOwnedByLivingRun,
            List<UploadedFile> files,
            Optional<Submission> submission,
            boolean numberTaken) {

        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    EntryState.valueOf(row.getString("state")),
                    row.getLong("fence"),
                    row.getInt("attempts"),
                    RunRows.OPEN.equals(row.getString("owner_state")),
                    Database.text(row, "stored_files")
                            .map(UploadedFiles::ofText)
                            .orElse(List.of()),
                    EntryRows.submission(row),
                    row.getBoolean("number_taken"));
        }
    }

    /** What was last submitted, from a row of {@code chorus_entry}. */
    static Optional<Submission> submission(ResultSet row) throws SQLException {
        Optional<Instant> firstAt = Database.instant(row, "first_submitted_at");
        if (firstAt.isEmpty()) {
            return Optional.empty();
        }
        Intent intent = new Intent(
                row.getString("recipient_siret"),
                row.getBigDecimal("amount_incl_tax"),
                Database.text(row, "kind").map(ReceiptKind::valueOf),
                Database.day(row, "effective_date"),
                Database.text(row, "main_document"),
                ResultRows.lines(row.getString("attachments")));
        return Optional.of(new Submission(
                intent,
                firstAt.get(),
                Database.instant(row, "last_submitted_at").orElseThrow()));
    }
}
