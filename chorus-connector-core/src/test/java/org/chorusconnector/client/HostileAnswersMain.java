package org.chorusconnector.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.structures.StructureSearch;

/** Thirty-two threads that each get an answer far too large, in a JVM with a small heap: see {@link HostileAnswersTest}. */
final class HostileAnswersMain {

    private static final int THREADS = 32;

    private HostileAnswersMain() {}

    public static void main(String[] args) throws Exception {
        URI server = URI.create(args[0]);
        try (ChorusPro chorus = ChorusPro.builder(
                        PisteApplication.builder("id", "secret")
                                .callsPerSecond(1000)
                                .build(),
                        Account.of("login", "password"))
                .environment(Environment.custom(server, server))
                .timeouts(Timeouts.DEFAULTS.withRetryFor(Duration.ZERO))
                .build()) {
            List<Callable<?>> calls = List.of(
                    () -> chorus.structures()
                            .search(StructureSearch.builder().name("x").build())
                            .count(),
                    () -> chorus.invoices()
                            .search(InvoiceSearch.builder()
                                    .number(new InvoiceNumber("FA-1"))
                                    .build())
                            .count(),
                    () -> chorus.invoices()
                            .submit(Clients.invoice("FA-1", new FileId(1)).build()),
                    () -> chorus.files().upload(Clients.pdf("FA-1.pdf")));
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2 * THREADS; i++) {
                Callable<?> call = calls.get(i % calls.size());
                running.add(threads.submit(() -> requireTypedOutcome(call)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            threads.shutdown();
        }
    }

    private static Object requireTypedOutcome(Callable<?> call) throws Exception {
        try {
            return call.call();
        } catch (ChorusException typed) {
            return typed;
        }
    }
}
