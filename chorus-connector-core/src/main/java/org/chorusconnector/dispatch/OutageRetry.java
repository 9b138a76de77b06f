package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chorusconnector.ledger.LedgerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats ledger calls of a run during a short outage of the database. The answers that Chorus Pro gave meanwhile are
 * recorded afterwards, and no new item begins before. All workers share one outage: if it lasts too long, it ends the run
 * once, and not once for each item. Thread-safe.
 *
 * <p>A call that failed may have been committed. Repeating it is safe. A repeated claim finds the claim that was committed
 * (see {@link org.chorusconnector.ledger.Items#claim}). Any other write changed the fencing token, so that the repetition
 * looks like a lost claim; the end of the run, or the next run, finds the item as the write left it.
 */
final class OutageRetry {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(OutageRetry.class);

    private final Duration maxOutage;

    /** By {@link System#nanoTime}; null while the database answers. */
    private final AtomicReference<@Nullable Long> outageSince = new AtomicReference<>();

    OutageRetry(Duration maxOutage) {
        this.maxOutage = maxOutage;
    }

    void run(Runnable call) {
        get(() -> {
            call.run();
            return true;
        });
    }

    <T> T get(Supplier<T> call) {
        long began = System.nanoTime();
        while (true) {
            try {
                T answer = call.get();
                outageSince.set(null);
                return answer;
            } catch (LedgerException e) {
                if (!e.isOutage() || !isWorthWaiting(e, began)) {
                    throw e;
                }
            }
            pause();
        }
    }

    /** Limits the outage that all workers share, and the failures of one call that the others do not have. */
    private boolean isWorthWaiting(LedgerException outage, long began) {
        long now = System.nanoTime();
        if (outageSince.compareAndSet(null, now)) {
            LOG.warn(
                    "The ledger's database does not answer; the run waits for it for at most {} s: {}",
                    maxOutage.toSeconds(),
                    String.valueOf(outage.getCause()));
        }
        Long since = outageSince.get();
        return now - began < maxOutage.toNanos() && (since == null || now - since < maxOutage.toNanos());
    }

    /** Continues if the run is told to stop: calls that have begun are completed. */
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
