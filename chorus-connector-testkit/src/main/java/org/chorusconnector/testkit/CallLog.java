package org.chorusconnector.testkit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Counts the calls received, whatever became of them. Thread-safe. */
final class CallLog {

    private static final long SECOND = 1000;

    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    private long[] apiArrivals = new long[1024];
    private int apiCalls;

    synchronized void arrived(Operation operation, long millis) {
        counts.merge(operation, 1, Integer::sum);
        if (operation.isApi()) {
            if (apiCalls == apiArrivals.length) {
                apiArrivals = Arrays.copyOf(apiArrivals, 2 * apiCalls);
            }
            apiArrivals[apiCalls++] = millis;
        }
    }

    synchronized Map<Operation, Integer> counts() {
        return Map.copyOf(counts);
    }

    synchronized int mostInOneSecond() {
        long[] sorted = Arrays.copyOf(apiArrivals, apiCalls);
        Arrays.sort(sorted);
        int most = 0;
        int first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    synchronized void reset() {
        counts.clear();
        apiCalls = 0;
    }
}
