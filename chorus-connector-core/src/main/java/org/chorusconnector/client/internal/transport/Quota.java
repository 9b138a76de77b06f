package org.chorusconnector.client.internal.transport;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the calls of one application below what PISTE grants. A call passes two gates:
 *
 * <ol>
 *   <li>{@link #depart}: a turn, evenly spaced ({@link Pace}), within the hour ({@link SlidingWindow}) and the day
 *       ({@link DayBudget});
 *   <li>{@link #ontoTheWire}, right before its first byte: at most so many calls in any sliding second ({@link WireWindow}).
 * </ol>
 *
 * <p>Thread-safe; callers leave in the order in which they came.
 */
public final class Quota {

    /** More times of calls are not remembered. */
    private static final int MOST_CALLS_PER_HOUR = 1_000_001;

    private static final long HOUR = 3600 * WireWindow.SECOND;

    /**
     * What PISTE grants.
     *
     * @param callsPerSecond at least 1
     * @param callsPerHour from 1 to 1 000 000; {@link #NO_HOURLY_CEILING} for as many as the seconds of an hour give
     * @param callsPerDay at least 1
     * @param reserve the last calls of a day, for interactive calls only
     */
    public record Limits(int callsPerSecond, int callsPerHour, long callsPerDay, long reserve) {

        public static final int NO_HOURLY_CEILING = Integer.MAX_VALUE;
    }

    /** What was called in the name of one application: counted together, whatever the limits of each caller. Thread-safe. */
    public static final class Usage {

        private final Map<Integer, Pace> paces = new ConcurrentHashMap<>();
        private final SlidingWindow hour;
        private final DayBudget day = new DayBudget();
        private final WireWindow wire;

        public Usage() {
            this(NanoClock.SYSTEM);
        }

        Usage(NanoClock clock) {
            hour = new SlidingWindow(HOUR, SlidingWindow.Room.NONE, clock);
            wire = new WireWindow(clock);
        }
    }

    private final Limits limits;
    private final Usage usage;
    private final Pace pace;

    public Quota(Limits limits, Usage usage) {
        this.limits = limits;
        this.usage = usage;
        this.pace = usage.paces.computeIfAbsent(limits.callsPerSecond(), Pace::new);
    }

    /**
     * Waits until it is a call's turn, and counts it. With an hourly ceiling that may take up to an hour.
     *
     * @param today day in Paris, to which the call counts
     * @throws DailyBudgetSpentException when the day has no call left
     * @throws InterruptedException when interrupted before or while waiting; the call does not count for the day
     */
    public void depart(LocalDate today) throws InterruptedException, DailyBudgetSpentException {
        pace.awaitTurn();
        count(today, limits.callsPerDay() - limits.reserve());
    }

    /** The same for a call that somebody waits for: it may spend the reserve of the day. */
    public void departInteractive(LocalDate today) throws InterruptedException, DailyBudgetSpentException {
        pace.awaitTurn();
        count(today, limits.callsPerDay());
    }

    /** Counts a call that goes ahead of those that wait for their turn, as the token does that all of them need. */
    public void departAhead(LocalDate today) throws DailyBudgetSpentException, InterruptedException {
        count(today, limits.callsPerDay());
    }

    private void count(LocalDate today, long most) throws DailyBudgetSpentException, InterruptedException {
        if (limits.callsPerHour() < MOST_CALLS_PER_HOUR) {
            usage.hour.pass(limits.callsPerHour());
        }
        usage.day.spend(today, most);
    }

    /** How many calls this day has seen. */
    public long departuresOn(LocalDate today) {
        return usage.day.spentOn(today);
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Waits until the call so many places ago went out more than a second ago. To be called right before the first byte.
     *
     * @throws InterruptedException when interrupted before or while waiting; nothing may go out
     */
    SlidingWindow.Passage ontoTheWire() throws InterruptedException {
        return usage.wire.pass(limits.callsPerSecond());
    }

    /** Notes that a call is with the operating system only now. */
    void out(SlidingWindow.Passage passage) {
        usage.wire.out(passage);
    }

    /** The calls of the day are spent. */
    public static final class DailyBudgetSpentException extends Exception {
        DailyBudgetSpentException(long callsPerDay) {
            super("the " + callsPerDay + " calls of the day are spent");
        }
    }
}
