package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.testkit.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Twelve invoices of twelve days, FA-01 of 1 April to FA-12 of 12 April. */
class InvoiceSearchTest {

    private static final Instant FIRST = Instant.parse("2026-04-01T10:00:00Z");
    private static Instant now = FIRST;

    private static ChorusSimulator simulator;
    private static TestClient client;

    @BeforeAll
    static void sendTwelveInvoices() {
        simulator = ChorusSimulator.builder()
                .callsPerSecond(1000)
                .tokenLifetime(Duration.ofDays(30))
                .clock(new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public java.time.ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                })
                .start();
        client = TestClient.of(simulator);
        for (int i = 1; i <= 12; i++) {
            now = FIRST.plus(Duration.ofDays(i - 1));
            ObjectNode invoice = client.invoice("FA-%02d".formatted(i));
            ((ObjectNode) invoice.path("montantTotal"))
                    .put("montantTtcTotal", new BigDecimal(1200 + i))
                    .put("montantTVA", new BigDecimal(200 + i));
            client.call(Operation.SUBMIT_INVOICE, invoice);
        }
        simulator.publicBody().changeStatus("FA-03", "REJETEE");
        simulator.publicBody().changeStatus("FA-05", "SUSPENDUE");
    }

    @AfterAll
    static void stop() {
        assertThat(simulator.calls().violations()).isEmpty();
        simulator.close();
    }

    private static JsonNode search(String request) {
        return json(client.call(Operation.SEARCH_INVOICES, request));
    }

    private static java.util.List<String> numbers(JsonNode answer) {
        return answer.path("listeFactures").findValuesAsText("numeroFacture");
    }

    @Test
    void showsTheTenNewestFirst() {
        JsonNode answer = search("{}");

        assertThat(numbers(answer)).hasSize(10).startsWith("FA-12", "FA-11").endsWith("FA-03");
        assertThat(answer.path("parametresRetour").toString())
                .isEqualTo("{\"pageCourante\":1,\"pages\":2,\"nbResultatsParPage\":10,\"total\":12}");
    }

    @Test
    void showsAPageOfTheSizeAsked() {
        JsonNode answer = search("""
                {"rechercheFactureParFournisseur":{"pageResultatDemandee":3,"nbResultatsParPage":5,
                 "triColonne":"NumeroFacture","triSens":"Ascendant"}}""");

        assertThat(numbers(answer)).containsExactly("FA-11", "FA-12");
        assertThat(answer.path("parametresRetour").path("pages").asInt()).isEqualTo(3);
    }

    @Test
    void showsNoRowBeyondTheLastPage() {
        JsonNode answer = search("{\"rechercheFactureParFournisseur\":{\"pageResultatDemandee\":9}}");

        assertThat(answer.path("codeRetour").asInt()).isZero();
        assertThat(answer.path("listeFactures")).isEmpty();
        assertThat(answer.path("parametresRetour").path("total").asInt()).isEqualTo(12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'numeroFacture':'FA-04'} | FA-04",
                "{'statutCourant':['REJETEE','SUSPENDUE']} | FA-05 FA-03",
                "{'periodeDateDepotDu':'2026-04-02','periodeDateDepotAu':'2026-04-04'} | FA-04 FA-03 FA-02",
                "{'montantTTCMin':1203,'montantTTCMax':1204} | FA-04 FA-03",
                "{'idFournisseur':26262962,'numeroFacture':'FA-01','recupererTaille':true} | FA-01",
                "{'typeFacture':'AVOIR'} | ''",
                "{'idFournisseur':5} | ''",
                "{'rechercheFactureParFournisseur':{'nbResultatsMaximum':2}} | FA-12 FA-11",
            })
    void finds(String request, String expected) {
        assertThat(String.join(" ", numbers(search(request.replace('\'', '"')))))
                .isEqualTo(expected.replace("''", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"numeroMarche\":\"1\"}", "{\"rechercheFactureParFournisseur\":{\"triColonne\":\"Devise\"}}"})
    void doesNotPretendToKnowACriterion(String request) {
        HttpResponse<String> response = client.call(Operation.SEARCH_INVOICES, request);

        assertThat(response.statusCode()).isEqualTo(501);
    }

    @Test
    void givesAnEmptyListWhenTold() {
        try (var other = ChorusSimulator.builder().emptySearchAsList(true).start()) {
            JsonNode answer = json(TestClient.of(other).call(Operation.SEARCH_INVOICES));

            assertThat(answer.path("codeRetour").asInt()).isZero();
            assertThat(answer.path("listeFactures").isArray()).isTrue();
            assertThat(answer.path("listeFactures")).isEmpty();
            assertThat(answer.path("parametresRetour").path("total").asInt()).isZero();
        }
    }
}
