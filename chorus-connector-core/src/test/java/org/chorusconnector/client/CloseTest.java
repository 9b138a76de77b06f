package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CloseTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create(Clients.simulator());

    @Test
    void leavesNoThreadThatKeepsTheJvmAlive(ChorusSimulator simulator) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ChorusPro chorus = Clients.of(simulator).build();
        FileId pdf = chorus.files().upload(Clients.pdf("FA-1.pdf"));
        chorus.invoices().submit(Clients.invoice("FA-1", pdf).build());

        chorus.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread) && !isOfTheSimulator(thread))
                .as("threads that did not exist before, those of the simulator apart")
                .allMatch(Thread::isDaemon);
    }

    /** The HTTP client keeps some daemons for all clients of the JVM; a client must not add one of its own. */
    @Test
    void leavesNoMoreThreadsBehindWhenMoreClientsAreClosed(ChorusSimulator simulator) {
        useOneAndClose(simulator);
        long afterOne = threadsOfClients();

        for (int i = 0; i < 20; i++) {
            useOneAndClose(simulator);
        }

        assertThat(threadsOfClients()).isLessThan(afterOne + 5);
    }

    private static boolean isOfTheSimulator(Thread thread) {
        return thread.getName().startsWith("qtp") || thread.getName().startsWith("Connector-Scheduler");
    }

    private static void useOneAndClose(ChorusSimulator simulator) {
        try (ChorusPro chorus = Clients.of(simulator).build()) {
            chorus.health().check();
        }
    }

    private static long threadsOfClients() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !isOfTheSimulator(thread))
                .count();
    }

    @Test
    void leavesTheHttpClientOfTheHostAsItWas(ChorusSimulator simulator) {
        ConnectionPool pool = new ConnectionPool();
        OkHttpClient host = new OkHttpClient.Builder().connectionPool(pool).build();
        ChorusPro chorus = Clients.of(simulator).httpClient(host).build();
        chorus.structures().activeSuppliers();
        Awaitility.await().until(() -> pool.idleConnectionCount() > 0);

        chorus.close();

        assertThat(pool.idleConnectionCount()).as("connections of the host").isPositive();
        assertThat(host.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(host.interceptors()).isEmpty();
        assertThat(host.networkInterceptors()).isEmpty();
        assertThat(host.retryOnConnectionFailure()).isTrue();
    }
}
