package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator against the contract: what it accepts, and what it answers. */
class ConformityTest {

    private static final JsonNode CONTRACT = contract();

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

    private static JsonNode contract() {
        try (var in = ConformityTest.class.getResourceAsStream("chorus-pro-openapi.yaml")) {
            return new com.fasterxml.jackson.databind.ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ObjectNode decision(long invoice) {
        return Json.object().put("idFacture", invoice).put("action", "VALIDATION");
    }

    private static JsonNode describedIn(Operation operation) {
        return CONTRACT.path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(java.util.Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void offersAnOperationThatTheContractDescribes(Operation operation) {
        assertThat(describedIn(operation).path("operationId").asText()).isEqualTo(operation.serviceName());
    }

    static Stream<Arguments> examples() {
        var examples = new ArrayList<Arguments>();
        for (Operation operation : Operation.values()) {
            for (JsonNode media : describedIn(operation).path("requestBody").path("content")) {
                if (media.has("example")) {
                    examples.add(Arguments.of(operation, media.path("example")));
                }
                media.path("examples").forEach(e -> examples.add(Arguments.of(operation, e.path("value"))));
            }
        }
        return examples.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsTheExamplesOfTheContract(Operation operation, JsonNode example) {
        assertThat(new ContractValidator().check(operation, example)).isEmpty();
    }

    /** Fails when an example is lost on the way, and when the contract gets one that was missing. */
    @Test
    void hasAnExampleForEveryOperationButThoseWithoutOneInTheContract() {
        var withoutExample = EnumSet.of(
                Operation.LIST_RECEIVED_INVOICES_TO_DO,
                Operation.SEARCH_INVOICES_TO_VALIDATE,
                Operation.LIST_INVOICES_TO_VALIDATE,
                Operation.READ_INVOICE_TO_VALIDATE,
                Operation.VALIDATE_INVOICE,
                Operation.LIST_STATUSES_FOR_VALIDATORS,
                Operation.CORRECT_VALIDATOR,
                Operation.SEARCH_PAYMENT_REQUESTS,
                Operation.LIST_MEMBERSHIPS,
                Operation.READ_SIRET,
                Operation.SEARCH_RECIPIENTS,
                Operation.LIST_STRUCTURE_FILES,
                Operation.LIST_ACCOUNT_FILES,
                Operation.SEARCH_EXECUTING_SERVICES,
                Operation.DETACH_FILE,
                Operation.HEALTH_CHECK);

        assertThat(examples().map(arguments -> arguments.get()[0]).distinct())
                .containsExactlyInAnyOrder(EnumSet.complementOf(withoutExample).toArray());
    }

    @Test
    void answersEveryOperationAsTheContractSays() {
        long file = client.uploaded("a.pdf", new byte[] {1});
        client.call(Operation.SUBMIT_INVOICE, TestClient.invoice("FA-0", file));
        simulator.publicBody().changeStatus("FA-0", "SUSPENDUE", "Pièce manquante");
        ObjectNode full = TestClient.invoice("FA-1", file);
        ((ObjectNode) full.path("destinataire"))
                .put("codeDestinataire", "11000201100044")
                .put("codeServiceExecutant", "SERVICE_ACHATS");
        ((ObjectNode) full.path("references")).put("numeroBonCommande", "4500012345");
        long invoice = simulator.invoices().get(0).id();
        long structure = 26_346_724;

        Map<Operation, HttpResponse<String>> answers = new EnumMap<>(Operation.class);
        answers.put(Operation.TOKEN, client.askToken(simulator.clientId(), simulator.clientSecret()));
        answers.put(Operation.UPLOAD_FILE, client.upload("a.pdf", new byte[] {1}));
        answers.put(Operation.SUBMIT_INVOICE, client.call(Operation.SUBMIT_INVOICE, full));
        answers.put(Operation.READ_HISTORY, call(Operation.READ_HISTORY, "idFacture", invoice));
        answers.put(Operation.READ_STRUCTURE, call(Operation.READ_STRUCTURE, "idStructureCPP", structure));
        answers.put(Operation.SEARCH_SERVICES, call(Operation.SEARCH_SERVICES, "idStructure", structure));
        answers.put(
                Operation.READ_SERVICE,
                client.call(
                        Operation.READ_SERVICE,
                        Json.object().put("idStructure", structure).put("idService", serviceOf(structure))));
        answers.put(
                Operation.LIST_BANK_ACCOUNTS,
                call(Operation.LIST_BANK_ACCOUNTS, "idStructure", ChorusSimulator.SUPPLIER_ID));
        answers.put(Operation.READ_INVOICE, call(Operation.READ_INVOICE, "identifiantFactureCPP", invoice));
        answers.put(Operation.LIST_INVOICES_TO_DO, client.call(Operation.LIST_INVOICES_TO_DO));
        answers.put(Operation.COMPLETE_INVOICE, call(Operation.COMPLETE_INVOICE, "identifiantFactureCPP", invoice));
        simulator.publicBody().changeStatus("FA-0", "A_RECYCLER", "Mauvais service");
        answers.put(Operation.RECYCLE_INVOICE, call(Operation.RECYCLE_INVOICE, "identifiantFactureCPP", invoice));
        simulator.publicBody().changeStatus("FA-0", "REJETEE", "Montant faux");
        answers.put(Operation.HANDLE_REJECTIONS, client.call(Operation.HANDLE_REJECTIONS, rejected(invoice)));
        simulator.publicBody().changeStatus("FA-0", "ERREUR_FOURNISSEUR_SUR_VALIDEUR", "Mauvais valideur");
        answers.put(Operation.CORRECT_VALIDATOR, call(Operation.CORRECT_VALIDATOR, "idFacture", invoice));
        simulator.publicBody().changeStatus("FA-0", "MISE_A_DISPOSITION");
        answers.put(
                Operation.READ_RECEIVED_INVOICE,
                call(Operation.READ_RECEIVED_INVOICE, "identifiantFactureCPP", invoice));
        for (Operation operation :
                List.of(Operation.SEARCH_RECEIVED_INVOICES, Operation.LIST_RECEIVED_INVOICES_TO_DO)) {
            answers.put(operation, client.call(operation));
        }
        answers.put(
                Operation.HANDLE_RECEIVED_INVOICE,
                client.call(
                        Operation.HANDLE_RECEIVED_INVOICE,
                        Json.object().put("idFacture", invoice).put("nouveauStatut", "SERVICE_FAIT")));
        ObjectNode subcontracted = TestClient.invoice("FA-2", file);
        ((ObjectNode) subcontracted.path("cadreDeFacturation"))
                .put("codeCadreFacturation", "A9_FACTURE_SOUSTRAITANT")
                .put("codeStructureValideur", ChorusSimulator.SUPPLIER_SIRET);
        client.call(Operation.SUBMIT_INVOICE, subcontracted);
        long toValidate = simulator.invoice("FA-2").orElseThrow().id();
        for (Operation operation : List.of(
                Operation.SEARCH_INVOICES_TO_VALIDATE,
                Operation.LIST_INVOICES_TO_VALIDATE,
                Operation.LIST_STATUSES_FOR_VALIDATORS)) {
            answers.put(operation, client.call(operation));
        }
        answers.put(
                Operation.READ_INVOICE_TO_VALIDATE,
                call(Operation.READ_INVOICE_TO_VALIDATE, "identifiantFactureCPP", toValidate));
        answers.put(Operation.VALIDATE_INVOICE, client.call(Operation.VALIDATE_INVOICE, decision(toValidate)));
        answers.put(Operation.READ_PDF, client.call(Operation.READ_PDF, pdf()));
        answers.put(Operation.DOWNLOAD_INVOICES, client.call(Operation.DOWNLOAD_INVOICES, papers(invoice)));
        answers.put(
                Operation.DOWNLOAD_FILE,
                client.call(Operation.DOWNLOAD_FILE, Json.object().put("objetPieceJointe", "UTILISATEUR")));
        answers.put(
                Operation.LIST_STRUCTURE_FILES,
                call(Operation.LIST_STRUCTURE_FILES, "idStructureCPP", ChorusSimulator.SUPPLIER_ID));
        answers.put(Operation.LIST_ACCOUNT_FILES, client.call(Operation.LIST_ACCOUNT_FILES));
        long link = TestClient.json(answers.get(Operation.LIST_ACCOUNT_FILES))
                .path("listePiecesJointes")
                .path(0)
                .path("pieceJointeObjetId")
                .asLong();
        answers.put(Operation.DETACH_FILE, call(Operation.DETACH_FILE, "idPieceJointeObjet", link));
        answers.put(Operation.DEPOSIT_FLOW, client.call(Operation.DEPOSIT_FLOW, FlowTest.flow("a.xml", "<a/>")));
        ObjectNode flow = Json.object()
                .put(
                        "numeroFluxDepot",
                        TestClient.json(answers.get(Operation.DEPOSIT_FLOW))
                                .path("numeroFluxDepot")
                                .asText());
        answers.put(Operation.READ_FLOW_REPORT, client.call(Operation.READ_FLOW_REPORT, flow));
        answers.put(Operation.DOWNLOAD_FLOW_REPORT, client.call(Operation.DOWNLOAD_FLOW_REPORT, flow));
        answers.put(
                Operation.LIST_MEMBERSHIPS,
                call(Operation.LIST_MEMBERSHIPS, "idStructure", ChorusSimulator.SUPPLIER_ID));
        answers.put(
                Operation.READ_SIRET,
                client.call(Operation.READ_SIRET, Json.object().put("siretStructure", "11000201100044")));
        answers.put(
                Operation.SEARCH_EXECUTING_SERVICES,
                call(Operation.SEARCH_EXECUTING_SERVICES, "idDestinataireCPP", structure));
        for (Operation operation : List.of(
                Operation.HEALTH_CHECK,
                Operation.SEARCH_INVOICES,
                Operation.SEARCH_STRUCTURES,
                Operation.SEARCH_RECIPIENTS,
                Operation.SEARCH_PAYMENT_REQUESTS,
                Operation.LIST_SUPPLIERS,
                Operation.LIST_RECIPIENTS,
                Operation.LIST_WORKS_STRUCTURES,
                Operation.DOWNLOAD_DIRECTORY,
                Operation.LIST_ATTACHMENT_TYPES,
                Operation.LIST_INVOICING_FRAMES,
                Operation.LIST_CURRENCIES,
                Operation.LIST_STATUSES,
                Operation.LIST_NEXT_STATUSES,
                Operation.LIST_FLOW_FORMATS,
                Operation.LIST_FLOW_SYNTAXES,
                Operation.LIST_DEPOSIT_MODES,
                Operation.LIST_PAYMENT_METHODS,
                Operation.LIST_EXEMPTION_REASONS,
                Operation.LIST_REFUSAL_REASONS,
                Operation.LIST_COUNTRIES,
                Operation.LIST_VAT_RATES,
                Operation.LIST_PAYMENT_REQUEST_KINDS,
                Operation.LIST_WORKS_INVOICE_KINDS,
                Operation.LIST_IDENTIFIER_KINDS)) {
            answers.put(operation, client.call(operation));
        }

        assertThat(answers).containsOnlyKeys(Operation.values());
        answers.forEach((operation, answer) -> {
            assertThat(answer.statusCode()).as(operation.name()).isEqualTo(200);
            assertConforms(operation, answer);
            assertThat(TestClient.json(answer).path("codeRetour").asInt(0))
                    .as(operation.name())
                    .isZero();
        });
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEALTH_CHECK")
    void wouldNoticeAnAnswerThatIsNot(Operation operation) {
        assertThat(ContractValidator.responseSchema(operation)
                        .validate(Json.object().put("codeRetour", "none").put("token_type", 1)))
                .isNotEmpty();
    }

    @Test
    void refusesAsTheContractSays() {
        Map<Operation, HttpResponse<String>> refusals = new EnumMap<>(Operation.class);
        refusals.put(Operation.UPLOAD_FILE, client.upload("a.exe", new byte[1]));
        refusals.put(Operation.SUBMIT_INVOICE, client.call(Operation.SUBMIT_INVOICE, TestClient.invoice("FA-1", 1)));
        refusals.put(Operation.SEARCH_INVOICES, client.call(Operation.SEARCH_INVOICES));
        refusals.put(Operation.READ_HISTORY, call(Operation.READ_HISTORY, "idFacture", 1));
        for (Operation operation :
                List.of(Operation.READ_INVOICE, Operation.COMPLETE_INVOICE, Operation.RECYCLE_INVOICE)) {
            refusals.put(operation, call(operation, "identifiantFactureCPP", 1));
        }
        refusals.put(Operation.LIST_INVOICES_TO_DO, client.call(Operation.LIST_INVOICES_TO_DO));
        refusals.put(Operation.HANDLE_REJECTIONS, client.call(Operation.HANDLE_REJECTIONS, rejected(1)));
        var nobody = Json.object();
        nobody.putObject("structure").put("identifiantStructure", "0");
        refusals.put(Operation.SEARCH_STRUCTURES, client.call(Operation.SEARCH_STRUCTURES, nobody));
        refusals.put(Operation.READ_STRUCTURE, call(Operation.READ_STRUCTURE, "idStructureCPP", 1));
        refusals.put(Operation.SEARCH_SERVICES, call(Operation.SEARCH_SERVICES, "idStructure", 1));
        refusals.put(
                Operation.READ_SERVICE,
                client.call(
                        Operation.READ_SERVICE,
                        Json.object().put("idStructure", 1).put("idService", 1)));
        refusals.put(Operation.LIST_BANK_ACCOUNTS, call(Operation.LIST_BANK_ACCOUNTS, "idStructure", 1));
        refusals.put(Operation.LIST_MEMBERSHIPS, call(Operation.LIST_MEMBERSHIPS, "idStructure", 1));
        refusals.put(
                Operation.SEARCH_EXECUTING_SERVICES, call(Operation.SEARCH_EXECUTING_SERVICES, "idDestinataireCPP", 1));
        refusals.put(
                Operation.READ_SIRET,
                client.call(Operation.READ_SIRET, Json.object().put("siretStructure", "00000000000000")));
        for (Operation operation : List.of(
                Operation.SEARCH_RECEIVED_INVOICES,
                Operation.LIST_RECEIVED_INVOICES_TO_DO,
                Operation.SEARCH_INVOICES_TO_VALIDATE,
                Operation.LIST_INVOICES_TO_VALIDATE,
                Operation.SEARCH_PAYMENT_REQUESTS)) {
            refusals.put(operation, client.call(operation));
        }
        refusals.put(
                Operation.HANDLE_RECEIVED_INVOICE,
                client.call(
                        Operation.HANDLE_RECEIVED_INVOICE,
                        Json.object().put("idFacture", 1).put("nouveauStatut", "SERVICE_FAIT")));
        refusals.put(
                Operation.READ_INVOICE_TO_VALIDATE,
                call(Operation.READ_INVOICE_TO_VALIDATE, "identifiantFactureCPP", 1));
        refusals.put(Operation.VALIDATE_INVOICE, client.call(Operation.VALIDATE_INVOICE, decision(1)));
        refusals.put(Operation.CORRECT_VALIDATOR, call(Operation.CORRECT_VALIDATOR, "idFacture", 1));
        refusals.put(Operation.DOWNLOAD_INVOICES, client.call(Operation.DOWNLOAD_INVOICES, papers(1)));
        refusals.put(Operation.DETACH_FILE, call(Operation.DETACH_FILE, "idPieceJointeObjet", 1));
        refusals.put(Operation.DEPOSIT_FLOW, client.call(Operation.DEPOSIT_FLOW, FlowTest.flow("a.xml", "")));
        for (Operation operation : List.of(Operation.READ_FLOW_REPORT, Operation.DOWNLOAD_FLOW_REPORT)) {
            refusals.put(operation, client.call(operation, Json.object().put("numeroFluxDepot", "CPP1")));
        }

        refusals.forEach((operation, answer) -> {
            assertThat(answer.statusCode()).as(operation.name()).isEqualTo(200);
            assertConforms(operation, answer);
            assertThat(TestClient.code(answer)).as(operation.name()).isGreaterThanOrEqualTo(20000);
        });
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reportsErrorsAsTheContractSays(Operation operation) {
        String schema = operation == Operation.TOKEN ? "JetonErreur" : "ErreurHttp";
        var errors = new ArrayList<HttpResponse<String>>();
        if (operation == Operation.TOKEN) {
            errors.add(client.askToken("unknown", "wrong"));
        } else {
            simulator.faults().inject(Fault.expiredToken());
            errors.add(client.call(operation));
            client = TestClient.of(simulator);
            if (operation != Operation.HEALTH_CHECK) {
                errors.add(client.call(operation, "{\"inconnu\":1}"));
            }
            for (int status : new int[] {403, 429, 500, 502, 503, 504}) {
                simulator.faults().inject(Fault.status(status));
                errors.add(client.call(operation));
            }
        }

        for (HttpResponse<String> error : errors) {
            assertThat(error.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(ContractValidator.schema("/components/schemas/" + schema).validate(TestClient.json(error)))
                    .as(error.body())
                    .isEmpty();
        }
    }

    private static ObjectNode pdf() {
        return Json.object()
                .put("fichierFacture", "JVBERi0xLjQ=")
                .put("nomFichier", "facture.pdf")
                .put("formatDepot", "PDF_NON_SIGNE");
    }

    private static ObjectNode papers(long invoice) {
        ObjectNode request = Json.object().put("format", "PDF");
        request.putArray("listeFacture").addObject().put("idFacture", invoice);
        return request;
    }

    private static ObjectNode rejected(long invoice) {
        ObjectNode request = Json.object();
        request.putArray("listeDemandePaiement").addObject().put("idDemandePaiement", invoice);
        return request;
    }

    private HttpResponse<String> call(Operation operation, String field, long id) {
        return client.call(operation, Json.object().put(field, id));
    }

    private long serviceOf(long structure) {
        return TestClient.json(call(Operation.SEARCH_SERVICES, "idStructure", structure))
                .path("listeServices")
                .path(0)
                .path("idService")
                .asLong();
    }

    private static void assertConforms(Operation operation, HttpResponse<String> answer) {
        assertThat(ContractValidator.responseSchema(operation).validate(TestClient.json(answer)))
                .as("%s answers %s", operation, answer.body())
                .isEmpty();
    }
}
