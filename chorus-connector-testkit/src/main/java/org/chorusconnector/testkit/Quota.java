package org.chorusconnector.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The gateway's quota of calls in any sliding second. Calls that it refuses do not use it up. Thread-safe.
 *
 * <p>Arrivals come in nearly in order, a long upload being known later than it arrived; the few calls that overtake it
 * may then pass although the second is full.
 */
final class Quota {

    private static final long SECOND = 1000;

    private final int callsPerSecond;
    private final Deque<Long> admitted = new ArrayDeque<>();

    Quota(int callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    /** Whether the call that arrived at this time, in milliseconds, may pass. */
    synchronized boolean admits(long arrival) {
        // Older ones are kept a while for the calls that were overtaken.
        admitted.removeIf(time -> time <= arrival - 60 * SECOND);
        long recent = admitted.stream()
                .filter(time -> time > arrival - SECOND && time <= arrival)
                .count();
        if (recent >= callsPerSecond) {
            return false;
        }
        admitted.addLast(arrival);
        return true;
    }

    synchronized void reset() {
        admitted.clear();
    }
}
