package org.chorusconnector.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to come, oldest first. Thread-safe. */
final class FaultScript {

    private final List<Fault> waiting = new ArrayList<>();

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized void clear() {
        waiting.clear();
    }

    synchronized List<Fault> waiting() {
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
