package org.chorusconnector.client.internal.transport;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The promise of any sliding second, kept right before the first byte: between its turn and the wire a call takes longer than
 * another (a handshake, a pause of the JVM). Thread-safe.
 */
final class WireWindow {

    static final long SECOND = 1_000_000_000;

    /**
     * Room, beyond the second, for what holds up one call on its way more than a later one. Not more on a machine that is at
     * ease, since a quota of 20 calls is to give 19.5 at least; a late one gets more.
     */
    private static final long LEAST_ROOM = 21_000_000;

    private static final long MOST_ROOM = 60_000_000;

    private final NanoClock clock;
    private final SlidingWindow second;

    // What is late here may be late there as well: the longest delay seen of late, forgotten little by little.
    private final AtomicLong lateness = new AtomicLong();

    WireWindow(NanoClock clock) {
        this.clock = clock;
        this.second = new SlidingWindow(SECOND, new Lateness(), clock);
    }

    private final class Lateness implements SlidingWindow.Room {
        @Override
        public long nanos() {
            return Math.min(Math.max(2 * lateness.get(), LEAST_ROOM), MOST_ROOM);
        }

        @Override
        public void late(long nanos) {
            lateness.accumulateAndGet(nanos, (known, seen) -> Math.max(seen, known - known / 64));
        }
    }

    /** Waits until a call may go out. */
    SlidingWindow.Passage pass(int callsPerSecond) throws InterruptedException {
        return second.pass(callsPerSecond);
    }

    /**
     * Notes that a call is with the operating system only now: a thread may be held up between its turn and its first byte, and
     * whoever goes out a second later must not follow on its heels.
     */
    void out(SlidingWindow.Passage passage) {
        second.passedNow(passage);
        new Lateness().late(clock.nanoTime() - passage.nanoTime());
    }
}
