package org.chorusconnector.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chorusconnector.receipt.ReceiptKind;

/** Runs in the table {@code chorus_run}: opened, beating, ended or declared dead. */
final class RunRows {

    static final String OPEN = "OPEN";
    private static final String ENDED = "ENDED";
    private static final String DEAD = "DEAD";

    private static final String INSERT = """
            INSERT INTO chorus_run (run_id, supplier, kind, exclusive_slot, business_day, started_by, settings, state, beat,
              started_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', 0, ?)""";

    private static final String BEAT = "UPDATE chorus_run SET beat = beat + 1 WHERE run_id = ? AND state = 'OPEN'";

    private static final String LIST = "SELECT run_id, beat FROM chorus_run WHERE supplier = ? AND state = 'OPEN'";

    private static final String END = """
            UPDATE chorus_run SET state = ?, exclusive_slot = NULL, finished_at = ?, stop_code = ?, stop_detail = ?
            WHERE run_id = ? AND state = 'OPEN'""";

    private static final String HELD = """
            SELECT item_number, state, attempts, kind, effective_date FROM chorus_entry WHERE supplier = ? AND owner = ?
            ORDER BY item_number FOR UPDATE SKIP LOCKED""";

    private static final String RELEASE = """
            UPDATE chorus_entry SET owner = NULL, state = ?, fence = fence + 1, updated_at = ?
            WHERE supplier = ? AND item_number = ? AND owner = ?""";

    private static final String STATE = "SELECT state FROM chorus_run WHERE run_id = ?";

    /**
     * Where the lines of what a run still held at its end begin: behind all that it may have written, and may be writing at
     * this moment, should it only be paused.
     */
    private static final long BEHIND_ALL_OTHERS = 1L << 40;

    private final Database database;
    private final String supplier;

    RunRows(Database database, String supplier) {
        this.database = database;
        this.supplier = supplier;
    }

    Optional<RunId> open(RunStart start) {
        RunId run = RunId.random();
        String slot = start.kind() == RunKind.AUTOMATIC ? supplier : null;
        boolean opened = unlessTaken(() -> database.inTransaction(
                "open a run",
                connection -> Database.update(
                                connection,
                                INSERT,
                                run.toString(),
                                supplier,
                                start.kind(),
                                slot,
                                start.businessDay(),
                                start.by(),
                                start.settings(),
                                start.at())
                        == 1));
        return opened ? Optional.of(run) : Optional.empty();
    }

    static boolean isOpen(Connection connection, RunId run) throws SQLException {
        return Database.queryOne(connection, STATE, row -> row.getString("state"), run.toString())
                .filter(OPEN::equals)
                .isPresent();
    }

    boolean beat(RunId run) {
        return database.inTransaction(
                "say that a run is alive", connection -> Database.update(connection, BEAT, run.toString()) == 1);
    }

    Map<RunId, Long> open() {
        Map<RunId, Long> beats = new HashMap<>();
        database.inTransaction(
                "list open runs",
                connection -> Database.query(
                        connection,
                        LIST,
                        row -> beats.put(RunId.of(row.getString("run_id")), row.getLong("beat")),
                        supplier));
        return beats;
    }

    boolean declareDead(RunId run, long lastBeat, Instant now) {
        return database.inTransaction("declare a run dead", connection -> {
            boolean dead =
                    Database.update(connection, END + " AND beat = ?", DEAD, now, null, null, run.toString(), lastBeat)
                            == 1;
            if (dead) {
                releaseAll(connection, run, "RUN_DIED", now);
            }
            return dead;
        });
    }

    /** An item that a run held when it died. */
    private record Held(
            String number,
            EntryState state,
            int attempts,
            Optional<ReceiptKind> kind,
            Optional<LocalDate> effectiveDate) {}

    /** But for what a paused process keeps locked: that is found when somebody claims it. */
    private void releaseAll(Connection connection, RunId run, String unsent, Instant now) throws SQLException {
        List<Held> all = Database.query(
                connection,
                HELD,
                row -> new Held(
                        row.getString("item_number"),
                        EntryState.valueOf(row.getString("state")),
                        row.getInt("attempts"),
                        Database.text(row, "kind").map(ReceiptKind::valueOf),
                        Database.day(row, "effective_date")),
                supplier,
                run.toString());
        long position = BEHIND_ALL_OTHERS;
        for (Held held : all) {
            boolean inDoubt = held.state.isInDoubt();
            EntryState left = inDoubt ? EntryState.UNKNOWN : held.state;
            Database.update(connection, RELEASE, left, now, supplier, held.number, run.toString());
            Finding finding = new Finding(inDoubt ? "IN_DOUBT" : unsent, "");
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
                    now);
            ResultRows.write(connection, run, position++, line);
        }
    }

    /** What it still holds, because the ledger failed it in the middle, is left as a run leaves it that dies. */
    void close(RunId run, Optional<Finding> stop, Instant now) {
        database.transact("end a run", connection -> {
            boolean ended = Database.update(
                            connection,
                            END,
                            ENDED,
                            now,
                            stop.map(Finding::code).orElse(null),
                            stop.map(Finding::detail).orElse(null),
                            run.toString())
                    == 1;
            if (ended) {
                releaseAll(connection, run, "UNEXPECTED_ERROR", now);
            }
        });
    }

    /** False instead of an exception when a unique key is taken. */
    static boolean unlessTaken(Supplier<Boolean> insert) {
        try {
            return insert.get();
        } catch (LedgerException e) {
            if (Database.isTaken(e)) {
                return false;
            }
            throw e;
        }
    }
}
