package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chorusconnector.testkit.TestClient.code;
import static org.chorusconnector.testkit.TestClient.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {

    @RegisterExtension
    static ChorusSimulatorExtension chorus =
            ChorusSimulatorExtension.create(ChorusSimulator.builder().callsPerSecond(1000));

    private ChorusSimulator simulator;
    private TestClient client;
    private ObjectNode invoice;

    @BeforeEach
    void connect() {
        simulator = chorus.simulator();
        client = TestClient.of(simulator);
        invoice = client.invoice("FA-1");
    }

    @AfterEach
    void theClientIsRight() {
        assertThat(simulator.calls().violations()).isEmpty();
    }

    private HttpResponse<String> submit() {
        return client.call(Operation.SUBMIT_INVOICE, invoice);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 403, 401})
    void answersWithAStatusInsteadOfThePlatform(int status) {
        simulator.faults().inject(Fault.status(status));

        HttpResponse<String> response = submit();

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).size()).isPositive();
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(simulator.invoices()).isEmpty();
        assertThat(simulator.submissionsOf("FA-1")).isZero();
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void tellsWhenToComeBack() {
        simulator.faults().inject(Fault.status(503).retryAfter(Duration.ofMinutes(2)));

        assertThat(submit().headers().firstValue("Retry-After")).contains("120");
    }

    @Test
    void answersWithAnyBody() {
        simulator.faults().inject(Fault.status(200).body("text/plain", "maintenance"));

        HttpResponse<String> response = submit();

        assertThat(response.body()).isEqualTo("maintenance");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain");
    }

    @Test
    void refusesTheClientAtRandom() {
        simulator.faults().inject(Fault.status(400).on(Operation.TOKEN));

        HttpResponse<String> response = client.askToken(simulator.clientId(), simulator.clientSecret());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void cutsTheConnectionBeforeTheInvoiceIsTaken() {
        // The JDK's client repeats some calls by itself; a number twice refused or taken would betray it.
        simulator.faults().inject(Fault.cutBeforeTaken().times(2).on(Operation.SUBMIT_INVOICE));

        assertThatThrownBy(this::submit).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.invoices()).isEmpty();
        assertThat(simulator.submissionsOf("FA-1")).isZero();
    }

    @Test
    void cutsTheConnectionAfterTheInvoiceIsTaken() {
        simulator.faults().inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));

        assertThatThrownBy(this::submit).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.invoices()).hasSize(1);
        assertThat(simulator.submissionsOf("FA-1")).isEqualTo(1);
        assertThat(code(submit())).isEqualTo(Refusal.DUPLICATE_NUMBER.code());
    }

    @Test
    void answersLate() {
        simulator.faults().inject(Fault.delay(Duration.ofMillis(300)));

        long start = System.nanoTime();
        HttpResponse<String> response = submit();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(code(response)).isZero();
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void holdsAnAnswerUntilTheTestReleasesIt() {
        CompletableFuture<Void> released = new CompletableFuture<>();
        simulator.faults().inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE));

        CompletableFuture<HttpResponse<String>> response = CompletableFuture.supplyAsync(this::submit);
        await().until(() -> simulator.invoices().size() == 1);
        assertThat(response).isNotDone();
        released.complete(null);

        assertThat(code(response.join())).isZero();
    }

    @Test
    void breaksTheJsonOfAnInvoiceTaken() {
        simulator.faults().inject(Fault.brokenJson());

        HttpResponse<String> response = submit();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> json(response)).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void leavesTheBodyOut() {
        simulator.faults().inject(Fault.emptyBody());

        HttpResponse<String> response = submit();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void showsAPageOfTheGatewayWithOrWithoutTakingTheInvoice() {
        simulator.faults().inject(Fault.html(), Fault.html().taken());

        assertThat(submit().body()).startsWith("<!DOCTYPE html>");
        assertThat(simulator.invoices()).isEmpty();
        assertThat(submit().statusCode()).isEqualTo(502);
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void takesTheInvoiceThoughTheGatewayGaveUp() {
        simulator.faults().inject(Fault.status(504).taken());

        assertThat(submit().statusCode()).isEqualTo(504);
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void revokesTheTokens() {
        simulator.faults().inject(Fault.expiredToken());

        assertThat(TestClient.of(simulator).call(Operation.HEALTH_CHECK).statusCode())
                .isEqualTo(401);
        assertThat(submit().statusCode()).isEqualTo(401);
        assertThat(TestClient.of(simulator).call(Operation.HEALTH_CHECK).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWithAnyCode() {
        simulator.faults().inject(Fault.refusal(20013, "GDP_MSG_11.013"));

        HttpResponse<String> response = submit();

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(code(response)).isEqualTo(20013);
        assertThat(json(response).path("libelle").asText()).isEqualTo("GDP_MSG_11.013");
        assertThat(simulator.invoices()).isEmpty();
    }

    @Test
    void isUnavailableUntilCleared() {
        simulator.faults().inject(Fault.unavailable());

        assertThat(submit().statusCode()).isEqualTo(503);
        assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(503);
        assertThat(client.askToken(simulator.clientId(), simulator.clientSecret())
                        .statusCode())
                .isEqualTo(503);

        simulator.faults().clear();
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void waitsForItsOperation() {
        simulator.faults().inject(Fault.status(500).on(Operation.SUBMIT_INVOICE));

        assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(200);
        assertThat(simulator.faults().waiting()).hasSize(1);
        assertThat(submit().statusCode()).isEqualTo(500);
        assertThat(simulator.faults().waiting()).isEmpty();
    }

    @Test
    void waitsForItsInvoice() {
        simulator.faults().inject(Fault.status(500).forInvoice("FA-1").times(2));

        assertThat(client.submit("FA-2").statusCode()).isEqualTo(200);
        assertThat(submit().statusCode()).isEqualTo(500);
        assertThat(client.call(Operation.SEARCH_INVOICES, Json.object().put("numeroFacture", "FA-1"))
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void waitsForItsFile() {
        simulator.faults().inject(Fault.status(500).forFile("b.pdf"));

        assertThat(client.upload("a.pdf", new byte[1]).statusCode()).isEqualTo(200);
        assertThat(client.upload("b.pdf", new byte[1]).statusCode()).isEqualTo(500);
        assertThat(client.upload("b.pdf", new byte[1]).statusCode()).isEqualTo(200);
    }

    @Test
    void meetsAsManyCallsAsTold() {
        simulator.faults().inject(Fault.status(500).times(2), Fault.status(502));

        assertThat(submit().statusCode()).isEqualTo(500);
        assertThat(submit().statusCode()).isEqualTo(500);
        assertThat(submit().statusCode()).isEqualTo(502);
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void isForgottenByAReset() {
        simulator.faults().inject(Fault.unavailable());
        simulator.reset();

        assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(200);
    }

    @Test
    void sparesTheCallThatTheQuotaRefused() {
        var platform = new Platform(ChorusSimulator.builder().callsPerSecond(1).settings());
        platform.faults.inject(Fault.status(500).times(2));

        assertThat(platform.answer(healthCheckAt(0)).status()).isEqualTo(500);
        assertThat(platform.answer(healthCheckAt(999)).status()).isEqualTo(429);
        assertThat(platform.answer(healthCheckAt(1000)).status()).isEqualTo(500);
    }

    private static Call healthCheckAt(long millis) {
        return new Call("GET", Operation.HEALTH_CHECK.path(), millis, header -> Optional.empty(), () -> new byte[0]);
    }
}
