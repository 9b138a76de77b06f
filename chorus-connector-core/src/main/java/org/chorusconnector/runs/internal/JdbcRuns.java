package org.chorusconnector.runs.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.internal.jdbc.Row;
import org.chorusconnector.internal.jdbc.Transaction;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.Run.EarlyEnd;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.runs.Runs;
import org.chorusconnector.runs.internal.Holdings.EndOfRun;
import org.jspecify.annotations.Nullable;

/** Runs in the table {@code chorus_run}. */
public final class JdbcRuns implements Runs {

    private static final String INSERT = """
            INSERT INTO chorus_run (run_id, supplier, kind, exclusive_slot, business_day, started_by, settings, state, beat,
              started_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', 0, ?)""";

    private static final String HEARTBEAT = "UPDATE chorus_run SET beat = beat + 1 WHERE run_id = ? AND state = 'OPEN'";

    private static final String OPEN_RUNS = "SELECT run_id, beat FROM chorus_run WHERE supplier = ? AND state = 'OPEN'";

    private static final String END = """
            UPDATE chorus_run SET state = ?, exclusive_slot = NULL, finished_at = ?, stop_code = ?, stop_detail = ?
            WHERE run_id = ? AND state = 'OPEN'""";

    private static final String STATE = "SELECT state FROM chorus_run WHERE run_id = ?";

    private static final String LATEST = """
            SELECT * FROM chorus_run WHERE supplier = ? ORDER BY started_at DESC, run_id LIMIT ?""";

    private static final String ONE = "SELECT * FROM chorus_run WHERE supplier = ? AND run_id = ?";

    private final Database database;
    private final String supplier;
    private final List<Holdings> holdings;

    /**
     * The runs of one supplier.
     *
     * @param holdings of every room whose rows a run can hold claims on
     */
    public JdbcRuns(Database database, String supplier, List<Holdings> holdings) {
        this.database = database;
        this.supplier = supplier;
        this.holdings = List.copyOf(holdings);
    }

    @Override
    public Optional<RunId> open(RunStart start) {
        // Only automatic runs exclude each other.
        return start.kind() == RunKind.AUTOMATIC
                ? Database.unlessLocked(Optional.empty(), () -> insert(start, supplier))
                : insert(start, null);
    }

    private Optional<RunId> insert(RunStart start, @Nullable String exclusiveSlot) {
        RunId run = RunId.random();
        return database.queryUnlessKeyTaken("open a run", transaction -> {
            transaction.update(
                    INSERT,
                    run.toString(),
                    supplier,
                    start.kind(),
                    exclusiveSlot,
                    start.businessDay(),
                    start.startedBy(),
                    start.settingsFingerprint(),
                    start.startedAt());
            return run;
        });
    }

    @Override
    public boolean heartbeat(RunId run) {
        return database.query(
                "record a heartbeat of run " + run, transaction -> transaction.update(HEARTBEAT, run.toString()) == 1);
    }

    @Override
    public Map<RunId, Long> openRuns() {
        Map<RunId, Long> heartbeats = new HashMap<>();
        database.query(
                "list open runs",
                transaction -> transaction.query(
                        OPEN_RUNS, row -> heartbeats.put(RunId.of(row.text("run_id")), row.number("beat")), supplier));
        return heartbeats;
    }

    @Override
    public boolean declareDead(RunId run, long lastHeartbeat, Instant now) {
        return Database.unlessLocked(
                false,
                () -> database.query("declare run " + run + " dead", transaction -> {
                    boolean dead = transaction.update(
                                    END + " AND beat = ?",
                                    Run.State.DEAD,
                                    now,
                                    null,
                                    null,
                                    run.toString(),
                                    lastHeartbeat)
                            == 1;
                    if (dead) {
                        release(transaction, run, EndOfRun.DIED, now);
                    }
                    return dead;
                }));
    }

    @Override
    public void close(RunId run, Optional<EarlyEnd> earlyEnd, Instant now) {
        database.execute("end run " + run, transaction -> {
            boolean ended = transaction.update(
                            END,
                            Run.State.ENDED,
                            now,
                            earlyEnd.map(EarlyEnd::code).orElse(null),
                            earlyEnd.map(EarlyEnd::detail).orElse(null),
                            run.toString())
                    == 1;
            if (ended) {
                release(transaction, run, EndOfRun.CLOSED, now);
            }
        });
    }

    private void release(Transaction transaction, RunId run, EndOfRun end, Instant now) {
        holdings.forEach(room -> room.release(transaction, run, end, now));
    }

    /** Whether a run has neither ended nor been declared dead, as seen by a transaction of another room. */
    public static boolean isOpen(Transaction transaction, RunId run) {
        return transaction
                .queryOne(STATE, row -> row.text("state"), run.toString())
                .filter(Run.State.OPEN.name()::equals)
                .isPresent();
    }

    /** The last runs, the latest first. */
    public List<Run> latest(int limit) {
        return database.query("list runs", transaction -> transaction.query(LATEST, JdbcRuns::run, supplier, limit));
    }

    /** One run; empty if this supplier has no such run. */
    public Optional<Run> find(RunId id) {
        return database.query(
                "read run " + id, transaction -> transaction.queryOne(ONE, JdbcRuns::run, supplier, id.toString()));
    }

    private static Run run(Row row) {
        RunStart start = new RunStart(
                RunKind.valueOf(row.text("kind")),
                row.day("business_day"),
                row.instant("started_at"),
                row.text("started_by"),
                row.text("settings"));
        return new Run(
                RunId.of(row.text("run_id")),
                start,
                Run.State.valueOf(row.text("state")),
                row.optionalInstant("finished_at"),
                row.optionalText("stop_code")
                        .map(code -> new EarlyEnd(
                                code, row.optionalText("stop_detail").orElse(""))));
    }
}
