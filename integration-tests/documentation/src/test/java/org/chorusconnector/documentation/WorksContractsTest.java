package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Language;
import org.chorusconnector.Siret;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.CadreDeFacturation;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.invoices.ValidatingStructure;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.lifecycle.Actor;
import org.chorusconnector.lifecycle.ContractPiece;
import org.chorusconnector.lifecycle.Lifecycle;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Recipient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** docs/works-contracts.md: its table is that of the model, and its blocks are passages of this class. */
class WorksContractsTest {

    private static final String RECIPIENT = "21750001600019";

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    private final Markdown page = Markdown.of("docs/works-contracts.md");
    private final ChorusSimulator simulator = CHORUS.simulator();

    @Test
    void tellsWhoDepositsValidatesAndReceivesEachPiece() {
        List<List<String>> table = page.table("Pieces");

        assertThat(table)
                .containsExactlyElementsOf(Stream.of(ContractPiece.values())
                        .map(WorksContractsTest::row)
                        .toList());
    }

    private static List<String> row(ContractPiece piece) {
        return List.of(
                "`" + piece.name() + "`",
                piece.label(Language.EN),
                parties(piece.depositors(), " or "),
                parties(piece.validators(), ", then "),
                party(piece.recipient()),
                piece.isConfirmed() ? "yes" : "no");
    }

    private static String parties(List<Actor> parties, String and) {
        return parties.stream().map(WorksContractsTest::party).collect(Collectors.joining(and));
    }

    private static String party(Actor actor) {
        return actor.label(Language.EN);
    }

    @Test
    void explainsEveryPartyOfThePieces() {
        assertThat(page.table("Parties").stream().map(row -> row.get(0)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ContractPiece.values())
                        .flatMap(piece -> Stream.of(piece.depositors(), piece.validators(), List.of(piece.recipient())))
                        .flatMap(List::stream)
                        .distinct()
                        .map(WorksContractsTest::party)
                        .toList());
    }

    @Test
    void namesStatusesThatExist() {
        List<String> codes = Markdown.code(page.text()).stream()
                .filter(code -> code.matches("[A-Z]+(_[A-Z0-9]+)+"))
                .toList();

        assertThat(codes).isNotEmpty().allMatch(code -> Lifecycle.of(code).isKnown());
    }

    @Test
    void aContractHolderValidatesTheInvoiceOfItsSubcontractor() {
        simulator.directory().add(Recipient.of(RECIPIENT));
        try (ChorusPro chorus = chorus()) {
            InvoiceSubmission.Builder draft = draft(chorus);
            String contractHolder = ChorusSimulator.SUPPLIER_SIRET;
            StructureId validator = new StructureId(ChorusSimulator.SUPPLIER_ID);

            SubmittedInvoice submitted = chorus.invoices()
                    .submit(draft.cadre(CadreDeFacturation.A9)
                            .validator(ValidatingStructure.of(contractHolder))
                            .build());

            assertThat(status(chorus, submitted)).isEqualTo("A_VALIDER_1");

            List<InvoiceSummary> waiting =
                    chorus.invoiceValidations().toDo(validator).toList();
            waiting.forEach(invoice -> chorus.invoiceValidations().accept(invoice.id()));

            assertThat(status(chorus, submitted)).isEqualTo("DEPOSEE");
        }
    }

    private static String status(ChorusPro chorus, SubmittedInvoice submitted) {
        return chorus.invoices()
                .history(submitted.id())
                .statuses()
                .get(0)
                .status()
                .code();
    }

    @Test
    void theSimulatorPlaysNoWorksContracts() {
        try (ChorusPro chorus = chorus()) {
            assertThatThrownBy(() -> chorus.worksInvoices().submit(Map.of()))
                    .isInstanceOf(ChorusException.class)
                    .hasMessageContaining("501");
        }
    }

    private ChorusPro chorus() {
        return ChorusPro.builder(
                        PisteApplication.of(simulator.clientId(), simulator.clientSecret()),
                        Account.of(simulator.login(), simulator.password()))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .build();
    }

    private static InvoiceSubmission.Builder draft(ChorusPro chorus) {
        byte[] pdf = "%PDF-1.7".getBytes(StandardCharsets.ISO_8859_1);
        FileId file =
                chorus.files().upload(new FileUpload("ST-1.pdf", pdf.length, () -> new ByteArrayInputStream(pdf)));
        return InvoiceSubmission.depositPdf(
                        new InvoiceNumber("ST-1"),
                        LocalDate.now(ZoneId.of("Europe/Paris")),
                        new Attachment("ST-1.pdf", file))
                .supplier(new SupplierId(ChorusSimulator.SUPPLIER_ID))
                .recipient(Siret.of(RECIPIENT))
                .vatType(VatType.VAT_ON_DEBITS)
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(new Amounts(
                        new BigDecimal("100.00"),
                        new BigDecimal("20.00"),
                        new BigDecimal("120.00"),
                        new BigDecimal("120.00")));
    }
}
