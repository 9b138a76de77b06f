package org.chorusconnector.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.chorusconnector.testkit.ChorusSimulator;

/** Memory that is allocated for each megabyte uploaded, by the sending side alone. */
final class Memory {

    private Memory() {}

    static void measure() throws Exception {
        System.out.println();
        System.out.println("| PDFs | Ours, allocated per MB | Sequential, allocated per MB | Ideal |");
        System.out.println("|---|---|---|---|");
        Night night = new Night(20, 9_000_000);
        // Once before, so that classes are loaded and buffers exist.
        allocatedByUs(new Night(2, 1_000_000));
        double megabytes = night.items() * (night.bytes() / 1e6);
        System.out.printf(
                Locale.ROOT,
                "| %d of %d MB | %.2f MB | %.2f MB | 0 MB |%n",
                night.items(),
                night.bytes() / 1_000_000,
                allocatedByUs(night) / 1e6 / megabytes,
                allocatedSequentially(night) / 1e6 / megabytes);
    }

    private static long allocatedByUs(Night night) {
        try (ChorusSimulator simulator =
                ChorusSimulator.builder().callsPerSecond(1000).start()) {
            long before = allocated();
            AtomicLong after = new AtomicLong();
            night.run(simulator, simulator.apiUrl(), Night.database(), () -> after.set(allocated()));
            return after.get() - before;
        }
    }

    private static long allocatedSequentially(Night night) throws Exception {
        try (ChorusSimulator simulator =
                ChorusSimulator.builder().callsPerSecond(1000).start()) {
            long before = allocated();
            new SequentialClient(simulator, simulator.apiUrl()).send(night);
            return allocated() - before;
        }
    }

    /** By all threads but those of the simulator's server that live now. */
    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] ids = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && !info.getThreadName().startsWith("qtp"))
                .mapToLong(info -> info.getThreadId())
                .toArray();
        return Arrays.stream(threads.getThreadAllocatedBytes(ids)).sum();
    }
}
