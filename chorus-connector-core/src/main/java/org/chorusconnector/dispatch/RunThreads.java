package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The threads of this process that are in a run. Thread-safe. */
final class RunThreads {

    /** In the mapped diagnostic context (MDC) of all log lines of a run. */
    private static final String SUPPLIER = "chorus.supplier";

    /** With the number of runs that each is in: a host's source may start another one. */
    private final Map<Thread, Integer> running = new HashMap<>();

    <T> T during(String supplier, Supplier<T> run) {
        Thread thread = Thread.currentThread();
        synchronized (running) {
            running.merge(thread, 1, Integer::sum);
        }
        @Nullable String before = MDC.get(SUPPLIER);
        MDC.put(SUPPLIER, supplier);
        try {
            return run.get();
        } finally {
            if (before == null) {
                MDC.remove(SUPPLIER);
            } else {
                MDC.put(SUPPLIER, before);
            }
            synchronized (running) {
                running.computeIfPresent(thread, (any, runs) -> runs == 1 ? null : runs - 1);
                running.notifyAll();
            }
        }
    }

    /** Interrupts all runs and waits for their ends; false when one is left after that time. */
    boolean interrupt(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (running) {
            running.keySet().forEach(Thread::interrupt);
            while (!running.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                running.wait(left);
            }
            return true;
        }
    }
}
