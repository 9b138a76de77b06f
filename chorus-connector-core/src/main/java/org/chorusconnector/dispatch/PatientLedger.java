package org.chorusconnector.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Intent;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.RunId;
import org.chorusconnector.ledger.RunStart;
import org.chorusconnector.ledger.Standing;
import org.chorusconnector.ledger.UploadedFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger of a run under way, which outlasts a short outage of the database: what Chorus Pro answered meanwhile is
 * recorded when it is back, and nothing new begins before. All workers wait for the same outage, so that one that lasts
 * ends the run once, and not once for each item. Thread-safe.
 *
 * <p>What was asked when the database went away may have been committed. To ask again is harmless: a write that was
 * committed has moved the fence, and looks like a claim that was lost; the end of the run, or the next one, finds the item
 * as that write left it.
 *
 * <p>Runs are opened, beat and are declared dead without patience: an outage must not look like the silence of another run.
 */
final class PatientLedger implements Ledger {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(PatientLedger.class);

    private final Ledger ledger;
    private final Duration patience;

    /** By {@link System#nanoTime}; null while the database answers. */
    private final AtomicReference<@Nullable Long> awaySince = new AtomicReference<>();

    PatientLedger(Ledger ledger, Duration patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    @Override
    public Optional<RunId> openRun(RunStart start) {
        return ledger.openRun(start);
    }

    @Override
    public boolean beat(RunId run) {
        return ledger.beat(run);
    }

    @Override
    public Map<RunId, Long> openRuns() {
        return ledger.openRuns();
    }

    @Override
    public boolean declareDead(RunId run, long lastBeat, Instant now) {
        return ledger.declareDead(run, lastBeat, now);
    }

    @Override
    public void closeRun(RunId run, Optional<Finding> stop, Instant now) {
        patiently(() -> ledger.closeRun(run, stop, now));
    }

    @Override
    public Standing standingOf(String number) {
        return patiently(() -> ledger.standingOf(number));
    }

    @Override
    public int attemptsOf(String number) {
        return patiently(() -> ledger.attemptsOf(number));
    }

    @Override
    public Optional<Claim> claim(RunId run, String number, Instant now) {
        // None after an outage: the claim that was asked for before it may have been committed, and then is ours.
        return patiently(() -> ledger.claim(run, number, now), Optional::isPresent);
    }

    @Override
    public Optional<Claim> claimInDoubt(RunId run, String number, Instant now) {
        return patiently(() -> ledger.claimInDoubt(run, number, now), Optional::isPresent);
    }

    @Override
    public List<String> doubtful() {
        return patiently(ledger::doubtful);
    }

    @Override
    public Claim uploaded(Claim claim, UploadedFile file, Instant now) {
        return patiently(() -> ledger.uploaded(claim, file, now));
    }

    @Override
    public Claim submitting(Claim claim, Intent intent, Instant now) {
        return patiently(() -> ledger.submitting(claim, intent, now));
    }

    @Override
    public boolean holds(Claim claim) {
        return patiently(() -> ledger.holds(claim));
    }

    @Override
    public Claim doubt(Claim claim, boolean numberTaken, Instant now) {
        return patiently(() -> ledger.doubt(claim, numberTaken, now));
    }

    @Override
    public void conclude(Claim claim, long position, ItemResult result) {
        patiently(() -> ledger.conclude(claim, position, result));
    }

    @Override
    public void record(RunId run, long position, ItemResult result) {
        patiently(() -> ledger.record(run, position, result));
    }

    @Override
    public Stream<ItemResult> results(RunId run) {
        return ledger.results(run);
    }

    @Override
    public Map<Outcome, Long> counts(RunId run) {
        return patiently(() -> ledger.counts(run));
    }

    private void patiently(Runnable write) {
        patiently(() -> {
            write.run();
            return true;
        });
    }

    private <T> T patiently(Supplier<T> question) {
        return patiently(question, answer -> true);
    }

    /** @param isClear whether an answer given after an outage can be trusted; if not, the question has failed */
    private <T> T patiently(Supplier<T> question, Predicate<T> isClear) {
        LedgerException outage = null;
        long began = System.nanoTime();
        while (true) {
            try {
                T answer = question.get();
                awaySince.set(null);
                if (outage != null && !isClear.test(answer)) {
                    throw outage;
                }
                return answer;
            } catch (LedgerException e) {
                if (e == outage || !e.isOutage() || !isWorthWaiting(e, began)) {
                    throw e;
                }
                outage = e;
            }
            pause();
        }
    }

    /** Neither longer than the outage that all of them share may last, nor longer for one question that others do not have. */
    private boolean isWorthWaiting(LedgerException outage, long began) {
        long now = System.nanoTime();
        if (awaySince.compareAndSet(null, now)) {
            LOG.warn(
                    "The ledger's database does not answer; the run waits for it for at most {} s: {}",
                    patience.toSeconds(),
                    String.valueOf(outage.getCause()));
        }
        Long since = awaySince.get();
        return now - began < patience.toNanos() && (since == null || now - since < patience.toNanos());
    }

    /** Goes on waiting when the run is told to stop: what has begun is seen to its end. */
    private static void pause() {
        long until = System.nanoTime() + PAUSE.toNanos();
        boolean interrupted = false;
        for (long rest = PAUSE.toNanos(); rest > 0; rest = until - System.nanoTime()) {
            try {
                TimeUnit.NANOSECONDS.sleep(rest);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
