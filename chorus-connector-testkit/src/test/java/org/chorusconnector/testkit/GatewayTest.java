package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.testkit.TestClient.json;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Credentials, content type, paths, contract. */
class GatewayTest {

    /** A clock that moves when told to. */
    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2026-04-01T10:00:00Z");

        void advance(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(
            ChorusSimulator.builder().clock(CLOCK).tokenLifetime(Duration.ofMinutes(10)));

    private ChorusSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = chorus.simulator();
        client = TestClient.of(simulator);
    }

    @Test
    void givesATokenToItsClient() {
        HttpResponse<String> response = client.askToken(simulator.clientId(), simulator.clientSecret());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).path("token_type").asText()).isEqualTo("Bearer");
        assertThat(json(response).path("expires_in").asInt()).isEqualTo(600);
    }

    @Test
    void tellsThePlatformsTime() {
        HttpResponse<String> response = client.askToken(simulator.clientId(), simulator.clientSecret());

        assertThat(response.headers().firstValue("Date"))
                .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .contains(CLOCK.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void refusesAWrongSecretAndAnUnknownClientAlike() {
        HttpResponse<String> wrongSecret = client.askToken(simulator.clientId(), "wrong");
        HttpResponse<String> unknown = client.askToken("unknown", simulator.clientSecret());

        assertThat(wrongSecret.statusCode()).isEqualTo(400);
        assertThat(json(wrongSecret).path("error").asText()).isEqualTo("invalid_client");
        assertThat(unknown.body()).isEqualTo(wrongSecret.body());
    }

    @Test
    void acceptsBothCredentials() {
        assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(200);
        assertThat(client.call(Operation.LIST_SUPPLIERS).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesATokenFromItsExpiryOn() {
        CLOCK.advance(Duration.ofMinutes(10).minusMillis(1));
        assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(200);

        CLOCK.advance(Duration.ofMillis(1));
        assertThat(client.call(Operation.HEALTH_CHECK).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAWrongTechnicalAccountWithTheObservedBody() {
        HttpResponse<String> response = client.send(client.request(Operation.HEALTH_CHECK)
                .setHeader("cpro-account", "d3Jvbmc6d3Jvbmc=")
                .build());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"ErrorCode\":\"401\",\"Description\":\"[invalid field]\"}");
    }

    @Test
    void refusesACallWithoutTechnicalAccount() {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(client.uri(Operation.HEALTH_CHECK))
                .header("Authorization", "Bearer x")
                .build());

        assertThat(response.statusCode()).isEqualTo(401);
    }

    @Test
    void refusesABodyThatIsNotDeclaredAsJson() {
        HttpResponse<String> response = client.send(client.request(Operation.LIST_SUPPLIERS)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void refusesAnotherMethod() {
        assertThat(client.send(client.request(Operation.LIST_SUPPLIERS).build()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void doesNotKnowAnotherPath() {
        URI unknown = simulator.apiUrl().resolve("/cpro/factures/v1/inconnu");

        assertThat(client.send(HttpRequest.newBuilder(unknown).build()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesAServiceOfTheContractThatItDoesNotPlay() throws Exception {
        URI notPlayed = simulator.apiUrl().resolve("/cpro/facturesTravaux/v1/recycler");

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(notPlayed).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(501);
        assertThat(answer.body()).contains("recyclerFactureTravaux");
    }

    @Test
    void namesAndRecordsAMisspeltField() {
        HttpResponse<String> response = client.call(Operation.SEARCH_INVOICES, "{\"numroFacture\":\"FA-1\"}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("codeRetour").asInt()).isEqualTo(Refusal.INVALID_REQUEST.code());
        assertThat(json(response).path("libelle").asText()).contains("numroFacture");
        assertThat(simulator.calls().violations()).singleElement().satisfies(violation -> {
            assertThat(violation.operation()).isEqualTo(Operation.SEARCH_INVOICES);
            assertThat(violation.message()).contains("numroFacture");
        });
    }

    @Test
    void recordsATokenRequestThatTheContractForbids() {
        HttpResponse<String> response = client.send(HttpRequest.newBuilder(client.uri(Operation.TOKEN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=a&client_secret=b"))
                .build());

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isEqualTo("invalid_request");
        assertThat(simulator.calls().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.operation()).isEqualTo(Operation.TOKEN));
    }

    @Test
    void recordsABodyThatIsNotJson() {
        assertThat(client.call(Operation.SUBMIT_INVOICE, "{\"modeDepot\":").statusCode())
                .isEqualTo(400);
        assertThat(client.call(Operation.SUBMIT_INVOICE, "{} {}").statusCode()).isEqualTo(400);
        assertThat(client.call(Operation.SUBMIT_INVOICE, "").statusCode()).isEqualTo(400);
        assertThat(simulator.calls().violations()).hasSize(3);
    }

    @Test
    void refusesANumberThatIsTooLongOrHasOtherCharacters() {
        long file = client.uploaded("a.pdf", new byte[] {1});

        assertThat(client.call(Operation.SUBMIT_INVOICE, TestClient.invoice("F".repeat(21), file))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.call(Operation.SUBMIT_INVOICE, TestClient.invoice("FA_é", file))
                        .statusCode())
                .isEqualTo(400);
        assertThat(simulator.invoices()).isEmpty();
        assertThat(simulator.calls().violations()).hasSize(2);
    }

    @Test
    void refusesAFileNameOverFiftyCharacters() {
        assertThat(client.upload("a".repeat(46) + ".pdf", new byte[1]).statusCode())
                .isEqualTo(200);
        assertThat(client.upload("a".repeat(47) + ".pdf", new byte[1]).statusCode())
                .isEqualTo(400);
        assertThat(simulator.calls().violations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("pieceJointeNom", "50 characters"));
    }

    @Test
    void countsCallsPerOperation() {
        client.call(Operation.HEALTH_CHECK);
        client.call(Operation.HEALTH_CHECK);
        client.call(Operation.LIST_SUPPLIERS, "broken");

        assertThat(simulator.calls().counts())
                .containsEntry(Operation.TOKEN, 1)
                .containsEntry(Operation.HEALTH_CHECK, 2)
                .containsEntry(Operation.LIST_SUPPLIERS, 1)
                .hasSize(3);
        assertThat(simulator.calls().of(Operation.UPLOAD_FILE)).isZero();
    }
}
