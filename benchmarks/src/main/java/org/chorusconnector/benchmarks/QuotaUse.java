package org.chorusconnector.benchmarks;

import java.time.Duration;
import java.util.Locale;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;

/** How much of 20 calls a second a night uses, by the time that Chorus Pro takes for an answer. */
final class QuotaUse {

    private static final int SIZE = 30_000;

    private QuotaUse() {}

    static void measure() throws Exception {
        System.out.println();
        System.out.println(
                "| Latency | Receipts | Ours | Sequential | Ideal (calls at 20/s) | Calls | Use of the quota | Busiest second |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int millis : new int[] {50, 300, 2000}) {
            measure(Duration.ofMillis(millis), millis == 2000 ? 200 : 400);
        }
    }

    private static void measure(Duration latency, int items) throws Exception {
        Night night = new Night(items, SIZE);
        try (ChorusSimulator simulator =
                ChorusSimulator.builder().callsPerSecond(1000).start()) {
            simulator.faults().inject(Fault.delay(latency).untilCleared());
            Duration ours = night.run(simulator, simulator.apiUrl(), Night.database());
            int calls = simulator.calls().counts().values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            int busiest = simulator.calls().mostInOneSecond();
            // As many as fit into a minute; the rest would only repeat them.
            int sample = (int) Math.min(items, Duration.ofSeconds(60).toMillis() / (2 * latency.toMillis()));
            Duration sequential = new SequentialClient(simulator, simulator.apiUrl())
                    .send(new Night(sample, SIZE))
                    .multipliedBy(items)
                    .dividedBy(sample);
            double ideal = calls / 20.0;
            System.out.printf(
                    Locale.ROOT,
                    "| %d ms | %d | %.1f s | %.1f s | %.1f s | %d | %.0f %% | %d |%n",
                    latency.toMillis(),
                    items,
                    ours.toMillis() / 1000.0,
                    sequential.toMillis() / 1000.0,
                    ideal,
                    calls,
                    100 * ideal / (ours.toMillis() / 1000.0),
                    busiest);
        }
    }
}
