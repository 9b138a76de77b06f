package org.chorusconnector.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs in the table {@code chorus_run}: opened, beating, ended or declared dead. */
final class RunRows {

    static final String OPEN = "OPEN";
    private static final String ENDED = "ENDED";
    private static final String DEAD = "DEAD";

    private static final String INSERT = """
            INSERT INTO chorus_run (run_id, supplier, kind, exclusive_slot, business_day, state, beat, started_at)
            VALUES (?, ?, ?, ?, ?, 'OPEN', 0, ?)""";

    private static final String BEAT = "UPDATE chorus_run SET beat = beat + 1 WHERE run_id = ? AND state = 'OPEN'";

    private static final String LIST = "SELECT run_id, beat FROM chorus_run WHERE supplier = ? AND state = 'OPEN'";

    private static final String END = """
            UPDATE chorus_run SET state = ?, exclusive_slot = NULL, finished_at = ?, stop_code = ?, stop_detail = ?
            WHERE run_id = ? AND state = 'OPEN'""";

    private final Database database;
    private final String supplier;

    RunRows(Database database, String supplier) {
        this.database = database;
        this.supplier = supplier;
    }

    Optional<RunId> open(RunKind kind, LocalDate businessDay, Instant now) {
        RunId run = RunId.random();
        String slot = kind == RunKind.AUTOMATIC ? supplier : null;
        boolean opened = unlessTaken(() -> database.inTransaction(
                "open a run",
                connection ->
                        Database.update(connection, INSERT, run.toString(), supplier, kind, slot, businessDay, now)
                                == 1));
        return opened ? Optional.of(run) : Optional.empty();
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
        return database.inTransaction(
                "declare a run dead",
                connection -> Database.update(
                                connection, END + " AND beat = ?", DEAD, now, null, null, run.toString(), lastBeat)
                        == 1);
    }

    void close(RunId run, Optional<Finding> stop, Instant now) {
        database.inTransaction(
                "end a run",
                connection -> Database.update(
                        connection,
                        END,
                        ENDED,
                        now,
                        stop.map(Finding::code).orElse(null),
                        stop.map(Finding::detail).orElse(null),
                        run.toString()));
    }

    /** False instead of an exception when a unique key is taken: SQL state 23, integrity constraint violation. */
    static boolean unlessTaken(Supplier<Boolean> insert) {
        try {
            return insert.get();
        } catch (LedgerException e) {
            if (e.getCause() instanceof SQLException cause
                    && cause.getSQLState() != null
                    && cause.getSQLState().startsWith("23")) {
                return false;
            }
            throw e;
        }
    }
}
