package org.chorusconnector.testkit;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The calls received, whatever became of them: see {@link ChorusSimulator#calls()}. Thread-safe. */
public final class Calls {

    private static final long SECOND = 1000;

    private final ContractValidator contract;
    private final Map<Operation, Integer> counts = new EnumMap<>(Operation.class);
    private long[] apiArrivals = new long[1024];
    private int apiCalls;

    Calls(ContractValidator contract) {
        this.contract = contract;
    }

    synchronized void arrived(Operation operation, long millis) {
        counts.merge(operation, 1, Integer::sum);
        if (operation.isApi()) {
            if (apiCalls == apiArrivals.length) {
                apiArrivals = Arrays.copyOf(apiArrivals, 2 * apiCalls);
            }
            apiArrivals[apiCalls++] = millis;
        }
    }

    /** How many calls arrived per operation; an operation never called is missing. */
    public synchronized Map<Operation, Integer> counts() {
        return Map.copyOf(counts);
    }

    /** How many calls of this operation arrived. */
    public synchronized int of(Operation operation) {
        return counts.getOrDefault(operation, 0);
    }

    /**
     * The most API calls that arrived in any sliding second, refused ones included, token calls not. A call arrives with
     * its headers, however long its body takes.
     */
    public synchronized int mostInOneSecond() {
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

    /** The requests that the contract forbids, in the order of their arrival; empty when the client is right. */
    public List<ContractViolation> violations() {
        return contract.violations();
    }

    synchronized void reset() {
        counts.clear();
        apiCalls = 0;
        contract.reset();
    }
}
