package org.chorusconnector.client.internal.transport;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the calls of one application below what PISTE grants: so many in any second, so many in a day. A call passes twice:
 * {@link #depart} gives it its turn, evenly spaced, and {@link #ontoTheWire} lets it go once its connection stands, since what
 * lies in between (a handshake, a pause of the JVM) takes longer for one call than for another. Thread-safe; callers leave in
 * the order in which they came.
 */
public final class Quota {

    /** What a limiter is asked for per call: see {@link #limiter}. */
    private static final int PERMITS_PER_CALL = 2;

    /** Share of the granted pace that is used: the rest is room for the jitter between our departure and their arrival. */
    private static final double SHARE = 0.98;

    private static final long SECOND = 1_000_000_000;

    /**
     * Room, beyond the second, for what holds up one call on its way more than a later one. Not more on a machine that is at
     * ease, since a quota of 20 calls is to give 19.5 at least; {@link #late} asks for more on one that is not.
     */
    private static final long LEAST_ROOM = 21_000_000;

    private static final long MOST_ROOM = 60_000_000;

    /** By how much turns are slower than the wire, in a second. */
    private static final long SLACK = 300_000;

    private final RateLimiter limiter;
    private final long callsPerDay;
    private final long reserve;

    private final ReentrantLock turnstile = new ReentrantLock(true);
    // Guarded by the turnstile; by System.nanoTime.
    private long lastTurn = System.nanoTime() - SECOND;

    private final ReentrantLock turnOfDay = new ReentrantLock();
    // Guarded by the lock above.
    private @Nullable LocalDate day;
    private long departuresOfDay;

    private final ReentrantLock wire = new ReentrantLock(true);
    // When the last ones went out, by System.nanoTime.
    private final AtomicLongArray lastOnTheWire;
    // Guarded by the wire.
    private long onTheWire;

    // What is late here may be late there as well: the longest delay seen of late, forgotten little by little.
    private final AtomicLong lateness = new AtomicLong();

    public Quota(int callsPerSecond, long callsPerDay) {
        this(callsPerSecond, callsPerDay, 0);
    }

    /** @param reserve the last calls of a day, that only {@link #departInteractive} gives away */
    public Quota(int callsPerSecond, long callsPerDay, long reserve) {
        this.reserve = reserve;
        this.limiter = limiter(callsPerSecond);
        this.callsPerDay = callsPerDay;
        this.lastOnTheWire = new AtomicLongArray(callsPerSecond);
    }

    /**
     * Waits until it is a call's turn, and counts it.
     *
     * @param today day in Paris, to which the call counts
     * @return when its turn came, by {@link System#nanoTime}
     * @throws DailyBudgetSpentException when the day has no call left
     * @throws InterruptedException when interrupted before or while waiting; the call is not counted
     */
    public long depart(LocalDate today) throws InterruptedException, DailyBudgetSpentException {
        return depart(today, callsPerDay - reserve);
    }

    /** The same for a call that somebody waits for: it may spend the reserve of the day. */
    public long departInteractive(LocalDate today) throws InterruptedException, DailyBudgetSpentException {
        return depart(today, callsPerDay);
    }

    /** Counts a call that goes ahead of those that wait for their turn, as the token does that all of them need. */
    public long departAhead(LocalDate today) throws DailyBudgetSpentException, InterruptedException {
        return count(today, callsPerDay);
    }

    private long depart(LocalDate today, long most) throws InterruptedException, DailyBudgetSpentException {
        // One thread waits at the limiter at a time: permits that several reserve ahead bunch up when a pause of the
        // JVM makes them all late.
        turnstile.lockInterruptibly();
        try {
            if (!limiter.acquirePermission(PERMITS_PER_CALL)) {
                throw new InterruptedException("interrupted while waiting for the quota");
            }
            // No faster than the wire: who has had his turn should not wait there, on a connection that is open
            // already.
            awaitNanoTime(() -> lastTurn + (SECOND + room() + SLACK) / lastOnTheWire.length());
            long turn = count(today, most);
            lastTurn = turn;
            return turn;
        } finally {
            turnstile.unlock();
        }
    }

    private long count(LocalDate today, long most) throws DailyBudgetSpentException, InterruptedException {
        turnOfDay.lockInterruptibly();
        try {
            if (!today.equals(day)) {
                day = today;
                departuresOfDay = 0;
            }
            if (departuresOfDay >= most) {
                throw new DailyBudgetSpentException(most);
            }
            departuresOfDay++;
            return System.nanoTime();
        } finally {
            turnOfDay.unlock();
        }
    }

    /** A call that may go out: where its time is noted, and the time that was. */
    record WireSlot(int slot, long nanoTime) {}

    /** How many calls this day has seen. */
    public long departuresOn(LocalDate today) {
        turnOfDay.lock();
        try {
            return today.equals(day) ? departuresOfDay : 0;
        } finally {
            turnOfDay.unlock();
        }
    }

    public long callsPerDay() {
        return callsPerDay;
    }

    /**
     * Waits until the call so many places ago went out more than a second ago. To be called right before the first byte.
     *
     * @throws InterruptedException when interrupted before or while waiting; nothing may go out
     */
    WireSlot ontoTheWire() throws InterruptedException {
        wire.lockInterruptibly();
        try {
            int slot = (int) (onTheWire % lastOnTheWire.length());
            if (onTheWire >= lastOnTheWire.length()) {
                awaitNanoTime(() -> lastOnTheWire.get(slot) + SECOND + room());
            }
            onTheWire++;
            WireSlot departure = new WireSlot(slot, System.nanoTime());
            lastOnTheWire.set(slot, departure.nanoTime);
            return departure;
        } finally {
            wire.unlock();
        }
    }

    /**
     * Notes that a call is with the operating system only now: a thread may be held up between its turn and its first byte, and
     * whoever goes out a second later must not follow on its heels.
     */
    void out(WireSlot departure) {
        long now = System.nanoTime();
        lastOnTheWire.compareAndSet(departure.slot, departure.nanoTime, now);
        late(now - departure.nanoTime);
    }

    private void late(long nanos) {
        lateness.accumulateAndGet(nanos, (known, seen) -> Math.max(seen, known - known / 64));
    }

    private long room() {
        return Math.min(Math.max(2 * lateness.get(), LEAST_ROOM), MOST_ROOM);
    }

    /** @param due asked again after each wait: a call may have gone out later than it was noted at first */
    private void awaitNanoTime(LongSupplier due) throws InterruptedException {
        for (long left = due.getAsLong() - System.nanoTime(); left > 0; left = due.getAsLong() - System.nanoTime()) {
            long end = System.nanoTime() + left;
            LockSupport.parkNanos(this, left);
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for the quota");
            }
            late(System.nanoTime() - end);
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
    public static final class DailyBudgetSpentException extends Exception {
        DailyBudgetSpentException(long callsPerDay) {
            super("the " + callsPerDay + " calls of the day are spent");
        }
    }
}
