package org.chorusconnector.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.flows.FlowSyntax;
import org.chorusconnector.client.flows.FlowUpload;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.PdfSignature;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are to be read must be what their names say. */
class FileStartTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create(Clients.simulator());

    private ChorusPro chorus;

    @BeforeEach
    void connect(ChorusSimulator running) {
        chorus = Clients.of(running).build();
    }

    @AfterEach
    void close() {
        chorus.close();
    }

    @ParameterizedTest
    @CsvSource({
        "lot.tar.gz, <xml/>, IN_DP_E2_CII_FACTURX",
        "lot.tgz, %PDF-1.7, IN_DP_E2_CII_FACTURX",
        "fx.pdf, <xml/>, IN_DP_E2_CII_FACTURX",
        "cii.xml, %PDF-1.7, IN_DP_E1_CII_16B"
    })
    void refusesAFlowThatIsNotWhatItsNameSays(String name, String content, String syntax) {
        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.flows().deposit(flow(name, content, syntax)))
                .satisfies(failure -> {
                    assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.INVALID_REQUEST);
                    assertThat(failure).hasMessageContaining("does not begin as");
                });
    }

    @ParameterizedTest
    @CsvSource({"fx.xml, IN_DP_E2_CII_FACTURX", "cii.pdf, IN_DP_E1_CII_16B", "ubl.PDF, IN_DP_E1_UBL_INVOICE"})
    void refusesAFlowWhoseNameContradictsItsSyntax(String name, String syntax) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow(name, "x", syntax))
                .withMessageContaining(syntax);
    }

    @ParameterizedTest
    @CsvSource({
        "fx.pdf, %PDF-1.7, IN_DP_E2_CII_FACTURX",
        "fx.pdf, junk before %PDF-1.4, IN_DP_E2_CII_FACTURX",
        "cii.xml, \uFEFF<?xml version='1.0'?>, IN_DP_E1_CII_16B",
        "ubl.xml, '  <Invoice/>', IN_DP_E1_UBL_INVOICE",
        "min.dat, anything, IN_DP_E2_CII_MIN_16B"
    })
    void depositsWhatItIs(String name, String content, String syntax) {
        assertThatCode(() -> chorus.flows().deposit(flow(name, content, syntax)))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        failure -> assertThat(failure).hasMessageNotContaining("does not begin as"));
    }

    @Test
    void readsPdfsAlone(ChorusSimulator simulator) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.invoices().readPdf(file("FA-1.txt", "%PDF-1.7"), PdfSignature.NONE));
        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.invoices().readPdf(file("FA-1.pdf", "not yet"), PdfSignature.NONE))
                .withMessageContaining("PDF");
        assertThat(simulator.uploads()).isEmpty();
    }

    @Test
    void anOrdinaryFileMayBeginAsItLikes(ChorusSimulator simulator) {
        chorus.files().upload(file("FA-1.pdf", "?"));

        assertThat(simulator.calls().of(Operation.UPLOAD_FILE)).isEqualTo(1);
    }

    @Test
    void searchesThatDoNotKnowFlowsSayIt() {
        InvoiceSearch ofAFlow =
                InvoiceSearch.builder().flow(new FlowNumber("CPP1")).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.receivedInvoices().search(ofAFlow))
                .withMessageContaining("flow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.invoiceValidations().search(ofAFlow));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chorus.invoices().searchPaymentRequests(Role.SUPPLIER, ofAFlow));
    }

    private static FlowUpload flow(String name, String content, String syntax) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new FlowUpload(name, bytes.length, () -> new ByteArrayInputStream(bytes), new FlowSyntax(syntax), false);
    }

    private static FileUpload file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new FileUpload(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
