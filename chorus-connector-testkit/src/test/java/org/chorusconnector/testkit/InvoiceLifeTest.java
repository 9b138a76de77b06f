package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chorusconnector.testkit.TestClient.code;
import static org.chorusconnector.testkit.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the upload to the last status. */
class InvoiceLifeTest {

    /** 1 April 2026 in Paris already, 31 March still in UTC. */
    private static final Instant NOW = Instant.parse("2026-03-31T22:30:00Z");

    @RegisterExtension
    static ChorusSimulatorExtension chorus =
            ChorusSimulatorExtension.create(ChorusSimulator.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)));

    private ChorusSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = chorus.simulator();
        client = TestClient.of(simulator);
    }

    @AfterEach
    void theClientIsRight() {
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void keepsTheDigestOfAFile() {
        var response = client.upload("a.pdf", "abc".getBytes(StandardCharsets.UTF_8));

        assertThat(code(response)).isZero();
        assertThat(simulator.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.id())
                    .isEqualTo(json(response).path("pieceJointeId").asLong());
            assertThat(upload.name()).isEqualTo("a.pdf");
            assertThat(upload.size()).isEqualTo(3);
            assertThat(upload.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        });
    }

    @Test
    void takesAnInvoice() {
        JsonNode answer = json(client.submit("FA-1"));

        assertThat(answer.path("codeRetour").asInt()).isZero();
        assertThat(answer.path("numeroFacture").asText()).isEqualTo("FA-1");
        assertThat(answer.path("statutFacture").asText()).isEqualTo("DEPOSEE");
        assertThat(answer.path("dateDepot").asText()).isEqualTo("2026-04-01");
        assertThat(answer.path("identifiantStructure").asText()).isEqualTo(ChorusSimulator.SUPPLIER_SIRET);
        assertThat(simulator.invoices()).singleElement().satisfies(invoice -> {
            assertThat(invoice.id())
                    .isEqualTo(answer.path("identifiantFactureCPP").asLong());
            assertThat(invoice.depositedOn()).isEqualTo(LocalDate.of(2026, 4, 1));
            assertThat(invoice.totals().due()).isEqualByComparingTo("1200");
            assertThat(invoice.mainFile().orElseThrow().upload())
                    .isEqualTo(simulator.uploads().get(0));
        });
    }

    @Test
    void countsEverySubmissionOfANumber() {
        client.submit("FA-1");
        client.submit("FA-1");

        assertThat(simulator.submissionsOf("FA-1")).isEqualTo(2);
        assertThat(simulator.submissionsOf("FA-2")).isZero();
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void findsAnInvoiceByItsNumber() {
        client.submit("FA-1");
        client.submit("FA-2");

        JsonNode answer =
                json(client.call(Operation.SEARCH_INVOICES, Json.object().put("numeroFacture", "FA-2")));

        assertThat(answer.path("listeFactures")).singleElement().satisfies(row -> {
            assertThat(row.path("numeroFacture").asText()).isEqualTo("FA-2");
            assertThat(row.path("codeDestinataire").asText()).isEqualTo("12345678200051");
            assertThat(row.path("statut").asText()).isEqualTo("DEPOSEE");
            assertThat(row.path("dateHeureEtatCourant").asText()).isEqualTo("2026-04-01T00:30:00.000+02:00");
        });
    }

    @Test
    void saysWithACodeThatASearchFoundNothing() {
        JsonNode answer =
                json(client.call(Operation.SEARCH_INVOICES, Json.object().put("numeroFacture", "FA-9")));

        assertThat(answer.path("codeRetour").asInt()).isEqualTo(20000);
        assertThat(answer.path("libelle").asText()).isEqualTo("TRA_MSG_00.015");
    }

    @Test
    void showsAChangedStatusInTheSearchAndTheHistory() {
        client.submit("FA-1");
        PlatformInvoice invoice = simulator.publicBody().changeStatus("FA-1", "REJETEE", "Montant faux");

        var search = json(client.call(
                Operation.SEARCH_INVOICES,
                Json.object().set("statutCourant", Json.MAPPER.createArrayNode().add("REJETEE"))));
        var history = json(client.call(Operation.READ_HISTORY, Json.object().put("idFacture", invoice.id())));

        assertThat(search.path("listeFactures")).hasSize(1);
        assertThat(history.path("statutCourantCode").asText()).isEqualTo("REJETEE");
        JsonNode steps = history.path("historiquesDesStatuts").path("histoStatut");
        assertThat(steps.findValuesAsText("histoStatutCode")).containsExactly("REJETEE", "DEPOSEE");
        assertThat(steps.path(0).path("histoStatutCommentaire").asText()).isEqualTo("Montant faux");
        assertThat(steps.findValuesAsText("histoStatutUtilisateurNom"))
                .as("a public body's agent rejected it")
                .containsExactly("DURAND");
        assertThat(steps.path(0).path("histoStatutDatePassage").asText()).isEqualTo("2026-04-01 00:30");
    }

    @Test
    void changesOnlyWhatExists() {
        client.submit("FA-1");

        assertThatThrownBy(() -> simulator.publicBody().changeStatus("FA-2", "REJETEE"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.publicBody().changeStatus("FA-1", "REJECTED"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("REJECTED");
    }

    @Test
    void numbersItselfWhatIsEnteredWithoutFile() {
        assertThat(numberOfAnInvoiceWithoutFile()).isEqualTo("20260000000000000001");
    }

    @Test
    void numbersItInDigitsOfChorusProWhereDigitsAreWrittenOtherwise() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("th-TH-u-nu-thai"));
        try {
            assertThat(numberOfAnInvoiceWithoutFile()).isEqualTo("20260000000000000001");
        } finally {
            Locale.setDefault(before);
        }
    }

    private String numberOfAnInvoiceWithoutFile() {
        var invoice = TestClient.invoice("ignored", 0).put("modeDepot", "SAISIE_API");
        invoice.remove("pieceJointePrincipale");
        invoice.remove("numeroFactureSaisi");
        invoice.remove("dateFacture");
        invoice.putArray("lignePoste")
                .addObject()
                .put("lignePosteNumero", 1)
                .put("lignePosteDenomination", "Conseil")
                .put("lignePosteQuantite", 1)
                .put("lignePosteMontantUnitaireHT", 1000);

        return json(client.call(Operation.SUBMIT_INVOICE, invoice))
                .path("numeroFacture")
                .asText();
    }
}
