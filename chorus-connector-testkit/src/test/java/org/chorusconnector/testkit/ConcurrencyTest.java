package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Thirty-two clients at once. */
class ConcurrencyTest {

    private static final int CLIENTS = 32;

    @RegisterExtension
    static ChorusSimulatorExtension chorus =
            ChorusSimulatorExtension.create(ChorusSimulator.builder().callsPerSecond(10_000));

    private final java.util.concurrent.ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    private TestClient client;

    @BeforeEach
    void connect() {
        client = TestClient.of(chorus.simulator());
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void takesANumberOnce() throws Exception {
        var invoice = client.invoice("FA-1");

        assertThat(inParallel(() -> TestClient.code(client.call(Operation.SUBMIT_INVOICE, invoice))))
                .containsOnly(0, Refusal.DUPLICATE_NUMBER.code())
                .containsOnlyOnce(0);
        assertThat(chorus.simulator().invoices()).hasSize(1);
        assertThat(chorus.simulator().submissionsOf("FA-1")).isEqualTo(CLIENTS);
    }

    @Test
    void givesEveryFileItsOwnId() throws Exception {
        assertThat(inParallel(() -> client.uploaded("a.pdf", new byte[1_000])))
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
        assertThat(chorus.simulator().uploads()).hasSize(CLIENTS);
    }

    @Test
    void meetsAFaultAsOftenAsTold() throws Exception {
        chorus.simulator().faults().inject(Fault.status(503).times(10));

        assertThat(inParallel(() -> client.call(Operation.HEALTH_CHECK).statusCode()))
                .filteredOn(status -> status == 503)
                .hasSize(10);
    }

    private <T> ArrayList<T> inParallel(Callable<T> task) throws Exception {
        var tasks = new ArrayList<Callable<T>>();
        for (int i = 0; i < CLIENTS; i++) {
            tasks.add(task);
        }
        var results = new ArrayList<T>();
        for (Future<T> future : pool.invokeAll(tasks)) {
            results.add(future.get());
        }
        return results;
    }
}
