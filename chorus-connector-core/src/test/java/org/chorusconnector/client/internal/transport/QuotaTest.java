package org.chorusconnector.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates of the quota, each on a clock of its own making. */
class QuotaTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final VirtualClock clock = new VirtualClock();

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 20, 500})
    void letsAtMostTheGrantedCallsOntoTheWireInAnySecond(int granted) throws Exception {
        WireWindow wire = new WireWindow(clock);
        List<Long> passages = new ArrayList<>();

        for (int i = 0; i < 10 * granted; i++) {
            passages.add(wire.pass(granted).nanoTime());
        }

        assertThat(mostInOneSecond(passages)).isEqualTo(granted);
        assertThat(passages.get(passages.size() - 1))
                .as("no slower than the room allows")
                .isLessThan(10 * SECOND);
    }

    @Test
    void letsNoMoreOutWhenSleepersWakeLateAndCallsAreHeldUp() throws Exception {
        WireWindow wire = new WireWindow(clock);
        Random random = new Random(7);
        List<Long> passages = new ArrayList<>();

        for (int i = 0; i < 2000; i++) {
            clock.wakeLateBy(random.nextInt(40) * MILLI);
            SlidingWindow.Passage passage = wire.pass(20);
            clock.advance(random.nextInt(10) * MILLI);
            wire.out(passage);
            passages.add(clock.nanoTime());
        }

        assertThat(mostInOneSecond(passages)).isLessThanOrEqualTo(20);
    }

    /** A thread that is held up after its turn makes its call late, and those behind it must wait for that. */
    @Test
    void countsACallFromWhenItIsOut() throws Exception {
        WireWindow wire = new WireWindow(clock);
        SlidingWindow.Passage heldUp = wire.pass(2);
        wire.pass(2);
        clock.advance(SECOND / 2);
        wire.out(heldUp);

        assertThat(wire.pass(2).nanoTime()).isGreaterThan(SECOND / 2 + SECOND);
    }

    /** Two applications of one identifier, each with its own limit: the slower one counts the calls of the other. */
    @Test
    void countsTheCallsOfAFasterApplicationToo() throws Exception {
        WireWindow wire = new WireWindow(clock);
        for (int i = 0; i < 15; i++) {
            wire.pass(20);
        }

        assertThat(wire.pass(5).nanoTime()).isGreaterThan(SECOND);
        for (int i = 0; i < 19; i++) {
            wire.pass(20);
        }
        long before = clock.nanoTime();
        assertThat(wire.pass(20).nanoTime() - before).isGreaterThan(SECOND / 2);
    }

    @Test
    void doesNotMakeUpForAnIdleTime() throws Exception {
        WireWindow wire = new WireWindow(clock);
        wire.pass(10);
        clock.advance(3600 * SECOND);
        List<Long> passages = new ArrayList<>();

        for (int i = 0; i < 25; i++) {
            passages.add(wire.pass(10).nanoTime());
        }

        assertThat(mostInOneSecond(passages)).isEqualTo(10);
    }

    /** Who has had its turn has its connection open: it must not queue there. */
    @ParameterizedTest
    @ValueSource(ints = {1, 20, 100})
    void givesTurnsNoFasterThanTheWireOfAMachineAtEase(int granted) throws Exception {
        RateLimiterConfig pace = Pace.config(granted);
        long betweenTurns = 2 * pace.getLimitRefreshPeriod().toNanos();
        WireWindow wire = new WireWindow(clock);
        long begin = clock.nanoTime();
        for (int i = 0; i < granted; i++) {
            wire.pass(granted);
        }
        long betweenPassages = (wire.pass(granted).nanoTime() - begin) / granted;

        assertThat(pace.getLimitForPeriod()).isOne();
        assertThat((double) betweenTurns)
                .isBetween(betweenPassages * 0.9995, betweenPassages * 1.0005)
                .as("at least 19.5 of 20")
                .isLessThan((double) SECOND / (0.975 * granted));
    }

    @Test
    void letsAtMostTheCeilingPassInAnyHour() throws Exception {
        Quota quota = new Quota(new Quota.Limits(500, 3, Long.MAX_VALUE, 0), new Quota.Usage(clock));
        for (int i = 0; i < 3; i++) {
            quota.departAhead(TODAY);
            clock.advance(600 * SECOND);
        }

        quota.departAhead(TODAY);
        assertThat(clock.nanoTime()).isEqualTo(3600 * SECOND);
        quota.departAhead(TODAY);
        assertThat(clock.nanoTime()).isEqualTo(4200 * SECOND);
    }

    @Test
    void refusesCallsBeyondTheDayAtOnceAndStartsAgainTheNextDay() throws Exception {
        Quota quota = quota(limits(2, 0));
        quota.depart(TODAY);
        quota.depart(TODAY);

        assertThatExceptionOfType(Quota.DailyBudgetSpentException.class)
                .isThrownBy(() -> quota.depart(TODAY))
                .withMessageContaining("2 calls");
        assertThat(quota.departuresOn(TODAY)).isEqualTo(2);

        quota.depart(TODAY.plusDays(1));
    }

    @Test
    void keepsTheReserveOfTheDayForInteractiveCalls() throws Exception {
        Quota quota = quota(limits(2, 1));
        quota.depart(TODAY);

        assertThatExceptionOfType(Quota.DailyBudgetSpentException.class).isThrownBy(() -> quota.depart(TODAY));

        quota.departInteractive(TODAY);
        assertThatExceptionOfType(Quota.DailyBudgetSpentException.class)
                .isThrownBy(() -> quota.departInteractive(TODAY));
    }

    @Test
    void anInterruptedCallerIsNotCounted() throws Exception {
        Quota quota = quota(limits(1, 0));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> quota.depart(TODAY));

        assertThat(quota.departuresOn(TODAY)).isZero();
        quota.depart(TODAY);
    }

    @Test
    void countsTheCallsOfManyThreadsOfADay() throws Exception {
        DayBudget day = new DayBudget();
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> spent = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                spent.add(threads.submit(() -> spendAll(day)));
            }
            int all = 0;
            for (Future<Integer> one : spent) {
                all += one.get();
            }
            assertThat(all).isEqualTo(500);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int spendAll(DayBudget day) {
        for (int spent = 0; ; spent++) {
            try {
                day.spend(TODAY, 500);
            } catch (Quota.DailyBudgetSpentException over) {
                return spent;
            }
        }
    }

    private static Quota quota(Quota.Limits limits) {
        return new Quota(limits, new Quota.Usage());
    }

    private static Quota.Limits limits(long callsPerDay, long reserve) {
        return new Quota.Limits(500, Quota.Limits.NO_HOURLY_CEILING, callsPerDay, reserve);
    }

    private static int mostInOneSecond(List<Long> passages) {
        List<Long> sorted = passages.stream().sorted().toList();
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.size(); last++) {
            while (sorted.get(last) - sorted.get(first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
