package org.chorusconnector.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.Language;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00.5Z");

    private Ledger ledger;
    private RunId run;

    @BeforeEach
    void openRun() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        ledger = JdbcLedger.on(database).createSchema();
        run = ledger.runs()
                .open(new RunStart(RunKind.AUTOMATIC, DAY, NOW, "test", ""))
                .orElseThrow();
    }

    @Test
    void writesCsvThatSpreadsheetsReadRight() throws IOException {
        ledger.results().record(run, 1, sent("F-1"));
        ledger.results().record(run, 2, ended("F-2", Outcome.REFUSED, new Finding("20013", "Service \"A;B\" inactif")));
        ledger.results()
                .record(
                        run,
                        3,
                        ended(
                                "F-3",
                                Outcome.SKIPPED,
                                new Finding("SIRET_MISSING", ""),
                                new Finding("FILE_EMPTY", "b.pdf")));

        List<String> lines = csv(Language.FR).lines().toList();

        assertThat(lines)
                .containsExactly(
                        "\uFEFFrun_id;number;kind;effective_date;outcome;code;message;chorus_invoice_id;chorus_status;"
                                + "deposited_on;attempts;main_document;attachments;started_at;finished_at;"
                                + "recipient_siret;client_reference;supplier",
                        run + ";F-1;FEE;2026-11-20;SENT;;Déposée dans Chorus Pro;8316848;DEPOSEE;2026-11-20;1;avis.pdf;"
                                + "a.pdf|b.pdf;2026-11-20T19:00:00.500+01:00;2026-11-20T19:00:00.500+01:00;"
                                + "11000201100044;Mairie d'Arles;default",
                        run + ";F-2;FEE;2026-11-20;REFUSED;20013;"
                                + "\"Refusée par Chorus Pro : Service \"\"A;B\"\" inactif (code 20013)\";;;;2;;;"
                                + "2026-11-20T19:00:00.500+01:00;2026-11-20T19:00:00.500+01:00;;;default",
                        run + ";F-3;FEE;2026-11-20;SKIPPED;FILE_EMPTY|SIRET_MISSING;"
                                + "\"Le client n'a pas de SIRET; Un document est vide (b.pdf)\";;;;2;;;"
                                + "2026-11-20T19:00:00.500+01:00;2026-11-20T19:00:00.500+01:00;;;default");
    }

    @Test
    void writesTheSameCodesWithEnglishTexts() throws IOException {
        ledger.results().record(run, 1, ended("F-1", Outcome.SKIPPED, new Finding("SIRET_MISSING", "")));

        assertThat(csv(Language.EN)).contains(";SKIPPED;SIRET_MISSING;The client has no SIRET;");
    }

    @Test
    void keepsSpreadsheetsFromRunningWhatAReceiptOrChorusProSays() throws IOException {
        ledger.results()
                .record(run, 1, ended("=HYPERLINK(\"http://x\")", Outcome.SKIPPED, new Finding("NUMBER_INVALID", "")));
        ledger.results().record(run, 2, ended("+33", Outcome.SKIPPED, new Finding("NUMBER_INVALID", "")));
        ledger.results().record(run, 3, ended("@SUM(A1)", Outcome.SKIPPED, new Finding("NUMBER_INVALID", "")));
        ledger.results().record(run, 4, ended("-1", Outcome.SKIPPED, new Finding("NUMBER_INVALID", "")));

        assertThat(csv(Language.FR).lines().skip(1))
                .allMatch(line -> line.split(";")[1].replace("\"", "").startsWith("'"));
    }

    @Test
    void writesTheSameContentAsJson() throws IOException {
        ledger.results().record(run, 1, sent("=F-1"));
        ledger.results().record(run, 2, ended("F-2", Outcome.FAILED, new Finding("NO_ANSWER", "")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        RunReport.of(ledger, run, Language.EN).write(ReportFormat.json(), out);

        JsonNode lines = new ObjectMapper().readTree(out.toByteArray());
        assertThat(lines.size()).isEqualTo(2);
        assertThat(lines.get(0).fieldNames()).toIterable().containsExactlyElementsOf(ReportLine.COLUMNS);
        assertThat(lines.get(0).get("number").asText()).isEqualTo("=F-1");
        assertThat(lines.get(0).get("chorus_invoice_id").asLong()).isEqualTo(8316848);
        assertThat(lines.get(0).get("attachments").get(1).asText()).isEqualTo("b.pdf");
        assertThat(lines.get(0).get("supplier").asText()).isEqualTo(JdbcLedger.ONLY_SUPPLIER);
        assertThat(lines.get(1).get("chorus_invoice_id").isNull()).isTrue();
    }

    @Test
    void neverShowsHalfAReport(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.csv");
        Files.writeString(file, "yesterday's");
        ledger.results().record(run, 1, sent("F-1"));
        ReportFormat failing = (lines, out) -> {
            out.write("half".getBytes(StandardCharsets.UTF_8));
            throw new IOException("disk full");
        };

        assertThatThrownBy(() -> RunReport.of(ledger, run, Language.FR).write(failing, file))
                .hasMessage("disk full");

        assertThat(file).hasContent("yesterday's");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.list(folder)).hasSize(1);
        RunReport.of(ledger, run, Language.FR).write(ReportFormat.csv(','), file);
        assertThat(Files.readString(file)).startsWith("\uFEFFrun_id,number").contains(",F-1,");
    }

    private String csv(Language language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RunReport.of(ledger, run, language).write(ReportFormat.csv(';'), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ItemResult sent(String number) {
        return new ItemResult(
                number,
                Optional.of(ReceiptKind.FEE),
                Optional.of(DAY),
                Outcome.SENT,
                List.of(),
                Optional.of(new SentInvoice(new ChorusInvoiceId(8316848), Optional.of("DEPOSEE"), Optional.of(DAY))),
                1,
                Optional.of("avis.pdf"),
                List.of("a.pdf", "b.pdf"),
                NOW,
                NOW,
                Optional.of("11000201100044"),
                Optional.of("Mairie d'Arles"));
    }

    private static ItemResult ended(String number, Outcome outcome, Finding... findings) {
        return new ItemResult(
                number,
                Optional.of(ReceiptKind.FEE),
                Optional.of(DAY),
                outcome,
                List.of(findings),
                Optional.empty(),
                2,
                Optional.empty(),
                List.of(),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty());
    }
}
