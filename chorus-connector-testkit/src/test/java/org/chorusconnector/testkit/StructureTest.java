package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.testkit.TestClient.code;
import static org.chorusconnector.testkit.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureTest {

    private static final String CITY = "21750001600019";

    @RegisterExtension
    static ChorusSimulatorExtension chorus =
            ChorusSimulatorExtension.create(ChorusSimulator.builder().callsPerSecond(1000));

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

    private JsonNode find(String siret) {
        var criteria = Json.object();
        criteria.putObject("structure").put("identifiantStructure", siret).put("typeIdentifiantStructure", "SIRET");
        return json(client.call(Operation.SEARCH_STRUCTURES, criteria));
    }

    private long idOf(String siret) {
        return find(siret)
                .path("listeStructures")
                .path(0)
                .path("idStructureCPP")
                .asLong();
    }

    private JsonNode services(long id, int page) {
        var request = Json.object().put("idStructure", id);
        request.putObject("parametresRechercherServicesStructure").put("pageResultatDemandee", page);
        return json(client.call(Operation.SEARCH_SERVICES, request));
    }

    @ParameterizedTest
    @CsvSource({
        "12345678200051,false,false,false",
        "12345678200036,false,true,false",
        "12345678200028,true,false,false",
        "12345678200044,true,true,false",
        "11000201100044,true,true,false",
        "12345678200069,false,false,true",
        "99999999800019,false,false,false"
    })
    void saysWhatAStructureRequires(String siret, boolean service, boolean engagement, boolean either) {
        JsonNode answer =
                json(client.call(Operation.READ_STRUCTURE, Json.object().put("idStructureCPP", idOf(siret))));

        assertThat(answer.path("informationGenerales")
                        .path("identifiantStructure")
                        .asText())
                .isEqualTo(siret);
        JsonNode parameters = answer.path("parametres");
        assertThat(parameters.path("codeServiceDoitEtreRenseigne").asBoolean()).isEqualTo(service);
        assertThat(parameters.path("numeroEJDoitEtreRenseigne").asBoolean()).isEqualTo(engagement);
        assertThat(parameters.path("gestionNumeroEJOuCodeService").asBoolean()).isEqualTo(either);
    }

    @Test
    void listsServicesTenPerPage() {
        simulator
                .directory()
                .add(Recipient.of(CITY)
                        .requiringService(IntStream.rangeClosed(1, 25)
                                .mapToObj(i -> "S" + i)
                                .toArray(String[]::new)));

        JsonNode last = services(idOf(CITY), 3);

        assertThat(services(idOf(CITY), 1).path("listeServices")).hasSize(10);
        assertThat(last.path("listeServices").findValuesAsText("codeService"))
                .containsExactly("S21", "S22", "S23", "S24", "S25");
        assertThat(last.path("parametresRetour").path("total").asInt()).isEqualTo(25);
    }

    @Test
    void saysWhatAServiceRequires() {
        simulator.directory().add(Recipient.of(CITY).withService("FREE").withServiceRequiringEngagement("STRICT"));
        long city = idOf(CITY);

        for (JsonNode service : services(city, 1).path("listeServices")) {
            JsonNode answer = json(client.call(
                    Operation.READ_SERVICE,
                    Json.object()
                            .put("idStructure", city)
                            .put("idService", service.path("idService").asLong())));
            String code =
                    answer.path("informationsGenerales").path("codeService").asText();
            assertThat(code).isEqualTo(service.path("codeService").asText());
            assertThat(answer.path("parametres").path("numeroEngagement").asBoolean())
                    .isEqualTo(code.equals("STRICT"));
        }
    }

    @Test
    void keepsTheIdsOfARecipientWhoseSettingsChange() {
        simulator.directory().add(Recipient.of(CITY).withService("A"));
        long city = idOf(CITY);
        long service = services(city, 1)
                .path("listeServices")
                .path(0)
                .path("idService")
                .asLong();

        simulator.directory().add(Recipient.of(CITY).withService("B").requiringService("A"));

        assertThat(idOf(CITY)).isEqualTo(city);
        assertThat(services(city, 1)
                        .path("listeServices")
                        .path(1)
                        .path("idService")
                        .asLong())
                .isEqualTo(service);
    }

    @Test
    void knowsNoOtherStructure() {
        assertThat(find("00000000000000").path("codeRetour").asInt()).isEqualTo(Refusal.NOTHING_FOUND.code());
        assertThat(code(client.call(Operation.READ_STRUCTURE, Json.object().put("idStructureCPP", 1))))
                .isEqualTo(Refusal.UNKNOWN_STRUCTURE.code());
        assertThat(code(client.call(
                        Operation.READ_SERVICE,
                        Json.object().put("idStructure", 26_346_724).put("idService", 1))))
                .isEqualTo(Refusal.UNKNOWN_STRUCTURE_SERVICE.code());
    }

    @Test
    void listsTheActiveSuppliersAndTheirBankAccounts() {
        simulator.directory().add(Supplier.of(1, "99999999800027").inactive());

        assertThat(json(client.call(Operation.LIST_SUPPLIERS)).path("listeStructures"))
                .singleElement()
                .satisfies(supplier ->
                        assertThat(supplier.path("idStructureCPP").asLong()).isEqualTo(ChorusSimulator.SUPPLIER_ID));
        assertThat(json(client.call(
                                Operation.LIST_BANK_ACCOUNTS,
                                Json.object().put("idStructure", ChorusSimulator.SUPPLIER_ID)))
                        .path("listeCoordonneeBancaire")
                        .findValuesAsText("idCoordonneeBancaire"))
                .containsExactly(String.valueOf(ChorusSimulator.BANK_ACCOUNT_ID));
    }

    @Test
    void announcesTheEndOfThePassword() {
        simulator
                .directory()
                .add(Supplier.of(ChorusSimulator.SUPPLIER_ID, ChorusSimulator.SUPPLIER_SIRET)
                        .passwordExpiringOn(LocalDate.of(2027, 1, 15)));

        JsonNode answer = json(client.call(
                Operation.READ_STRUCTURE, Json.object().put("idStructureCPP", ChorusSimulator.SUPPLIER_ID)));

        assertThat(answer.path("informationGenerales")
                        .path("dateExpirationMotPasseCompteTech")
                        .asText())
                .isEqualTo("2027-01-15T00:00:00.000+01:00");
    }

    @Test
    void forgetsAtAResetWhatWasAdded() {
        simulator.directory().add(Recipient.of(CITY));
        simulator.reset();

        assertThat(find(CITY).path("codeRetour").asInt()).isEqualTo(Refusal.NOTHING_FOUND.code());
        assertThat(idOf("12345678200051")).isPositive();
    }
}
