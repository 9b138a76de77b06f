package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

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
        ChorusPro chorus = Clients.of(simulator).build();
        FileId pdf = chorus.files().upload(Clients.pdf("FA-1.pdf"));
        chorus.invoices().submit(Clients.invoice("FA-1", pdf).build());

        chorus.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().contains("OkHttp")
                        || thread.getName().contains("Okio")
                        || thread.getName().contains("resilience"))
                .allMatch(Thread::isDaemon);
    }

    @Test
    void leavesTheHttpClientOfTheHostAsItWas(ChorusSimulator simulator) {
        ConnectionPool pool = new ConnectionPool();
        OkHttpClient host = new OkHttpClient.Builder().connectionPool(pool).build();
        ChorusPro chorus = Clients.of(simulator).httpClient(host).build();
        chorus.health().check();
        Awaitility.await().until(() -> pool.idleConnectionCount() > 0);

        chorus.close();

        assertThat(pool.idleConnectionCount()).as("connections of the host").isPositive();
        assertThat(host.dispatcher().executorService().isShutdown()).isFalse();
        assertThat(host.interceptors()).isEmpty();
        assertThat(host.networkInterceptors()).isEmpty();
        assertThat(host.retryOnConnectionFailure()).isTrue();
    }
}
