package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with a body of the host's own. */
class RawCallTest {

    private static final String HISTORY = "/cpro/factures/v1/consulter/historique";

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create(Clients.simulator());

    private ChorusSimulator simulator;
    private ChorusPro chorus;

    @BeforeEach
    void connect(ChorusSimulator running) {
        simulator = running;
        chorus = Clients.of(running).build();
    }

    @AfterEach
    void close() {
        chorus.close();
    }

    @Test
    void callsAKnownServiceByItsNameAndReadsATree() {
        RawAnswer answer = chorus.call(RawCall.of(
                "rechercherStructure",
                Map.of(
                        "structure",
                        Map.of("identifiantStructure", "12345678200051", "typeIdentifiantStructure", "SIRET"))));

        assertThat(answer.fields()).containsEntry("codeRetour", 0L);
        assertThat(answer.fields().get("listeStructures"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
        assertThat(answer.json()).startsWith("{").contains("12345678200051");
        assertThat(answer.toString()).doesNotContain("12345678200051");
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void keepsAmountsExactAndLeavesOutWhatIsNull() {
        simulator
                .faults()
                .inject(Fault.status(200)
                        .body(
                                "application/json",
                                "{\"codeRetour\":0,\"a\":1234567890123.123456,\"b\":null,\"c\":[null,\"x\"],\"d\":99999999999999999999}")
                        .on(Operation.READ_HISTORY));

        assertThat(chorus.call(RawCall.to(
                                "consulterHistoriqueFacture", HISTORY, RawCall.Repeat.HARMLESS, Map.of("idFacture", 1)))
                        .fields())
                .containsEntry("a", new BigDecimal("1234567890123.123456"))
                .doesNotContainKey("b")
                .containsEntry("c", List.of("x"))
                .containsEntry("d", new java.math.BigInteger("99999999999999999999"));
    }

    @Test
    void tellsARefusalOfAServiceThatItDoesNotKnow() {
        simulator.faults().inject(Fault.refusal(20003, "TRA_MSG_01").on(Operation.READ_HISTORY));

        assertThatExceptionOfType(ChorusRefusedException.class)
                .isThrownBy(() -> chorus.call(
                        RawCall.to("serviceDeDemain", HISTORY, RawCall.Repeat.NEVER, Map.of("idFacture", 1))))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(20003);
                    assertThat(refusal.operation()).isEqualTo("serviceDeDemain");
                });
    }

    @Test
    void repeatsWhatIsHarmlessAndNothingElse() {
        simulator.faults().inject(Fault.status(503).on(Operation.READ_HISTORY));
        simulator
                .faults()
                .inject(Fault.status(200)
                        .body("application/json", "{\"codeRetour\":0}")
                        .on(Operation.READ_HISTORY));
        chorus.call(RawCall.to("lecture", HISTORY, RawCall.Repeat.HARMLESS, Map.of("idFacture", 1)));

        simulator.faults().inject(Fault.status(503).on(Operation.READ_HISTORY));
        assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                .isThrownBy(() ->
                        chorus.call(RawCall.to("ecriture", HISTORY, RawCall.Repeat.NEVER, Map.of("idFacture", 1))));
        assertThat(simulator.calls().of(Operation.READ_HISTORY)).isEqualTo(3);
    }

    @Test
    void treatsAKnownSubmissionAsOne() {
        simulator.faults().inject(Fault.status(503).on(Operation.SUBMIT_INVOICE));

        assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                .isThrownBy(() -> chorus.call(RawCall.of("soumettreFacture", Map.of())));
    }

    @ParameterizedTest
    @CsvSource({
        "soumettreFacture, /cpro/factures/v1/soumettre",
        "monEnvoi, /cpro/factures/v1/soumettre",
        "monEnvoi, /cpro/Factures/V1/soumettre",
        "soumettreFacture, /cpro/factures/v2/soumettre"
    })
    void doesNotBelieveThatASubmissionIsHarmless(String service, String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.call(RawCall.to(service, path, RawCall.Repeat.HARMLESS, Map.of())))
                .withMessageContaining("NEVER");
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isZero();
    }

    @Test
    void aSubmissionAtItsPathIsMadeOnce() {
        simulator.faults().inject(Fault.status(503).on(Operation.SUBMIT_INVOICE));

        assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                .isThrownBy(() -> chorus.call(
                        RawCall.to("monEnvoi", "/cpro/factures/v1/soumettre", RawCall.Repeat.NEVER, Map.of("a", 1))));
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "\"error\"", "{\"codeRetour\":\"KO\"}", "{\"codeRetour\":null}"})
    void anAnswerWithoutCodeProvesNothing(String answer) {
        Stage stage = new Stage();
        stage.answer(200, answer);
        try (ChorusPro client = stage.client()) {
            assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                    .isThrownBy(() -> client.call(RawCall.of("soumettreFacture", Map.of())))
                    .satisfies(unknown -> assertThat(unknown.reason())
                            .isEqualTo(ChorusUnknownOutcomeException.UnknownReason.UNREADABLE_ANSWER));
            assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                    .isThrownBy(() -> client.worksInvoices().submit(Map.of()));
            assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                    .isThrownBy(() -> client.call(
                            RawCall.to("serviceDeDemain", "/cpro/factures/v2/demain", RawCall.Repeat.NEVER, Map.of())));
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> client.call(RawCall.of("rechercherStructure", Map.of())))
                    .satisfies(failed ->
                            assertThat(failed.reason()).isEqualTo(ChorusFailedException.Reason.UNREADABLE_ANSWER));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"error\"", "{\"codeRetour\":\"KO\"}", "{\"codeRetour\":null}"})
    void anAnswerThatNeedsNoCodeMustStillMakeSense(String answer) {
        Stage stage = new Stage();
        stage.answer(200, answer);
        try (ChorusPro client = stage.client()) {
            assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                    .isThrownBy(() -> client.call(RawCall.to(
                            "organisationsChanger",
                            "/cpro/organisations/v1/structures",
                            RawCall.Repeat.NEVER,
                            Map.of())));
        }
    }

    @Test
    void aFileHasTheTimeOfAFile() {
        Stage stage = new Stage();
        stage.answer(200, "{\"codeRetour\":0}");
        try (ChorusPro client = stage.client()) {
            client.call(RawCall.of("telechargerGroupeFacture", Map.of()));
            assertThat(stage.isFile()).isTrue();
            client.call(RawCall.to(
                    "telecharger", "/cpro/factures/v1/telecharger/groupe", RawCall.Repeat.HARMLESS, Map.of()));
            assertThat(stage.isFile()).isTrue();
            client.call(RawCall.of("deposerFluxFacture", Map.of()));
            assertThat(stage.isFile()).isTrue();
            client.call(RawCall.of("rechercherStructure", Map.of()));
            assertThat(stage.isFile()).isFalse();
        }
    }

    @Test
    void readsACodeThatIsAText() {
        Stage stage = new Stage();
        stage.answer(200, "{\"codeRetour\":\"0\",\"a\":1}");
        try (ChorusPro client = stage.client()) {
            assertThat(client.call(RawCall.of("soumettreFacture", Map.of())).fields())
                    .containsEntry("a", 1L);
        }
    }

    @Test
    void asksWhereAnUnknownServiceIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.call(RawCall.of("serviceDeDemain", Map.of())))
                .withMessageContaining("serviceDeDemain");
    }

    @Test
    void asksAKnownServiceInItsOwnWay() {
        assertThat(chorus.call(RawCall.of("healthCheck", Map.of())).json()).startsWith("{");
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isEqualTo(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.call(RawCall.of("healthCheck", Map.of("champ", 1))))
                .withMessageContaining("takes no parameters");
    }

    @Test
    void readsByGetAndChangesByPatch() {
        Stage stage = new Stage();
        String structure = "/cpro/organisations/v1/structures/5a0e7c9e-2f5b-4d57-9a3b-0d6f5f0f9a11";
        try (ChorusPro directory = stage.client()) {
            stage.answer(200, "[{\"nom\":\"Service des achats\"}]");
            RawAnswer services =
                    directory.call(RawCall.get("organisationsRechercherServicesStructure", structure + "/services"));
            assertThat(stage.place()).isEqualTo("GET " + structure + "/services");
            assertThat(stage.body()).isEmpty();
            assertThat(services.json()).isEqualTo("[{\"nom\":\"Service des achats\"}]");

            stage.answer(200, "{\"parametresEdi\":{\"actif\":true}}");
            RawAnswer changed = directory.call(RawCall.patch(
                    "organisationsModifierStructure",
                    structure + "/parametres-edi",
                    RawCall.Repeat.HARMLESS,
                    Map.of("actif", true)));
            assertThat(stage.place()).isEqualTo("PATCH " + structure + "/parametres-edi");
            assertThat(stage.body()).isEqualTo("{\"actif\":true}");
            assertThat(changed.fields()).containsEntry("parametresEdi", Map.of("actif", true));
        }
    }

    @Test
    void aChangeByPatchIsInDoubtUnlessItIsHarmless() {
        Stage stage = new Stage();
        stage.answer(503, "");
        try (ChorusPro directory = stage.client()) {
            assertThatExceptionOfType(ChorusUnknownOutcomeException.class)
                    .isThrownBy(() -> directory.call(
                            RawCall.patch("modifier", "/cpro/x/v1/y", RawCall.Repeat.NEVER, Map.of("a", 1))));
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> directory.call(
                            RawCall.patch("modifier", "/cpro/x/v1/y", RawCall.Repeat.HARMLESS, Map.of("a", 1))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/cpro/x",
                "//example.org/cpro",
                "/cpro/../x",
                "/cpro/x?y=1",
                "/api/oauth/token",
                "cpro/x"
            })
    void goesNowhereElse(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawCall.to("service", path, RawCall.Repeat.HARMLESS, Map.of()));
    }

    @Test
    void takesOnlyWhatJsonKnows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawCall.of("service", Map.of("champ", new Object())))
                .withMessageContaining("champ");
    }
}
