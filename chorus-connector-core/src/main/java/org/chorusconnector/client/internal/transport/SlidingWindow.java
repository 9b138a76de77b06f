package org.chorusconnector.client.internal.transport;

import java.util.concurrent.locks.ReentrantLock;

/** Lets at most so many calls pass in any period. Thread-safe; callers pass in the order in which they came. */
final class SlidingWindow {

    /**
     * A call that passed.
     *
     * @param number how many passed before it
     * @param nanoTime when
     */
    record Passage(long number, long nanoTime) {}

    /** What is added to the period, asked again after each wait, and told by how much a wait was late. */
    interface Room {
        Room NONE = new Room() {
            @Override
            public long nanos() {
                return 0;
            }

            @Override
            public void late(long nanos) {}
        };

        long nanos();

        void late(long nanos);
    }

    private final NanoClock clock;
    private final long period;
    private final Room room;

    /** Held while its holder waits: what the others must reach meanwhile is guarded by {@link #passages}. */
    private final ReentrantLock turnstile = new ReentrantLock(true);

    private final Passages passages = new Passages();

    SlidingWindow(long periodNanos, Room room, NanoClock clock) {
        this.clock = clock;
        this.period = periodNanos;
        this.room = room;
    }

    /**
     * Waits until the call so many places ago passed more than a period ago.
     *
     * @param calls at most so many in a period, whoever the other ones were let through by
     */
    Passage pass(int calls) throws InterruptedException {
        turnstile.lockInterruptibly();
        try {
            // Asked again after each wait: the call waited for may have passed later than it was noted at first.
            while (passages.isFull(calls)) {
                long due = passages.timeOf(calls) + period + room.nanos();
                if (due - clock.nanoTime() <= 0) {
                    break;
                }
                clock.sleepUntil(due);
                room.late(clock.nanoTime() - due);
            }
            return passages.add(clock.nanoTime());
        } finally {
            turnstile.unlock();
        }
    }

    /** Notes that a call passed only now; nothing when it is forgotten already. */
    void passedNow(Passage passage) {
        passages.move(passage, clock.nanoTime());
    }

    /** The times of the last calls, as many as the largest ceiling asks for. */
    private static final class Passages {

        private long[] times = new long[1];
        private long passed;
        // The first call whose time is known: a longer memory begins empty.
        private long firstKnown;

        synchronized boolean isFull(int calls) {
            if (times.length < calls) {
                remember(calls);
            }
            return passed - firstKnown >= calls;
        }

        private void remember(int calls) {
            long[] longer = new long[calls];
            long from = Math.max(firstKnown, passed - times.length);
            for (long number = from; number < passed; number++) {
                longer[(int) (number % calls)] = times[place(number)];
            }
            firstKnown = from;
            times = longer;
        }

        synchronized long timeOf(int callsAgo) {
            return times[place(passed - callsAgo)];
        }

        synchronized Passage add(long now) {
            Passage passage = new Passage(passed, now);
            times[place(passed)] = now;
            passed++;
            return passage;
        }

        synchronized void move(Passage passage, long now) {
            if (passage.number() >= passed - times.length) {
                times[place(passage.number())] = now;
            }
        }

        private int place(long number) {
            return (int) (number % times.length);
        }
    }
}
