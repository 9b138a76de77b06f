package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.testkit.TestClient.code;
import static org.chorusconnector.testkit.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flows: deposited now, integrated later, each invoice for itself. */
class FlowTest {

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(ChorusSimulator.builder()
            .callsPerSecond(1000)
            .tokenLifetime(Duration.ofDays(1000))
            .clock(Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), ZoneOffset.UTC))
            .flowDelay(Duration.ofMinutes(10)));

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

    static ObjectNode flow(String name, String content) {
        return flow(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode flow(String name, byte[] content) {
        return Json.object()
                .put("fichierFlux", Base64.getEncoder().encodeToString(content))
                .put("nomFichier", name)
                .put("syntaxeFlux", "IN_DP_E1_CII_16B")
                .put("avecSignature", false);
    }

    private String deposited(ObjectNode flow) {
        return json(client.call(Operation.DEPOSIT_FLOW, flow))
                .path("numeroFluxDepot")
                .asText();
    }

    private JsonNode report(String number) {
        return json(client.call(Operation.READ_FLOW_REPORT, Json.object().put("numeroFluxDepot", number)));
    }

    @Test
    void integratesAFlowAfterItsDelay() {
        Instant start = simulator.clock().instant();
        String number = deposited(flow("a.xml", cii("FX-1", "12345678200051")));

        assertThat(report(number).path("etatCourantDepotFlux").asText())
                .isEqualTo("IN_DEPOT_PORTAIL_EN_ATTENTE_TRAITEMENT_SE_CPP");
        simulator.clock().advance(Duration.ofMinutes(6));
        assertThat(report(number).path("etatCourantDepotFlux").asText()).isEqualTo("IN_EN_COURS_TRAITEMENT_CPP");
        assertThat(simulator.invoices()).isEmpty();

        simulator.clock().advance(Duration.ofMinutes(4));

        assertThat(report(number).path("etatCourantDepotFlux").asText()).isEqualTo("IN_INTEGRE");
        assertThat(simulator.invoices()).singleElement().satisfies(invoice -> {
            assertThat(invoice.number()).isEqualTo("FX-1");
            assertThat(invoice.flow()).contains(number);
            assertThat(invoice.totals().due()).isEqualByComparingTo("1200");
            assertThat(invoice.statusSince()).isEqualTo(start.plus(Duration.ofMinutes(10)));
        });
        JsonNode found =
                json(client.call(Operation.SEARCH_INVOICES, Json.object().put("numeroFluxDepot", number)));
        assertThat(found.path("listeFactures")).hasSize(1);
    }

    @Test
    void takesTheGoodInvoicesOfALotAndNamesTheOthers() throws IOException {
        String number = deposited(flow(
                "lot.tar.gz",
                tarGz(List.of(
                        cii("FX-1", "12345678200051"), ubl("FX-2", "12345678200051"), cii("FX-3", "99999999999999")))));
        simulator.clock().advance(Duration.ofMinutes(10));

        JsonNode report = report(number);

        assertThat(report.path("etatCourantDepotFlux").asText()).isEqualTo("IN_INTEGRE_PARTIEL");
        assertThat(report.path("listeErreurDP")).singleElement().satisfies(error -> {
            assertThat(error.path("numeroDP").asText()).isEqualTo("FX-3");
            assertThat(error.path("identifiantDestinataire").asText()).isEqualTo("99999999999999");
            assertThat(error.path("libelleErreurDP").asText()).isEqualTo(Refusal.UNKNOWN_RECIPIENT.label());
        });
        assertThat(simulator.invoices()).extracting(PlatformInvoice::number).containsExactly("FX-1", "FX-2");
    }

    @Test
    void readsTheInvoiceInAFacturX() throws IOException {
        var pdf = new ByteArrayOutputStream();
        pdf.write("%PDF-1.7\n1 0 obj <</Length 5>> stream\nq 1 Q\nendstream endobj\n2 0 obj stream\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        pdf.write(deflated(cii("FX-1", "12345678200051").getBytes(StandardCharsets.UTF_8)));
        pdf.write("\nendstream endobj\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));

        deposited(flow("facture.pdf", pdf.toByteArray()));
        simulator.clock().advance(Duration.ofMinutes(10));

        assertThat(simulator.invoice("FX-1")).isPresent();
    }

    @Test
    void rejectsAFlowThatIsNoInvoice() {
        String number = deposited(flow("a.xml", "<html/>"));
        simulator.clock().advance(Duration.ofMinutes(10));

        assertThat(report(number).path("etatCourantDepotFlux").asText()).isEqualTo("IN_REJETE");
        assertThat(report(number).path("listeErreurTechnique")).hasSize(1);
        assertThat(simulator.invoices()).isEmpty();
    }

    @Test
    void givesTheReportAsAFile() {
        String number = deposited(flow("a.xml", cii("FX-1", "99999999999999")));
        simulator.clock().advance(Duration.ofMinutes(10));

        JsonNode answer =
                json(client.call(Operation.DOWNLOAD_FLOW_REPORT, Json.object().put("numeroFluxDepot", number)));

        assertThat(Base64.getDecoder().decode(answer.path("fichierCR").asText()))
                .asString(StandardCharsets.ISO_8859_1)
                .startsWith("%PDF-")
                .contains("IN_REJETE", "FX-1");
    }

    @Test
    void refusesAReportOfAFlowThatItDoesNotKnow() {
        assertThat(code(client.call(
                        Operation.READ_FLOW_REPORT, Json.object().put("numeroFluxDepot", "CPP0011117000000000000001"))))
                .isEqualTo(20001);
    }

    private static String cii(String number, String recipient) {
        return """
                <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
                    xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
                    xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
                  <rsm:ExchangedDocumentContext><ram:ID>context</ram:ID></rsm:ExchangedDocumentContext>
                  <rsm:ExchangedDocument><ram:ID>%s</ram:ID><ram:TypeCode>380</ram:TypeCode>
                    <ram:IssueDateTime><udt:DateTimeString format="102">20260331</udt:DateTimeString></ram:IssueDateTime>
                  </rsm:ExchangedDocument>
                  <rsm:SupplyChainTradeTransaction>
                    <ram:ApplicableHeaderTradeAgreement>
                      <ram:SellerTradeParty><ram:SpecifiedLegalOrganization><ram:ID>%s</ram:ID></ram:SpecifiedLegalOrganization></ram:SellerTradeParty>
                      <ram:BuyerTradeParty><ram:SpecifiedLegalOrganization><ram:ID>%s</ram:ID></ram:SpecifiedLegalOrganization></ram:BuyerTradeParty>
                    </ram:ApplicableHeaderTradeAgreement>
                    <ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
                      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                        <ram:TaxBasisTotalAmount>1000.00</ram:TaxBasisTotalAmount><ram:TaxTotalAmount>200.00</ram:TaxTotalAmount>
                        <ram:GrandTotalAmount>1200.00</ram:GrandTotalAmount><ram:DuePayableAmount>1200.00</ram:DuePayableAmount>
                      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                    </ram:ApplicableHeaderTradeSettlement>
                  </rsm:SupplyChainTradeTransaction>
                </rsm:CrossIndustryInvoice>
                """.formatted(number, ChorusSimulator.SUPPLIER_SIRET, recipient);
    }

    private static String ubl(String number, String recipient) {
        return """
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
                    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
                    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2">
                  <cbc:ID>%s</cbc:ID><cbc:IssueDate>2026-03-31</cbc:IssueDate><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
                  <cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID>%s</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
                  <cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID>%s</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
                  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20.00</cbc:TaxAmount></cac:TaxTotal>
                  <cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>100.00</cbc:TaxExclusiveAmount>
                    <cbc:TaxInclusiveAmount>120.00</cbc:TaxInclusiveAmount><cbc:PayableAmount>120.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
                </Invoice>
                """.formatted(number, ChorusSimulator.SUPPLIER_SIRET, recipient);
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[content.length + 100];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }

    private static byte[] tarGz(List<String> files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < files.size(); i++) {
                byte[] content = files.get(i).getBytes(StandardCharsets.UTF_8);
                byte[] header = new byte[512];
                put(header, 0, i + ".xml");
                put(header, 124, String.format(Locale.ROOT, "%011o", content.length));
                header[156] = '0';
                gzip.write(header);
                gzip.write(content);
                gzip.write(new byte[(512 - content.length % 512) % 512]);
            }
            gzip.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
