package org.chorusconnector.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reads back the examples of answers that the contract gives, and the odd shapes that it warns of. */
class ContractTest {

    private static final JsonNode PATHS = contract().path("paths");

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
    void readsTheReceiptOfASubmission() {
        answer(Operation.SUBMIT_INVOICE, examples(Operation.SUBMIT_INVOICE).at("/depotPdf/value"));

        SubmittedInvoice submitted =
                chorus.invoices().submit(Clients.invoice("FA-1", new FileId(1)).build());

        assertThat(submitted.id()).isEqualTo(new ChorusInvoiceId(8316848));
        assertThat(submitted.number()).contains("FA-2026-0042");
        assertThat(submitted.status()).contains(InvoiceStatus.DEPOSEE);
        assertThat(submitted.depositedOn()).contains(LocalDate.of(2026, 4, 1));
    }

    @Test
    void readsARowOfASearch() {
        answer(Operation.SEARCH_INVOICES, example(Operation.SEARCH_INVOICES));

        assertThat(search()).singleElement().satisfies(invoice -> {
            assertThat(invoice.id()).isEqualTo(new ChorusInvoiceId(8316848));
            assertThat(invoice.number()).contains("FA-2026-0042");
            assertThat(invoice.recipientSiret()).contains("11000201100044");
            assertThat(invoice.type()).contains(InvoiceType.INVOICE);
            assertThat(invoice.amountExclTax()).contains(new BigDecimal("1000"));
            assertThat(invoice.amountInclTax()).contains(new BigDecimal("1200"));
            assertThat(invoice.amountToPay()).contains(new BigDecimal("1200"));
            assertThat(invoice.status()).contains(InvoiceStatus.MISE_A_DISPOSITION);
            assertThat(invoice.invoiceDate()).contains(LocalDate.of(2026, 3, 31));
            assertThat(invoice.depositedOn()).contains(LocalDate.of(2026, 4, 1));
            assertThat(invoice.stateSince()).contains(Instant.parse("2026-04-02T13:45:39.674Z"));
        });
    }

    @Test
    void readsARowWhoseValuesComeInOtherShapes() {
        answer(Operation.SEARCH_INVOICES, """
                {"codeRetour":"0","libelle":null,"inconnu":[{}],
                 "listeFactures":{"identifiantFactureCPP":"8316848","montantTTC":"1200.10","montantAPayer":" 12.5 ",
                   "statut":"STATUT_DE_DEMAIN","typeFacture":"ACOMPTE","dateDepot":"2026-04-01 09:30","dateFacture":"?"}}
                """);

        assertThat(search()).singleElement().satisfies(invoice -> {
            assertThat(invoice.id()).isEqualTo(new ChorusInvoiceId(8316848));
            assertThat(invoice.amountInclTax()).contains(new BigDecimal("1200.10"));
            assertThat(invoice.amountToPay()).contains(new BigDecimal("12.5"));
            assertThat(invoice.status()).contains(new InvoiceStatus("STATUT_DE_DEMAIN"));
            assertThat(invoice.type()).isEmpty();
            assertThat(invoice.depositedOn()).contains(LocalDate.of(2026, 4, 1));
            assertThat(invoice.invoiceDate()).isEmpty();
            assertThat(invoice.number()).isEmpty();
        });
    }

    @Test
    void readsNothingInAnyOfItsForms() {
        for (String nothing : List.of(
                "{\"codeRetour\":0,\"listeFactures\":[]}",
                "{\"codeRetour\":0,\"listeFactures\":null}",
                "{\"codeRetour\":0,\"listeFactures\":[null]}",
                "{\"codeRetour\":0}",
                "{\"codeRetour\":20000,\"libelle\":\"TRA_MSG_00.015\"}",
                "{\"codeRetour\":20000,\"libelle\":\"TRA_MSG_00.015 : aucun resultat\"}",
                "{\"codeRetour\":20000}")) {
            answer(Operation.SEARCH_INVOICES, nothing);
            assertThat(search()).as(nothing).isEmpty();
        }
    }

    @Test
    void goesOnToTheNextPageWhenTheAnswerDoesNotSayHowManyThereAre() {
        answer(
                Operation.SEARCH_INVOICES,
                "{\"codeRetour\":0,\"listeFactures\":[{\"identifiantFactureCPP\":1},{\"identifiantFactureCPP\":2}]}");
        answer(Operation.SEARCH_INVOICES, "{\"codeRetour\":0,\"listeFactures\":[{\"identifiantFactureCPP\":3}]}");

        assertThat(chorus.invoices().search(InvoiceSearch.builder().pageSize(2).build()))
                .extracting(invoice -> invoice.id().value())
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void readsAFoundStructure() {
        answer(Operation.SEARCH_STRUCTURES, example(Operation.SEARCH_STRUCTURES));

        assertThat(chorus.structures().search(StructureSearch.bySiret(Siret.of("11000201100044"))))
                .singleElement()
                .satisfies(structure -> {
                    assertThat(structure.id()).isEqualTo(new StructureId(26346724));
                    assertThat(structure.identifier()).contains("11000201100044");
                    assertThat(structure.name()).contains("SERVICES DE L ETAT");
                    assertThat(structure.active()).contains(true);
                });
    }

    @Test
    void readsAStructure() {
        answer(Operation.READ_STRUCTURE, example(Operation.READ_STRUCTURE));

        Structure structure = chorus.structures().consult(new StructureId(26346724));

        assertThat(structure.requirements()).contains(new Requirements(true, true, false));
        assertThat(structure.identifier()).contains("11000201100044");
        assertThat(structure.name()).contains("SERVICES DE L ETAT");
        assertThat(structure.passwordExpiry()).isEmpty();
    }

    @Test
    void readsWhenThePasswordExpiresAndTakesSilenceForNoAnswer() {
        answer(Operation.READ_STRUCTURE, """
                {"codeRetour":0,"informationGenerales":{"dateExpirationMotPasseCompteTech":"2027-01-15T00:00:00.000+01:00"},
                 "parametres":{"codeServiceDoitEtreRenseigne":null}}
                """);

        Structure structure = chorus.structures().consult(new StructureId(1));

        assertThat(structure.passwordExpiry()).contains(Instant.parse("2027-01-14T23:00:00Z"));
        assertThat(structure.requirements()).isEmpty();
    }

    @Test
    void tellsNoRequirementFromNoWordAboutThem() {
        answer(Operation.READ_STRUCTURE, "{\"codeRetour\":0,\"parametres\":{\"numeroEJDoitEtreRenseigne\":false}}");
        assertThat(chorus.structures().consult(new StructureId(1)).requirements())
                .contains(Requirements.NONE);

        answer(Operation.READ_STRUCTURE, "{\"codeRetour\":0}");
        assertThat(chorus.structures().consult(new StructureId(1)).requirements())
                .isEmpty();

        answer(
                Operation.SEARCH_STRUCTURES,
                "{\"codeRetour\":0,\"listeStructures\":[{\"idStructureCPP\":1},{\"idStructureCPP\":2,\"statut\":\"INACTIF\"}]}");
        assertThat(chorus.structures().search(StructureSearch.bySiret(Siret.of("11000201100044"))))
                .extracting(StructureSummary::active)
                .containsExactly(Optional.empty(), Optional.of(false));
    }

    @Test
    void keepsATypeOfInvoiceThatItDoesNotKnow() {
        answer(
                Operation.SEARCH_INVOICES,
                "{\"codeRetour\":0,\"listeFactures\":[{\"identifiantFactureCPP\":1,\"typeFacture\":\"ACOMPTE\"}]}");

        assertThat(chorus.invoices().search(InvoiceSearch.builder().build()))
                .singleElement()
                .satisfies(invoice -> {
                    assertThat(invoice.typeCode()).contains("ACOMPTE");
                    assertThat(invoice.type()).isEmpty();
                });
    }

    @Test
    void readsActiveSuppliers() {
        answer(Operation.LIST_SUPPLIERS, example(Operation.LIST_SUPPLIERS));

        assertThat(chorus.structures().activeSuppliers()).singleElement().satisfies(supplier -> {
            assertThat(supplier.id()).isEqualTo(new SupplierId(26262962));
            assertThat(supplier.identifier()).contains("99999999900017");
            assertThat(supplier.name()).contains("MON ENTREPRISE");
        });
    }

    @Test
    void readsAStoredFileAndAHealthCheck() {
        answer(Operation.UPLOAD_FILE, example(Operation.UPLOAD_FILE));
        answer(Operation.HEALTH_CHECK, example(Operation.HEALTH_CHECK));

        assertThat(chorus.files().upload(Clients.pdf("FA-1.pdf"))).isEqualTo(new FileId(10321512));
        chorus.health().check();
    }

    private List<InvoiceSummary> search() {
        return chorus.invoices().search(InvoiceSearch.builder().build()).toList();
    }

    private void answer(Operation operation, JsonNode body) {
        assertThat(body.isObject()).as("example of " + operation).isTrue();
        answer(operation, body.toString());
    }

    private void answer(Operation operation, String body) {
        simulator
                .faults()
                .inject(Fault.status(200).body("application/json", body).on(operation));
    }

    private static JsonNode example(Operation operation) {
        return content(operation).path("example");
    }

    private static JsonNode examples(Operation operation) {
        return content(operation).path("examples");
    }

    private static JsonNode content(Operation operation) {
        return PATHS.path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json");
    }

    private static JsonNode contract() {
        try (InputStream yaml =
                ChorusSimulator.class.getResourceAsStream("/org/chorusconnector/testkit/chorus-pro-openapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(yaml);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
