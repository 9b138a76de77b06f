package org.chorusconnector.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Sixteen callers that always ask: the rate they get may be lower on a busy machine, the worst second never higher. */
    @Test
    void letsAtMostTheGrantedCallsLeaveInAnySecond() throws Exception {
        Quota quota = new Quota(20, Long.MAX_VALUE);
        ConcurrentLinkedQueue<Long> departures = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + 3 * SECOND;

        inParallel(16, () -> {
            while (System.nanoTime() < end) {
                quota.depart(TODAY);
                departures.add(quota.ontoTheWire().nanoTime());
            }
        });

        assertThat(mostInOneSecond(departures)).isLessThanOrEqualTo(20);
        assertThat(departures).as("no less than half of the granted rate").hasSizeBetween(30, 75);
    }

    /** Whatever makes some calls later than others between their turn and the wire. */
    @Test
    void holdsBackOnTheWireWhatCameTooCloseAfterItsTurn() throws Exception {
        Quota quota = new Quota(5, Long.MAX_VALUE);
        ConcurrentLinkedQueue<Long> departures = new ConcurrentLinkedQueue<>();

        inParallel(12, () -> departures.add(quota.ontoTheWire().nanoTime()));

        assertThat(departures).hasSize(12);
        assertThat(mostInOneSecond(departures)).isLessThanOrEqualTo(5);
    }

    /** A thread that is held up after its turn makes its call late, and those behind it must wait for that. */
    @Test
    void countsACallFromWhenItIsOut() throws Exception {
        Quota quota = new Quota(2, Long.MAX_VALUE);
        Quota.WireSlot heldUp = quota.ontoTheWire();
        quota.ontoTheWire();
        long until = heldUp.nanoTime() + SECOND / 2;
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> System.nanoTime() > until);
        quota.out(heldUp);

        assertThat(quota.ontoTheWire().nanoTime() - until).isGreaterThan(SECOND);
    }

    /** Who has had its turn has its connection open: it must not queue there. */
    @Test
    void keepsCallersWaitingForTheirTurnAndNotOnTheWire() throws Exception {
        Quota quota = new Quota(20, Long.MAX_VALUE);
        ConcurrentLinkedQueue<Long> waits = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        long end = begin + 4 * SECOND;

        inParallel(16, () -> {
            while (System.nanoTime() < end) {
                long turn = quota.depart(TODAY);
                waits.add(quota.ontoTheWire().nanoTime() - turn);
            }
        });

        double onTheWire = waits.stream().mapToLong(Long::longValue).sum();
        double inAll = 16.0 * (System.nanoTime() - begin);
        assertThat(onTheWire / inAll)
                .as("share of the time that is spent on the wire")
                .isLessThan(0.05);
    }

    @Test
    void doesNotMakeUpForAnIdleTime() throws Exception {
        Quota quota = new Quota(10, Long.MAX_VALUE);
        quota.depart(TODAY);
        long idleUntil = System.nanoTime() + SECOND;
        Awaitility.await()
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(10))
                .until(() -> System.nanoTime() > idleUntil);

        ConcurrentLinkedQueue<Long> departures = new ConcurrentLinkedQueue<>();
        inParallel(12, () -> {
            quota.depart(TODAY);
            departures.add(quota.ontoTheWire().nanoTime());
        });

        assertThat(mostInOneSecond(departures)).isLessThanOrEqualTo(10);
    }

    @Test
    void refusesCallsBeyondTheDayAtOnceAndStartsAgainTheNextDay() throws Exception {
        Quota quota = new Quota(1000, 2);
        quota.depart(TODAY);
        quota.depart(TODAY);

        assertThatExceptionOfType(Quota.DailyBudgetSpentException.class)
                .isThrownBy(() -> quota.depart(TODAY))
                .withMessageContaining("2 calls");

        quota.depart(TODAY.plusDays(1));
    }

    @Test
    void anInterruptedCallerLeavesTheQueueWithoutBeingCounted() throws Exception {
        Quota quota = new Quota(1, 2);
        quota.depart(TODAY);
        CountDownLatch failed = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                quota.depart(TODAY);
            } catch (InterruptedException interrupted) {
                failed.countDown();
            } catch (Quota.DailyBudgetSpentException spent) {
                throw new AssertionError(spent);
            }
        });
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        waiting.interrupt();

        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        quota.depart(TODAY);
    }

    private static int mostInOneSecond(Iterable<Long> departures) {
        List<Long> sorted = new ArrayList<>();
        departures.forEach(sorted::add);
        sorted.sort(null);
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

    private interface Caller {
        void run() throws Exception;
    }

    private static void inParallel(int callers, Caller caller) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                running.add(threads.submit(() -> {
                    caller.run();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
