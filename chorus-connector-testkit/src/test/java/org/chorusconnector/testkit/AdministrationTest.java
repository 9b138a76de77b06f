package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The simulator driven over HTTP, by a test that is not in Java. */
class AdministrationTest {

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(ChorusSimulator.builder()
            .administration(true)
            .clock(Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC)));

    private ChorusSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = chorus.simulator();
        client = TestClient.of(simulator);
    }

    private HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(simulator.apiUrl().resolve("/simulator" + path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = ask(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestClient.json(response);
    }

    @Test
    void listsItsParts() throws Exception {
        assertThat(ask("GET", "", "").body()).contains("/simulator/faults", "/simulator/clock");
    }

    @Test
    void injectsAFault() throws Exception {
        json(
                "POST",
                "/faults",
                "{\"kind\":\"REFUSAL\",\"code\":20013,\"label\":\"non\",\"operation\":\"soumettreFacture\"}");
        assertThat(simulator.faults().waiting()).hasSize(1);

        assertThat(TestClient.code(client.submit("FA-1"))).isEqualTo(20013);
        assertThat(json("GET", "/faults", "")).isEmpty();
        json("POST", "/faults", "{\"kind\":\"HTML\",\"untilCleared\":true}");
        json("DELETE", "/faults", "");
        assertThat(TestClient.code(client.submit("FA-1"))).isZero();
    }

    @Test
    void countsCallsAndShowsWhatTheContractForbids() throws Exception {
        client.submit("FA-1");
        client.call(Operation.SEARCH_INVOICES, "{\"inconnu\":1}");

        JsonNode calls = json("GET", "/calls", "");

        assertThat(calls.path("counts").path("SUBMIT_INVOICE").asInt()).isOne();
        assertThat(calls.path("violations")).hasSize(1);
    }

    @Test
    void movesAnInvoiceOnByHandAndByScript() throws Exception {
        client.submit("FA-1");
        json("POST", "/invoices/status", "{\"number\":\"FA-1\",\"status\":\"MISE_A_DISPOSITION\"}");
        json(
                "POST",
                "/invoices/script",
                "{\"steps\":[{\"after\":\"PT0S\",\"status\":\"SERVICE_FAIT\"},{\"after\":\"P2D\",\"status\":\"MANDATEE\"}]}");
        json("POST", "/clock", "{\"advance\":\"P3D\"}");

        assertThat(json("GET", "/invoices", "").get(0).path("status").asText()).isEqualTo("MANDATEE");
        assertThat(simulator.invoice("FA-1").orElseThrow().history()).hasSize(4);
    }

    @Test
    void addsARecipient() throws Exception {
        json(
                "POST",
                "/recipients",
                "{\"siret\":\"21440109300015\",\"name\":\"VILLE\",\"services\":[\"DSI\"],\"requiresService\":true}");

        assertThat(json("GET", "/recipients", "").toString()).contains("21440109300015");
        assertThat(simulator.directory().recipient("21440109300015")).isPresent();
    }

    @Test
    void letsPublicBodiesActBySeed() throws Exception {
        client.submit("FA-1");
        json("POST", "/seed", "{\"seed\":42}");
        json("POST", "/clock", "{\"advance\":\"PT2H\"}");

        assertThat(simulator.invoice("FA-1").orElseThrow().status()).isEqualTo("MISE_A_DISPOSITION");
    }

    @Test
    void saysWhatItDoesNotUnderstand() throws Exception {
        assertThat(ask("GET", "/colours", "").statusCode()).isEqualTo(404);
        assertThat(ask("POST", "/faults", "{\"kind\":\"RED\"}").body()).contains("unknown kind of fault RED");
        assertThat(ask("POST", "/clock", "{\"advance\":\"tomorrow\"}").statusCode())
                .isEqualTo(400);
        assertThat(ask("POST", "/invoices/status", "{\"status\":\"REJETEE\"}").body())
                .contains("number");
    }

    @Test
    void startsAgainFromTheWorldOfTheStart() throws Exception {
        client.submit("FA-1");
        json("POST", "/reset", "");

        assertThat(simulator.invoices()).isEmpty();
    }

    @Test
    void isNotThereUnlessItWasAskedFor() throws Exception {
        try (ChorusSimulator plain = ChorusSimulator.start()) {
            var response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(plain.apiUrl().resolve("/simulator/clock"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void doesNotTurnBackWhatWasEntered() {
        Instant before = simulator.clock().instant();
        simulator.clock().advance(Duration.ofHours(1));

        assertThat(simulator.clock().instant()).isEqualTo(before.plus(Duration.ofHours(1)));
    }
}
