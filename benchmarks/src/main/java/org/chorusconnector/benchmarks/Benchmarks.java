package org.chorusconnector.benchmarks;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Runs the benchmarks that are named, or all of them, and prints their results as tables of Markdown. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Measures.
     *
     * @param args names out of quota, slow-line, memory, transactions, start-up, wire; none for all
     */
    public static void main(String[] args) throws Exception {
        List<String> wanted = args.length == 0
                ? List.of("quota", "slow-line", "memory", "transactions", "start-up", "wire")
                : List.of(args);
        System.out.printf(
                Locale.ROOT,
                "%s, Java %s, %d processors, %d MB of heap%n",
                LocalDate.now(java.time.ZoneOffset.UTC),
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / 1_000_000);
        for (String name : wanted) {
            switch (name) {
                case "quota" -> QuotaUse.measure();
                case "slow-line" -> SlowLine.measure();
                case "memory" -> Memory.measure();
                case "transactions" -> TransactionsPerItem.measure();
                case "wire" -> WireSpacing.measure();
                case "start-up" -> StartUp.measure();
                default -> throw new IllegalArgumentException("no benchmark is named " + name);
            }
        }
        // The HTTP server of the simulator has threads that would keep the JVM alive.
        System.exit(0);
    }
}
