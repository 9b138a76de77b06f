package org.chorusconnector.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to come, oldest first: see {@link ChorusSimulator#faults()}. Thread-safe. */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    Faults() {}

    /** Scripts faults. Each waits for the calls that it matches; the oldest that matches a call strikes it. */
    public synchronized void inject(Fault... faults) {
        waiting.addAll(List.of(faults));
    }

    /** Drops all faults that still wait. */
    public synchronized void clear() {
        waiting.clear();
    }

    /** The faults that still wait for a call, oldest first. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** The fault that this call meets, used up by it. */
    synchronized Optional<Fault> claim(Operation operation, RequestBody body) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.matches(operation, body)) {
                if (fault.times() == 1) {
                    waiting.remove(i);
                } else if (fault.times() != Integer.MAX_VALUE) {
                    waiting.set(i, fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
