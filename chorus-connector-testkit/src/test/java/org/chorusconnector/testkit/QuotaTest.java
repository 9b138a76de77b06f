package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class QuotaTest {

    @Test
    void letsNoMoreThanTheQuotaPassInAnySlidingSecond() {
        var quota = new Quota(3);

        assertThat(quota.admits(100)).isTrue();
        assertThat(quota.admits(900)).isTrue();
        assertThat(quota.admits(1000)).isTrue();
        assertThat(quota.admits(1099)).isFalse();
        assertThat(quota.admits(1100)).isTrue();
        assertThat(quota.admits(1899)).isFalse();
        assertThat(quota.admits(1900)).isTrue();
    }

    @Test
    void doesNotCountWhatItRefused() {
        var quota = new Quota(1);

        assertThat(quota.admits(0)).isTrue();
        assertThat(quota.admits(999)).isFalse();
        assertThat(quota.admits(1000)).isTrue();
    }

    @Test
    void findsTheBusiestSecondWhateverTheOrderOfTheLog() {
        var log = new Calls(new ContractValidator());
        for (long arrival : new long[] {5000, 100, 1099, 1100, 900, 6000}) {
            log.arrived(Operation.HEALTH_CHECK, arrival);
        }
        log.arrived(Operation.TOKEN, 1000);

        assertThat(log.mostInOneSecond()).isEqualTo(3);
    }

    @Test
    void answersCallsOverTheQuotaWith429() throws Exception {
        try (var simulator = ChorusSimulator.builder().callsPerSecond(5).start()) {
            var statuses = burst(simulator, 32);

            assertThat(statuses).extracting(HttpResponse::statusCode).containsOnly(200, 429);
            assertThat(statuses)
                    .filteredOn(response -> response.statusCode() == 429)
                    .isNotEmpty()
                    .allSatisfy(response -> assertThat(response.headers().firstValue("Retry-After"))
                            .contains("1"));
            assertThat(simulator.calls().mostInOneSecond()).isGreaterThan(5);
        }
    }

    @Test
    void leavesRetryAfterOutWhenTold() throws Exception {
        try (var simulator = ChorusSimulator.builder()
                .callsPerSecond(1)
                .retryAfterOnQuota(false)
                .start()) {
            assertThat(burst(simulator, 8))
                    .filteredOn(response -> response.statusCode() == 429)
                    .isNotEmpty()
                    .allSatisfy(response -> assertThat(response.headers().firstValue("Retry-After"))
                            .isEmpty());
        }
    }

    @Test
    void countsALongUploadFromItsBeginning() throws Exception {
        try (var simulator = ChorusSimulator.builder().callsPerSecond(1).start();
                var socket = new Socket("127.0.0.1", simulator.apiUrl().getPort())) {
            TestClient client = TestClient.of(simulator);
            HttpRequest upload = client.request(Operation.UPLOAD_FILE).build();
            byte[] body = TestClient.file("a.pdf", new byte[100]).toString().getBytes(StandardCharsets.UTF_8);
            var head = new StringBuilder("POST " + Operation.UPLOAD_FILE.path() + " HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: " + body.length
                    + "\r\n");
            upload.headers().map().forEach((name, values) -> head.append(name + ": " + values.get(0) + "\r\n"));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));

            // The server asks for the body once it has noted the arrival; a whole call fits in before the body.
            socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            assertThat(answers.readLine()).startsWith("HTTP/1.1 100");
            assertThat(answers.readLine()).isEmpty();
            assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(200);
            socket.getOutputStream().write(body);

            assertThat(answers.readLine()).startsWith("HTTP/1.1 200");
        }
    }

    /** So many calls at once. */
    private static ArrayList<HttpResponse<String>> burst(ChorusSimulator simulator, int calls) throws Exception {
        TestClient client = TestClient.of(simulator);
        var responses = new ArrayList<HttpResponse<String>>();
        var pool = Executors.newFixedThreadPool(calls);
        try {
            var tasks = new ArrayList<Callable<HttpResponse<String>>>();
            for (int i = 0; i < calls; i++) {
                tasks.add(() -> client.call(Operation.HEALTH_CHECK));
            }
            for (Future<HttpResponse<String>> future : pool.invokeAll(tasks)) {
                responses.add(future.get());
            }
        } finally {
            pool.shutdownNow();
        }
        return responses;
    }
}
