package org.chorusconnector.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.internal.jdbc.Transaction;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.internal.Holdings;

/** Releases the items of a run that ended while it held them, each with its line in the run's report. */
final class EntryHoldings implements Holdings {

    /** Skips rows that a paused process keeps locked: the run that claims such an item later finds its owner dead. */
    private static final String HELD = """
            SELECT item_number, state, attempts, kind, effective_date, recipient_siret, client_reference FROM chorus_entry
            WHERE supplier = ? AND owner = ? ORDER BY item_number FOR UPDATE SKIP LOCKED""";

    private static final String RELEASE = """
            UPDATE chorus_entry SET owner = NULL, state = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ?""";

    /** The first position of these lines: behind all positions that the run itself may use, also if it is only paused. */
    private static final long FIRST_POSITION = 1L << 40;

    private final String supplier;

    EntryHoldings(String supplier) {
        this.supplier = supplier;
    }

    private record Held(
            String number,
            EntryState state,
            int attempts,
            Optional<ReceiptKind> kind,
            Optional<LocalDate> effectiveDate,
            Optional<String> recipientSiret,
            Optional<String> clientReference) {}

    @Override
    public void release(Transaction transaction, RunId run, EndOfRun end, Instant now) {
        String codeIfUnsent = end == EndOfRun.DIED ? "RUN_DIED" : "UNEXPECTED_ERROR";
        long position = FIRST_POSITION;
        for (Held held : held(transaction, run)) {
            boolean inDoubt = held.state.isInDoubt();
            EntryState next = inDoubt ? EntryState.UNKNOWN : held.state;
            transaction.update(RELEASE, next, now, supplier, held.number, run.toString());
            Finding finding = new Finding(inDoubt ? "IN_DOUBT" : codeIfUnsent, "");
            ItemResult line = new ItemResult(
                    held.number,
                    held.kind,
                    held.effectiveDate,
                    inDoubt ? Outcome.UNKNOWN : Outcome.FAILED,
                    List.of(finding),
                    Optional.empty(),
                    held.attempts,
                    Optional.empty(),
                    List.of(),
                    now,
                    now,
                    held.recipientSiret,
                    held.clientReference);
            ResultRows.write(transaction, run, position++, line);
        }
    }

    private List<Held> held(Transaction transaction, RunId run) {
        return transaction.query(
                HELD,
                row -> new Held(
                        row.text("item_number"),
                        EntryState.valueOf(row.text("state")),
                        row.integer("attempts"),
                        row.optionalText("kind").map(ReceiptKind::valueOf),
                        row.optionalDay("effective_date"),
                        row.optionalText("recipient_siret"),
                        row.optionalText("client_reference")),
                supplier,
                run.toString());
    }
}
