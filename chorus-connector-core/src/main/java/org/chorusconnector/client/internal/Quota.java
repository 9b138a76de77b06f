package org.chorusconnector.client.internal;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the calls of one application below what PISTE grants: so many in any second, so many in a day. Thread-safe; callers
 * leave in the order in which they came.
 */
final class Quota {

    /** What a limiter is asked for per call: see {@link #limiter}. */
    private static final int PERMITS_PER_CALL = 2;

    /** Share of the granted pace that is used: the rest is room for the jitter between our departure and their arrival. */
    private static final double SHARE = 0.98;

    private static final long WINDOW_NANOS = 1_005_000_000;

    private final ReentrantLock gate = new ReentrantLock(true);
    private final RateLimiter limiter;
    private final long callsPerDay;

    // All below: guarded by the gate.
    private final long[] lastDepartures;
    private long departures;
    private @Nullable LocalDate day;
    private long departuresOfDay;

    Quota(int callsPerSecond, long callsPerDay) {
        this.limiter = limiter(callsPerSecond);
        this.callsPerDay = callsPerDay;
        this.lastDepartures = new long[callsPerSecond];
    }

    /**
     * Waits until a call may leave, and counts it.
     *
     * @param today day in Paris, to which the call counts
     * @return when it left, by {@link System#nanoTime}
     * @throws DailyBudgetSpentException at once, when the day has no call left
     * @throws InterruptedException when interrupted before or while waiting; the call is not counted
     */
    long depart(LocalDate today) throws InterruptedException, DailyBudgetSpentException {
        // One thread waits at the limiter at a time. Permits that several threads reserve ahead bunch up when a pause
        // of the
        // JVM makes them all late: they would leave together, more than the quota in one second.
        gate.lockInterruptibly();
        try {
            if (!today.equals(day)) {
                day = today;
                departuresOfDay = 0;
            }
            if (departuresOfDay >= callsPerDay) {
                throw new DailyBudgetSpentException(callsPerDay);
            }
            if (!limiter.acquirePermission(PERMITS_PER_CALL)) {
                throw new InterruptedException("interrupted while waiting for the quota");
            }
            awaitEndOfWindow();
            int slot = (int) (departures % lastDepartures.length);
            long now = System.nanoTime();
            lastDepartures[slot] = now;
            departures++;
            departuresOfDay++;
            return now;
        } finally {
            gate.unlock();
        }
    }

    /**
     * Makes sure that the departure so many places ago lies more than a second back, counted from when threads really left:
     * the limiter counts from when they might have, so a thread that woke up late may be followed too closely.
     */
    private void awaitEndOfWindow() throws InterruptedException {
        if (departures < lastDepartures.length) {
            return;
        }
        long oldest = lastDepartures[(int) (departures % lastDepartures.length)];
        for (long left = oldest + WINDOW_NANOS - System.nanoTime();
                left > 0;
                left = oldest + WINDOW_NANOS - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for the quota");
            }
        }
    }

    /**
     * A limiter of one permit per period lets two calls out in quick succession around the end of a period. A call that costs
     * two permits of a limiter that holds only one always waits for the end of a period, and the next one for two more: calls
     * leave evenly.
     */
    private static RateLimiter limiter(int callsPerSecond) {
        Duration period = Duration.ofNanos((long) (1e9 / (PERMITS_PER_CALL * SHARE * callsPerSecond)));
        return RateLimiter.of(
                "piste",
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(Duration.ofMinutes(1))
                        .build());
    }

    /** The calls of the day are spent. */
    static final class DailyBudgetSpentException extends Exception {
        DailyBudgetSpentException(long callsPerDay) {
            super("the " + callsPerDay + " calls of the day are spent");
        }
    }
}
