package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectTest {

    private static final String HEADER = "number;effective_date;due_on;decision;reasons\n";

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    private Workplace broker;

    @BeforeEach
    void open() {
        broker = new Workplace(folder);
        broker.configure("dispatch.cutoff-date=2021-10-31", "dispatch.siret-check=lenient");
    }

    private String decisions(String... arguments) {
        Ended ended = broker.select(arguments);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        String text = Workplace.text(broker.decisions());
        assertThat(text).startsWith(HEADER);
        return text.substring(HEADER.length());
    }

    /** The worked cases of the specification that a file can express, under their numbers. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
             1 | advance | 2021-11-15 | 2022-01-01 |                    | 2021-11-15 | 2022-01-01 | NOT_DUE
             2 | advance | 2021-11-15 | 2022-01-01 |                    | 2021-12-31 | 2022-01-01 | NOT_DUE
             3 | advance | 2021-11-15 | 2022-01-01 |                    | 2022-01-01 | 2022-01-01 |
             4 | advance | 2021-11-15 | 2022-01-01 | lead 30            | 2021-12-01 | 2021-12-02 | NOT_DUE
             5 | advance | 2021-11-15 | 2022-01-01 | lead 30            | 2021-12-02 | 2021-12-02 |
             6 | advance | 2021-11-15 | 2022-01-01 | lead 30            | 2022-01-05 | 2021-12-02 |
             7 | advance | 2021-12-20 | 2022-01-01 | lead 30            | 2021-12-20 | 2021-12-20 |
             9 | advance | 2021-12-20 | 2022-01-01 | lead 30            | 2021-12-21 | 2021-12-20 |
            10 | arrears | 2022-01-03 | 2022-03-31 |                    | 2022-03-30 | 2022-03-31 | NOT_DUE
            11 | arrears | 2022-01-03 | 2022-03-31 |                    | 2022-03-31 | 2022-03-31 |
            12 | arrears | 2022-01-03 | 2022-03-31 | lead 30            | 2022-02-28 | 2022-03-01 | NOT_DUE
            13 | arrears | 2022-01-03 | 2022-03-31 | lead 30            | 2022-03-01 | 2022-03-01 |
            14 | advance | 2024-01-10 | 2024-03-01 | lead 1             | 2024-02-28 | 2024-02-29 | NOT_DUE
            15 | advance | 2024-01-10 | 2024-03-01 | lead 1             | 2024-02-29 | 2024-02-29 |
            16 | advance | 2023-01-10 | 2023-03-01 | lead 1             | 2023-02-28 | 2023-02-28 |
            17 | advance | 2024-01-10 | 2024-03-30 | lead 30            | 2024-02-29 | 2024-02-29 |
            18 | advance | 2023-01-10 | 2023-03-30 | lead 30            | 2023-02-28 | 2023-02-28 |
            19 | arrears | 2023-03-05 | 2024-02-29 |                    | 2024-02-29 | 2024-02-29 |
            20 | arrears | 2023-01-05 | 2024-02-29 | lead 365           | 2023-02-28 | 2023-03-01 | NOT_DUE
            21 | fee     | 2021-12-02 | 2021-12-02 |                    | 2021-12-02 | 2021-12-02 |
            22 | fee     | 2021-12-02 | 2021-12-02 | lead 30            | 2021-12-02 | 2021-12-02 |
            23 | fee     | 2021-12-02 | 2021-12-02 | hold 5             | 2021-12-06 | 2021-12-07 | NOT_DUE
            24 | fee     | 2021-12-02 | 2021-12-02 | hold 5             | 2021-12-07 | 2021-12-07 |
            25 | advance | 2021-11-15 | 2022-01-01 | hold 30            | 2021-12-15 | 2022-01-01 | NOT_DUE
            26 | advance | 2021-11-15 | 2021-10-01 | hold 30            | 2021-12-14 | 2021-12-15 | NOT_DUE
            27 | advance | 2021-11-15 | 2021-10-01 | hold 30            | 2021-12-15 | 2021-12-15 |
            28 | advance | 2021-11-15 | 2022-01-01 | lead 30 hold 30    | 2021-12-14 | 2021-12-15 | NOT_DUE
            29 | advance | 2021-12-31 | 2022-01-01 | cutoff 2021-12-31  | 2022-01-01 | 2022-01-01 | BEFORE_CUTOFF
            30 | advance | 2022-01-01 | 2022-01-01 | cutoff 2021-12-31  | 2022-01-01 | 2022-01-01 |
            35 | advance | 2021-11-15 | 2022-06-01 | cutoff 2021-12-31  | 2022-06-01 | 2022-06-01 | BEFORE_CUTOFF
            36 | fee     | 2022-06-01 | 2022-06-01 | cutoff 2022-12-31  | 2022-06-01 | 2022-06-01 | BEFORE_CUTOFF
            40 | advance | 2022-03-01 | 2022-03-27 |                    | 2022-03-26 | 2022-03-27 | NOT_DUE
            41 | advance | 2022-03-01 | 2022-03-27 |                    | 2022-03-27 | 2022-03-27 |
            42 | advance | 2022-10-01 | 2022-10-30 |                    | 2022-10-29 | 2022-10-30 | NOT_DUE
            43 | advance | 2022-10-01 | 2022-10-30 |                    | 2022-10-30 | 2022-10-30 |
            44 | advance | 2022-02-01 | 2022-04-10 | lead 30            | 2022-03-10 | 2022-03-11 | NOT_DUE
            45 | advance | 2022-02-01 | 2022-04-10 | lead 30            | 2022-03-11 | 2022-03-11 |
            74 | advance | 2022-12-01 | 2022-12-31 |                    | 2022-12-31 | 2022-12-31 |
            75 | advance | 2024-11-01 | 2025-01-31 | lead 30            | 2025-01-01 | 2025-01-01 |
            """)
    void decidesTheWorkedCases(
            String number,
            String kind,
            String createdOn,
            String effectiveOn,
            String settings,
            String day,
            String dueOn,
            String reason) {
        broker.configure(
                "dispatch.siret-check=lenient",
                "dispatch.cutoff-date=" + setting(settings, "cutoff", "2021-10-31"),
                "dispatch.lead-days.premium=" + setting(settings, "lead", "0"),
                "dispatch.lead-days.fee=" + setting(settings, "lead", "0"),
                "dispatch.hold-back-days.premium=" + setting(settings, "hold", "0"),
                "dispatch.hold-back-days.fee=" + setting(settings, "hold", "0"));
        broker.receipts(
                switch (kind) {
                    case "advance" -> Line.advance(number, createdOn, effectiveOn);
                    case "arrears" -> Line.arrears(number, createdOn, effectiveOn);
                    default -> Line.fee(number, createdOn);
                });

        String decision = reason == null ? "ELIGIBLE;" : "NOT_ELIGIBLE;" + reason;
        assertThat(decisions("--date=" + day)).isEqualTo(String.join(";", number, effectiveOn, dueOn, decision) + "\n");
    }

    private static String setting(String settings, String name, String otherwise) {
        if (settings == null || !settings.contains(name)) {
            return otherwise;
        }
        return settings.replaceFirst(".*" + name + " (\\S+).*", "$1");
    }

    @Test
    void givesEveryReasonOfEveryReceiptInTheOrderOfTheFile() throws IOException {
        broker.document("empty.pdf", new byte[0]);
        broker.document("text.pdf", "no PDF".getBytes());
        broker.document("virus.exe", new byte[] {1});
        Files.write(broker.documents().resolve("large.pdf"), new byte[10_000_001]);
        broker.receipts(
                Line.due("OK"),
                Line.due("A").with(Column.DISPATCH_ENABLED, "false").with(Column.CORRUPTED, "true"),
                Line.due("B").with(Column.CLIENT_TYPE, "INDIVIDUAL").with(Column.CLIENT_SIRET, ""),
                Line.due("C").with(Column.CLIENT_SIRET, "1234"),
                Line.due("D").with(Column.MAIN_DOCUMENT, ""),
                Line.due("E").with(Column.MAIN_DOCUMENT, "empty.pdf"),
                Line.due("F").with(Column.MAIN_DOCUMENT, "text.pdf"),
                Line.due("G").with(Column.MAIN_DOCUMENT, "large.pdf"),
                Line.due("H").with(Column.ATTACHMENTS, "gone.txt|virus.exe|../out.pdf"),
                Line.due("NUMBER TOO LONG, AND BLANKS"),
                Line.due("20220101"),
                Line.due("=1+1").with(Column.PERIOD_START, ""),
                Line.due("BAD").with(Column.KIND, "?"),
                Line.due("OK"));

        assertThat(decisions("--date=2022-01-01")).isEqualTo("""
                        OK;2022-01-01;2022-01-01;ELIGIBLE;
                        A;2022-01-01;2022-01-01;NOT_ELIGIBLE;DISPATCH_DISABLED|ITEM_CORRUPT
                        B;2022-01-01;2022-01-01;NOT_ELIGIBLE;CLIENT_NOT_COMPANY|SIRET_MISSING
                        C;2022-01-01;2022-01-01;NOT_ELIGIBLE;SIRET_INVALID
                        D;2022-01-01;2022-01-01;NOT_ELIGIBLE;MAIN_DOCUMENT_MISSING
                        E;2022-01-01;2022-01-01;NOT_ELIGIBLE;FILE_EMPTY
                        F;2022-01-01;2022-01-01;NOT_ELIGIBLE;FILE_FORMAT_REFUSED
                        G;2022-01-01;2022-01-01;NOT_ELIGIBLE;FILE_FORMAT_REFUSED|FILE_TOO_LARGE
                        H;2022-01-01;2022-01-01;NOT_ELIGIBLE;FILE_FORMAT_REFUSED|FILE_MISSING|FILE_NAME_REFUSED
                        NUMBER TOO LONG, AND BLANKS;2022-01-01;2022-01-01;NOT_ELIGIBLE;NUMBER_INVALID
                        20220101;2022-01-01;2022-01-01;ELIGIBLE;
                        '=1+1;;;NOT_ELIGIBLE;ITEM_INVALID|NUMBER_INVALID
                        BAD;;;NOT_ELIGIBLE;ITEM_INVALID
                        OK;;;NOT_ELIGIBLE;ITEM_INVALID
                        """);
    }

    @Test
    void takesTodayInParisByDefault() {
        broker.at(Clock.fixed(Instant.parse("2022-07-01T22:30:00Z"), ZoneOffset.UTC));
        broker.receipts(Line.advance("Q-46", "2022-06-20", "2022-07-02"));

        assertThat(decisions()).isEqualTo("Q-46;2022-07-02;2022-07-02;ELIGIBLE;\n");
    }

    @Test
    void stopsWithoutACutoffDateAndWritesNothing() {
        broker.configure("dispatch.siret-check=lenient");
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.select("--date=2022-01-01");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("ABORTED_CUTOFF_MISSING").contains("dispatch.cutoff-date");
        assertThat(broker.written()).isEmpty();
    }

    @Test
    void callsNobodyUnlessAskedTo() {
        ChorusSimulator chorus = CHORUS.simulator();
        broker = Workplace.on(chorus, folder);
        broker.receipts(Line.due("Q-1").with(Column.CLIENT_SIRET, Workplace.ASKS_SERVICE));

        assertThat(decisions("--date=2022-01-01")).endsWith(";ELIGIBLE;\n");
        assertThat(chorus.calls().counts()).isEmpty();

        assertThat(decisions("--date=2022-01-01", "--online")).endsWith(";NOT_ELIGIBLE;SERVICE_CODE_MISSING\n");
        assertThat(chorus.calls().of(Operation.SUBMIT_INVOICE)).isZero();
        assertThat(chorus.calls().violations()).isEmpty();
    }

    @Test
    void tellsThatThePlatformRefusedTheCredentials() {
        broker = Workplace.on(CHORUS.simulator(), folder, "chorus.client-secret=wrong");
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.select("--date=2022-01-01", "--online");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).startsWith("Chorus Pro could not be asked");
        assertThat(broker.written()).isEmpty();
    }

    @Test
    void knowsFromTheLedgerWhatWasSent() {
        broker = Workplace.on(CHORUS.simulator(), folder);
        broker.receipts(Line.due("Q-1"), Line.due("Q-2").with(Column.CLIENT_SIRET, ""));
        broker.run("--date=2022-01-01");

        assertThat(decisions("--date=2022-01-02", "--ledger=" + broker.ledger)).isEqualTo("""
                Q-1;2022-01-01;2022-01-01;NOT_ELIGIBLE;ALREADY_SENT
                Q-2;2022-01-01;2022-01-01;NOT_ELIGIBLE;SIRET_MISSING
                """);
    }

    @Test
    void checksItsInputsFirst() throws IOException {
        broker.receipts(Line.due("Q-1"));
        List<Path> needed = List.of(broker.config(), broker.receipts());
        for (Path file : needed) {
            Path moved = Files.move(file, folder.resolve("moved"));
            assertThat(broker.select("--date=2022-01-01").code()).isEqualTo(2);
            Files.move(moved, file);
        }
        assertThat(broker.select("--date=2022-02-30").code()).isEqualTo(2);
        assertThat(broker.select("--decisions=" + folder.resolve("none/decisions.csv"))
                        .code())
                .isEqualTo(2);
        assertThat(broker.execute(broker.inputs("select")).code()).isEqualTo(2);
        assertThat(broker.written()).isEmpty();
    }

    @Test
    void createsNoLedger() {
        broker.receipts(Line.due("Q-1"));

        Ended file = broker.select("--date=2022-01-01", "--ledger=jdbc:h2:file:" + folder.resolve("ledger"));
        Ended memory = broker.select("--date=2022-01-01", "--ledger=" + broker.ledger);

        assertThat(List.of(file.code(), memory.code())).containsOnly(0);
        assertThat(folder.resolve("ledger.mv.db")).doesNotExist();
    }

    @Test
    void readsALedgerInAFile() {
        broker = Workplace.on(CHORUS.simulator(), folder);
        broker.receipts(Line.due("Q-1"));
        String ledger = "--ledger=jdbc:h2:file:" + folder.resolve("ledger");
        broker.execute(Stream.concat(
                broker.inputs("run"), Stream.of("--date=2022-01-01", ledger, "--report=" + broker.report())));

        assertThat(decisions("--date=2022-01-02", ledger)).endsWith(";ALREADY_SENT\n");
    }

    @Test
    void refusesToReplaceItsReceipts() {
        broker.receipts(Line.due("Q-1"));
        String before = Workplace.text(broker.receipts());

        Ended ended =
                broker.execute(Stream.concat(broker.inputs("select"), Stream.of("--decisions=" + broker.receipts())));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--decisions would replace the file of --receipts");
        assertThat(broker.receipts()).hasContent(before);
    }
}
