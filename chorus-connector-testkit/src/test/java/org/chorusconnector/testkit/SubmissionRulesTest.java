package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.testkit.TestClient.code;
import static org.chorusconnector.testkit.TestClient.json;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SubmissionRulesTest {

    private static final String BOTH = "12345678200044";
    private static final String EITHER = "12345678200069";
    private static final String CHOOSY = "21750001600019";

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(ChorusSimulator.builder()
            .callsPerSecond(1000)
            .clock(Clock.fixed(Instant.parse("2026-03-31T22:30:00Z"), ZoneOffset.UTC))
            .withRecipient(Recipient.of(CHOOSY)
                    .withService("OPEN")
                    .withInactiveService("CLOSED")
                    .withServiceRequiringEngagement("ORDERS")
                    .knowingEngagements("EJ1"))
            .withRecipient(Recipient.of("21750001600027").inactive())
            .withSupplier(Supplier.of(1, "99999999800027").inactive()));

    private ChorusSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = chorus.simulator();
        client = TestClient.of(simulator);
    }

    @AfterEach
    void refusalsAreNotViolations() {
        assertThat(simulator.calls().violations()).isEmpty();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(Refusal.UNKNOWN_RECIPIENT, to("99999999999999", "", "")),
                refusal(Refusal.UNKNOWN_RECIPIENT, to("21750001600027", "", "")),
                refusal(Refusal.ENGAGEMENT_REQUIRED, to("12345678200036", "", "")),
                refusal(Refusal.SERVICE_REQUIRED, to("12345678200028", "", "")),
                refusal(Refusal.SERVICE_REQUIRED, to(BOTH, "", "EJ1")),
                refusal(Refusal.ENGAGEMENT_REQUIRED, to(BOTH, "SERVICE_DEST_SERV_OBL", "")),
                refusal(Refusal.SERVICE_OR_ENGAGEMENT_REQUIRED, to(EITHER, "", "")),
                refusal(Refusal.UNKNOWN_SERVICE, to("12345678200028", "OTHER", "")),
                refusal(Refusal.UNKNOWN_SERVICE, to(CHOOSY, "CLOSED", "")),
                refusal(Refusal.ENGAGEMENT_REQUIRED, to(CHOOSY, "ORDERS", "")),
                refusal(Refusal.UNKNOWN_ENGAGEMENT, to(CHOOSY, "OPEN", "EJ2")),
                refusal(Refusal.UNKNOWN_SUPPLIER, in("fournisseur", o -> o.put("idFournisseur", 2))),
                refusal(Refusal.UNKNOWN_SUPPLIER, in("fournisseur", o -> o.put("idFournisseur", 1))),
                refusal(
                        Refusal.UNKNOWN_BANK_ACCOUNT,
                        in("fournisseur", o -> o.put("codeCoordonneesBancairesFournisseur", 7))),
                refusal(Refusal.NUMBER_IS_DATE, invoice -> invoice.put("numeroFactureSaisi", "20260401")),
                refusal(Refusal.DATE_IN_FUTURE, invoice -> invoice.put("dateFacture", "2026-04-02")),
                refusal(Refusal.INVALID_REQUEST, invoice -> invoice.put("dateFacture", "2026-02-31")),
                refusal(Refusal.PAYMENT_MODE_FORBIDDEN, in("references", o -> o.put("typeFacture", "AVOIR"))),
                refusal(Refusal.PAYMENT_MODE_REQUIRED, in("references", o -> o.remove("modePaiement"))),
                refusal(
                        Refusal.VALIDATOR_REQUIRED,
                        in("cadreDeFacturation", o -> o.put("codeCadreFacturation", "A9_FACTURE_SOUSTRAITANT"))),
                refusal(
                        Refusal.TOTALS_INCONSISTENT,
                        in("montantTotal", o -> o.put("montantTtcTotal", new BigDecimal("1200.02")))),
                refusal(Refusal.UNKNOWN_FILE, invoice -> attach(invoice, 99)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(Refusal refusal, Consumer<ObjectNode> change) {
        ObjectNode invoice = client.invoice("FA-1");
        change.accept(invoice);

        HttpResponse<String> response = client.call(Operation.SUBMIT_INVOICE, invoice);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(code(response)).isEqualTo(refusal.code());
        assertThat(json(response).path("libelle").asText()).startsWith(refusal.label());
        assertThat(simulator.invoices()).isEmpty();
    }

    static Stream<Arguments> acceptable() {
        return Stream.of(
                arguments(to(BOTH, "SERVICE_DEST_SERV_OBL", "EJ1")),
                arguments(to(EITHER, "SERVICE_DEST_SERV_OU_EJ", "")),
                arguments(to(EITHER, "", "EJ1")),
                arguments(to(CHOOSY, "ORDERS", "EJ1")),
                arguments(to("11000201100044", "SERVICE_ACHATS", "4500012345")),
                arguments(in("montantTotal", o -> o.put("montantTtcTotal", new BigDecimal("1199.99")))),
                arguments(in("montantTotal", o -> o.remove("montantTtcTotal"))),
                arguments(in("references", o -> o.put("typeFacture", "AVOIR").remove("modePaiement"))),
                arguments(in("fournisseur", o -> o.put("codeCoordonneesBancairesFournisseur", 144050))),
                arguments(in(
                        "cadreDeFacturation",
                        o -> o.put("codeCadreFacturation", "A12_FACTURE_COTRAITANT")
                                .put("codeStructureValideur", "12345678200051"))),
                arguments((Consumer<ObjectNode>) invoice -> invoice.put("dateFacture", "2026-04-01")));
    }

    @ParameterizedTest
    @MethodSource("acceptable")
    void takes(Consumer<ObjectNode> change) {
        ObjectNode invoice = client.invoice("FA-1");
        change.accept(invoice);

        assertThat(code(client.call(Operation.SUBMIT_INVOICE, invoice))).isZero();
    }

    @Test
    void refusesANumberTwiceInAYearAndSaysWhyInFrench() {
        client.submit("FA-1");

        HttpResponse<String> again = client.submit("FA-1");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(code(again)).isEqualTo(Refusal.DUPLICATE_NUMBER.code());
        assertThat(json(again).path("libelle").asText()).contains("déjà déposé", "numéro de facture");
        assertThat(simulator.invoices()).hasSize(1);
    }

    @Test
    void doesNotFreeTheNumberOfARejectedInvoice() {
        client.submit("FA-1");
        simulator.publicBody().changeStatus("FA-1", "REJETEE");

        assertThat(code(client.submit("FA-1"))).isEqualTo(Refusal.DUPLICATE_NUMBER.code());
    }

    @Test
    void refusesFilesThatAreTooHeavyTogether() {
        ObjectNode invoice = client.invoice("FA-1");
        long heavy = client.uploaded("heavy.pdf", new byte[10_000_000]);
        for (int i = 0; i < 11; i++) {
            attach(invoice, heavy);
        }
        assertThat(code(client.call(Operation.SUBMIT_INVOICE, invoice))).isZero();

        invoice.put("numeroFactureSaisi", "FA-2");
        attach(invoice, heavy);
        assertThat(code(client.call(Operation.SUBMIT_INVOICE, invoice))).isEqualTo(Refusal.FILES_TOO_LARGE.code());
    }

    @Test
    void refusesAFileOverTenMegabytes() {
        assertThat(code(client.upload("a.pdf", new byte[10_000_001]))).isEqualTo(20003);
        assertThat(simulator.uploads()).isEmpty();
    }

    @Test
    void refusesAFileWithoutContent() {
        assertThat(code(client.upload("a.pdf", new byte[0]))).isEqualTo(Refusal.FILE_EMPTY.code());
    }

    @Test
    void refusesAFileWithoutAnAllowedExtension() {
        assertThat(code(client.upload("a", new byte[1]))).isEqualTo(Refusal.FILE_EXTENSION.code());
        assertThat(code(client.upload("a.exe", new byte[1]))).isEqualTo(Refusal.FILE_EXTENSION.code());
        assertThat(code(client.upload("a.Pdf", new byte[1]))).isZero();
    }

    @Test
    void refusesUnderHttp400WhenTold() {
        try (var strict = ChorusSimulator.builder().refusalStatus(400).start()) {
            HttpResponse<String> response = TestClient.of(strict).upload("a.exe", new byte[1]);

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(code(response)).isEqualTo(Refusal.FILE_EXTENSION.code());
            assertThat(strict.calls().violations()).isEmpty();
        }
    }

    @Test
    void takesTotalsThatDoNotAddUpWhenTold() {
        try (var lenient = ChorusSimulator.builder().checkTotals(false).start()) {
            TestClient other = TestClient.of(lenient);
            ObjectNode invoice = other.invoice("FA-1");
            in("montantTotal", o -> o.put("montantTtcTotal", 5)).accept(invoice);

            assertThat(code(other.call(Operation.SUBMIT_INVOICE, invoice))).isZero();
        }
    }

    private static Arguments refusal(Refusal refusal, Consumer<ObjectNode> change) {
        return arguments(refusal, change);
    }

    private static Consumer<ObjectNode> in(String block, Consumer<ObjectNode> change) {
        return invoice -> change.accept((ObjectNode) invoice.path(block));
    }

    private static Consumer<ObjectNode> to(String siret, String service, String engagement) {
        return invoice -> {
            ((ObjectNode) invoice.path("destinataire"))
                    .put("codeDestinataire", siret)
                    .put("codeServiceExecutant", service);
            ((ObjectNode) invoice.path("references")).put("numeroBonCommande", engagement);
        };
    }

    private static void attach(ObjectNode invoice, long fileId) {
        invoice.withArray("pieceJointeComplementaire")
                .addObject()
                .put("pieceJointeComplementaireDesignation", "annexe.pdf")
                .put("pieceJointeComplementaireType", "PJA")
                .put("pieceJointeComplementaireId", fileId);
    }
}
