package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run} and {@code send}, from the command line to a simulated Chorus Pro and back to the report. */
class NightTest {

    private static final String DAY = "--date=2022-01-01";

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    private ChorusSimulator chorus;
    private Workplace broker;

    @BeforeEach
    void open() {
        chorus = CHORUS.simulator();
        broker = Workplace.on(chorus, folder);
    }

    @AfterEach
    void keepsToTheContract() {
        assertThat(chorus.calls().violations()).isEmpty();
    }

    @Test
    void sendsWhatIsDueAndReportsIt() {
        broker.document("proof.txt", "proof".getBytes());
        broker.receipts(
                Line.due("Q-1").with(Column.ATTACHMENTS, "proof.txt"),
                Line.advance("Q-2", "2021-11-15", "2022-01-02"),
                Line.fee("F-1", "2021-12-31"));

        Ended ended = broker.run(DAY);

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsPattern("SENT +2").contains("Report: " + broker.report());
        assertThat(chorus.invoices()).extracting(PlatformInvoice::number).containsExactlyInAnyOrder("Q-1", "F-1");
        assertThat(Workplace.text(broker.report()))
                .startsWith("\uFEFFrun_id;number;kind;effective_date;outcome;code;message;chorus_invoice_id;"
                        + "chorus_status;deposited_on;attempts;main_document;attachments;started_at;finished_at;"
                        + "recipient_siret;client_reference;supplier\n");
        assertThat(broker.reported()).extracting(line -> line.get("number")).containsExactly("Q-1", "F-1");
        CSVRecord line = broker.reported().get(0);
        assertThat(line.get("kind")).isEqualTo("PREMIUM_IN_ADVANCE");
        assertThat(line.get("effective_date")).isEqualTo("2022-01-01");
        assertThat(line.get("outcome")).isEqualTo("SENT");
        assertThat(line.get("code")).isEmpty();
        assertThat(line.get("chorus_invoice_id"))
                .isEqualTo(String.valueOf(chorus.invoice("Q-1").orElseThrow().id()));
        assertThat(line.get("attempts")).isEqualTo("1");
        assertThat(line.get("recipient_siret")).isNotEmpty();
        assertThat(line.get("client_reference")).isEmpty();
        assertThat(line.get("supplier")).isEqualTo("default");
        assertThat(line.get("main_document")).isEqualTo("notice.pdf");
        assertThat(line.get("attachments")).isEqualTo("proof.txt");
        assertThat(broker.written()).containsExactly("report.csv");
    }

    @Test
    void sendsNothingTwice() {
        broker.receipts(Line.due("Q-1"), Line.due("Q-2"));
        broker.run(DAY);

        Ended again = broker.run("--date=2022-01-02");

        assertThat(again.code()).isZero();
        assertThat(chorus.invoices()).hasSize(2);
        assertThat(broker.reported()).isEmpty();
        assertThat(Workplace.text(broker.report())).startsWith("\uFEFFrun_id;").hasLineCount(1);
    }

    @Test
    void reportsARefusalAFailureAndWhatIsBlockedAndGoesOn() {
        chorus.faults().inject(Fault.refusal(29999, "=Refusé; \"pour voir\"").forInvoice("Q-1"));
        chorus.faults().inject(Fault.status(413).on(Operation.UPLOAD_FILE).forFile("fails.pdf"));
        broker.receipts(
                Line.due("Q-1"),
                Line.due("Q-2").with(Column.MAIN_DOCUMENT, "fails.pdf"),
                Line.due("Q-3").with(Column.CLIENT_SIRET, "").with(Column.ATTACHMENTS, "gone.txt"),
                Line.due("=Q-4").with(Column.KIND, "?"),
                Line.due("Q-5"));

        Ended ended = broker.run(DAY, "--report-json=" + folder.resolve("report.json"));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(broker.reported())
                .extracting(line -> line.get("number") + " " + line.get("outcome") + " " + codesOf(line))
                .containsExactly(
                        "Q-1 REFUSED 29999",
                        "Q-2 FAILED REQUEST_REFUSED",
                        "Q-3 SKIPPED FILE_MISSING|SIRET_MISSING",
                        "'=Q-4 SKIPPED ITEM_INVALID",
                        "Q-5 SENT ");
        assertThat(broker.reported().get(0).get("message")).contains("=Refusé; \"pour voir\"");
        assertThat(broker.reported().get(3).get("message")).contains("line 5: kind is none of");
        assertThat(Workplace.text(folder.resolve("report.json")))
                .startsWith("[")
                .endsWith("]")
                .contains("\"number\":\"Q-5\"", "\"outcome\":\"SENT\"", "\"number\":\"=Q-4\"", "\"kind\":null");

        assertThat(broker.run(DAY).code()).as("the rest goes the next time").isEqualTo(1);
        assertThat(broker.reported())
                .extracting(line -> line.get("number") + " " + line.get("outcome"))
                .containsExactly("Q-1 SENT", "Q-2 SENT", "Q-3 SKIPPED", "'=Q-4 SKIPPED");
        assertThat(chorus.invoices()).hasSize(3);
    }

    private static String codesOf(CSVRecord line) {
        return Arrays.stream(line.get("code").split("\\|")).sorted().collect(Collectors.joining("|"));
    }

    @Test
    void writesTheReportInTheConfiguredLanguageAndWithTheConfiguredSeparator() {
        broker = Workplace.on(chorus, folder, "dispatch.report.language=fr", "dispatch.report.separator=,");
        broker.receipts(Line.due("Q-1").with(Column.AMOUNT_EXCL_TAX, "1,5"));

        assertThat(broker.run(DAY).code()).isEqualTo(1);
        assertThat(Workplace.records(broker.report(), ',').get(0).get("message"))
                .contains("ligne 2 : amount_excl_tax n'est pas un montant");
    }

    @Test
    void stopsWithoutACutoffDateAndWritesNoReport() {
        broker = Workplace.on(chorus, folder, "dispatch.cutoff-date=");
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).startsWith("ABORTED_CUTOFF_MISSING");
        assertThat(broker.written()).isEmpty();
        assertThat(chorus.calls().counts()).isEmpty();
        assertThat(broker.send("--number=Q-1").code())
                .as("by hand, it does not matter")
                .isZero();
    }

    @Test
    void rehearsesWithoutSending() {
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY, "--dry-run");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("1 of 1 would be sent");
        assertThat(broker.reported()).singleElement().satisfies(line -> {
            assertThat(line.get("outcome")).isEqualTo("SKIPPED");
            assertThat(line.get("code")).isEqualTo("REHEARSED");
        });
        assertThat(chorus.calls().of(Operation.UPLOAD_FILE)).isZero();
        assertThat(chorus.calls().of(Operation.SUBMIT_INVOICE)).isZero();

        broker.receipts(Line.due("Q-1"), Line.due("Q-2").with(Column.CLIENT_SIRET, ""));
        assertThat(broker.run(DAY, "--dry-run").code()).isEqualTo(1);
        assertThat(broker.run(DAY).code()).isEqualTo(1);
        assertThat(chorus.invoices()).hasSize(1);
    }

    @Test
    void stopsEarlyWhenTheCredentialsAreRefused() {
        broker = Workplace.on(chorus, folder, "chorus.password=wrong");
        broker.receipts(Line.due("Q-1"), Line.due("Q-2"), Line.due("Q-3").with(Column.CLIENT_SIRET, ""));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("Stopped early, CREDENTIALS_REFUSED").doesNotContain("wrong");
        assertThat(broker.reported()).hasSize(3);
        assertThat(chorus.invoices()).isEmpty();

        Workplace.on(chorus, folder);
        assertThat(broker.run(DAY).code()).isEqualTo(1);
        assertThat(chorus.invoices()).hasSize(2);
    }

    @Test
    void tellsWhenChorusProCannotBeReached() {
        broker = Workplace.on(
                chorus,
                folder,
                "chorus.api-url=http://127.0.0.1:1",
                "chorus.oauth-url=http://127.0.0.1:1",
                "dispatch.settling-delay=1s");
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isEqualTo(3);
        assertThat(broker.reported()).hasSize(1);
    }

    @Test
    void listsTheSuppliersToChooseFrom() {
        chorus.directory().add(Supplier.of(77, "99999999800027").named("OTHER"));
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.run(DAY);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).contains("SUPPLIER_UNDECIDED", "chorus.supplier-id", "77 (", "26262962 (");
        assertThat(chorus.invoices()).isEmpty();
        assertThat(Workplace.on(chorus, folder, "chorus.supplier-id=77")
                        .run(DAY)
                        .code())
                .isZero();
    }

    @Test
    void asksForWhatHappenedWhenTheConnectionWasCut() {
        chorus.faults().inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
        broker.receipts(Line.due("Q-1"));

        assertThat(broker.run(DAY).code()).isZero();
        assertThat(chorus.submissionsOf("Q-1")).isEqualTo(1);
        assertThat(broker.reported().get(0).get("outcome")).isEqualTo("SENT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:geheim@localhost:1/db",
                "jdbc:postgresql://localhost:1/db?user=u&password=geheim",
                "jdbc:mariadb://user:geheim@localhost:1/db",
                "jdbc:h2:tcp://user:geheim@localhost:1/db;PASSWORD=geheim"
            })
    void neverShowsThePasswordOfALedger(String url) {
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.execute(
                Stream.concat(broker.inputs("run"), Stream.of(DAY, "--ledger=" + url, "--report=" + broker.report())));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--ledger").doesNotContain("geheim");
        assertThat(ended.out()).doesNotContain("geheim");
    }

    @Test
    void asksBeforeItSendsSeveralNumbersAtATerminal() {
        broker.receipts(Line.due("Q-1"), Line.due("Q-2"));
        List<String> questions = new ArrayList<>();

        Ended declined = broker.at(question -> {
                    questions.add(question);
                    return "";
                })
                .send("--number=Q-1", "--number=Q-2");

        assertThat(declined.code()).isEqualTo(1);
        assertThat(declined.err()).contains("Nothing was sent");
        assertThat(questions).containsExactly("Send 2 items now? [y/N] ");
        assertThat(chorus.calls().counts()).isEmpty();

        assertThat(broker.send("--number=Q-1", "--number=Q-2", "--yes").code()).isZero();
        assertThat(questions).hasSize(1);
        assertThat(broker.at(question -> "Oui")
                        .send("--number=Q-1", "--number=Q-2")
                        .code())
                .as("sent already")
                .isEqualTo(1);
        assertThat(chorus.invoices()).hasSize(2);
    }

    @Test
    void sendsByHandWhateverTheDates() throws IOException {
        Path proof = Files.writeString(folder.resolve("proof.txt"), "proof");
        broker.receipts(
                Line.advance("Q-1", "2021-10-01", "2099-01-01"), Line.due("Q-2"), Line.due("Q-3"), Line.due("Q-4"));

        assertThat(broker.send("--number=Q-1", "--attach", proof.toString()).code())
                .isZero();
        PlatformInvoice sent = chorus.invoice("Q-1").orElseThrow();
        assertThat(sent.attachments())
                .singleElement()
                .extracting(piece -> piece.designation())
                .isEqualTo("proof.txt");

        Ended again = broker.send("--number=Q-1", "--number=Q-2", "--number=Q-9");
        assertThat(again.code()).isEqualTo(1);
        assertThat(broker.reported())
                .extracting(line -> line.get("number") + " " + line.get("outcome") + " " + line.get("code"))
                .containsExactlyInAnyOrder("Q-1 SKIPPED ALREADY_SENT", "Q-2 SENT ", "Q-9 SKIPPED ITEM_NOT_FOUND");
        assertThat(chorus.invoices()).hasSize(2);
    }

    @Test
    void refusesWrongUsageBeforeAnythingIsDone() throws IOException {
        broker.receipts(Line.due("Q-1"));
        Path proof = Files.writeString(folder.resolve("proof.txt"), "proof");

        assertUnusable(broker.send("--number=Q-1", "--number=Q-2", "--attach=" + proof), "single --number");
        assertUnusable(broker.send("--number=Q-1", "--attach=" + folder.resolve("none")), "--attach");
        assertUnusable(broker.send(), "--number");
        assertUnusable(broker.run("--date=tomorrow"), "--date");
        assertUnusable(broker.run("--date=+999999999-12-31"), "YYYY-MM-DD");
        assertUnusable(broker.run("--report-json=" + folder.resolve("none/report.json")), "--report-json");
        assertUnusable(broker.execute(broker.inputs("run")), "--ledger");
        assertUnusable(broker.execute(Stream.of("walk")), "walk");
        assertUnusable(broker.execute(Stream.of()), "subcommand");
        broker.receiptLines();
        Workplace.write(broker.receipts(), "number;kind\n");
        assertUnusable(broker.run(DAY), "missing: created_on");
        assertThat(broker.written()).containsExactly("proof.txt");
        assertThat(chorus.calls().counts()).isEmpty();
    }

    private static void assertUnusable(Ended ended, String explanation) {
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains(explanation);
    }

    @Test
    void keepsThePasswordOfTheLedgerToItself() {
        broker.receipts(Line.due("Q-1"));
        List<String> urls = List.of(
                "jdbc:mysql://localhost/x?password=t0psecret",
                "jdbc:h2:mem:x;NO_SUCH_SETTING=1;PASSWORD=t0psecret",
                "jdbc:postgresql://127.0.0.1:1/x?password=t0psecret");
        for (String url : urls) {
            Ended ended = broker.execute(
                    Stream.concat(broker.inputs("run"), Stream.of("--ledger=" + url, "--report=" + broker.report())));

            assertThat(ended.code()).as(ended.err()).isEqualTo(2);
            assertThat(ended.err() + ended.out()).contains("--ledger").doesNotContain("t0psecret");
        }
    }

    @Test
    void saysHowToAddADriverThatItDoesNotHave() {
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.execute(Stream.concat(
                broker.inputs("run"), Stream.of("--ledger=jdbc:mariadb://localhost/x", "--report=" + broker.report())));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("--ledger").contains("java -cp nightly-send.jar:driver.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://user:s3c/ret99@localhost:1/db",
                "jdbc:postgresql://user:s3c?ret99@localhost:1/db",
                "jdbc:postgresql://user:s3c:ret99@localhost:1/db",
                "jdbc:postgresql://user:s3c@ret99@localhost:1/db",
                "jdbc:h2:tcp://user:s3c/ret99@localhost:1/x"
            })
    void neverShowsPartsOfAPasswordThatAUrlCannotHold(String url) {
        broker.receipts(Line.due("Q-1"));
        List<String> loggedByDrivers = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                loggedByDrivers.add(entry.getMessage() + Arrays.toString(entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        root.addHandler(handler);
        try {
            Ended ended = broker.execute(
                    Stream.concat(broker.inputs("run"), Stream.of("--ledger=" + url, "--report=" + broker.report())));

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err() + ended.out() + loggedByDrivers)
                    .contains("--ledger")
                    .doesNotContain("s3c", "ret99");
        } finally {
            root.removeHandler(handler);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://localhost:99999/x", "jdbc:postgresql://localhost:0/x?password=geheim"})
    void namesTheLedgerWhoseAddressNoDriverCanRead(String url) {
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.execute(
                Stream.concat(broker.inputs("run"), Stream.of("--ledger=" + url, "--report=" + broker.report())));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("--ledger", "port (1 to 65535)")
                .doesNotContain("driver on the class path", "geheim");
    }

    @Test
    void keepsTheLedgerInAFile() {
        broker.receipts(Line.due("Q-1"));
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        for (int night = 0; night < 2; night++) {
            Ended ended = broker.execute(Stream.concat(
                    broker.inputs("run"), Stream.of(DAY, "--ledger=" + url, "--report=" + broker.report())));
            assertThat(ended.code()).as(ended.err() + ended.out()).isZero();
        }
        assertThat(chorus.submissionsOf("Q-1")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:./ledger, jdbc:h2:async:./ledger;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:~/ledger;USER=me, jdbc:h2:async:~/ledger;USER=me;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:file:C:/ledger;db_close_on_exit=TRUE, jdbc:h2:async:C:/ledger;db_close_on_exit=TRUE",
        "jdbc:h2:file:./ledger;auto_server=true, jdbc:h2:async:./ledger;auto_server=true",
        "jdbc:h2:nio:./ledger, jdbc:h2:nio:./ledger",
        "jdbc:h2:mem:x, jdbc:h2:mem:x",
        "jdbc:h2:tcp://host/x, jdbc:h2:tcp://host/x",
        "jdbc:postgresql://host/x, jdbc:postgresql://host/x"
    })
    void keepsAnH2FileOpenUntilTheRunHasEnded(String url, String opened) {
        assertThat(LedgerDatabase.surviving(url)).isEqualTo(opened);
    }

    @Test
    void namesTheReportByTheBusinessDay() {
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.execute(Stream.concat(
                broker.inputs("run"),
                Stream.of(DAY, "--ledger=" + broker.ledger, "--report=" + folder.resolve("report-{date}.csv"))));

        assertThat(ended.code()).isZero();
        assertThat(broker.written()).containsExactly("report-2022-01-01.csv");
    }

    /** A folder of the report's name, with something in it, is in the way on every system. */
    private Path inTheWayOf(String report) throws IOException {
        Path folderInTheWay = Files.createDirectory(folder.resolve(report));
        Files.writeString(folderInTheWay.resolve("file"), "");
        return folderInTheWay;
    }

    @Test
    void writesTheReportBesideItsPlaceWhenThatIsTaken() throws IOException {
        broker.receipts(Line.due("Q-1"));
        Path taken = inTheWayOf("report-2022-01-01.csv");
        inTheWayOf("report-2022-01-01.json");

        Ended ended = broker.execute(Stream.concat(
                broker.inputs("run"),
                Stream.of(
                        DAY,
                        "--ledger=" + broker.ledger,
                        "--report=" + folder.resolve("report-{date}.csv"),
                        "--report-json=" + folder.resolve("report-{date}.json"))));

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).containsPattern("SENT +1").doesNotContain("Report:");
        String run = runOf(ended);
        Path csv = folder.resolve("report-" + run + ".csv");
        assertThat(ended.err())
                .contains("could not be written to " + taken, "It was written to " + csv, "report-" + run + ".json")
                .doesNotContain("Exception", "again");
        assertThat(Workplace.records(csv, ';'))
                .singleElement()
                .satisfies(line -> assertThat(line.get("number")).isEqualTo("Q-1"));
        assertThat(Workplace.text(folder.resolve("report-" + run + ".json"))).contains("\"number\":\"Q-1\"");
        assertThat(broker.written())
                .containsExactlyInAnyOrder(
                        "report-2022-01-01.csv",
                        "report-2022-01-01.json",
                        "report-" + run + ".csv",
                        "report-" + run + ".json");
    }

    private static String runOf(Ended ended) {
        return ended.out().replaceFirst("(?s)^Run (\\S+) .*", "$1");
    }

    @Test
    void writesTheReportAmongTheTemporaryFilesWhenItsFolderIsGone() throws Exception {
        CompletableFuture<Void> released = new CompletableFuture<>();
        chorus.faults().inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE));
        broker.receipts(Line.due("Q-1"));
        Path reports = Files.createDirectory(folder.resolve("reports"));
        CompletableFuture<Ended> run = CompletableFuture.supplyAsync(() -> broker.execute(Stream.concat(
                broker.inputs("run"),
                Stream.of(DAY, "--ledger=" + broker.ledger, "--report=" + reports.resolve("report.csv")))));
        await().atMost(Duration.ofSeconds(60)).until(() -> chorus.calls().of(Operation.SUBMIT_INVOICE) > 0);
        Files.delete(reports);
        released.complete(null);

        Ended ended = run.get(60, TimeUnit.SECONDS);

        Path elsewhere = Path.of(System.getProperty("java.io.tmpdir"), "report-" + runOf(ended) + ".csv");
        try {
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.out()).containsPattern("SENT +1");
            assertThat(ended.err()).contains("no such file or folder", "It was written to " + elsewhere);
            assertThat(Workplace.records(elsewhere, ';')).hasSize(1);
        } finally {
            Files.deleteIfExists(elsewhere);
        }
    }

    @Test
    void saysThatAnotherProcessHasTheLedger() throws IOException {
        broker.receipts(Line.due("Q-1"));
        String ledger = "--ledger=jdbc:h2:file:" + folder.resolve("ledger");
        String[] arguments = Stream.concat(broker.inputs("run"), Stream.of(DAY, ledger, "--report=" + broker.report()))
                .toArray(String[]::new);
        assertThat(broker.execute(Stream.of(arguments)).code()).isZero();

        try (FileChannel file = FileChannel.open(folder.resolve("ledger.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Ended ended = broker.execute(Stream.of(arguments));

            assertThat(lock.isValid()).isTrue();
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.err())
                    .startsWith("Another nightly-send has this ledger open; an H2 file admits one process at a time:")
                    .doesNotContain("LEDGER_PASSWORD");
        }
    }

    @Test
    void opensALedgerThatH2ServesToOtherProcesses() {
        broker.receipts(Line.due("Q-1"));

        Ended ended = broker.execute(Stream.concat(
                broker.inputs("run"),
                Stream.of(
                        DAY,
                        "--ledger=jdbc:h2:file:" + folder.resolve("ledger") + ";AUTO_SERVER=TRUE",
                        "--report=" + broker.report())));

        assertThat(ended.code()).as(ended.err()).isZero();
    }

    @Test
    void warnsThatALedgerIsNewAndOnlyThen() {
        broker.receipts(Line.due("Q-1"));
        String[] arguments = Stream.concat(
                        broker.inputs("run"),
                        Stream.of(
                                DAY,
                                "--ledger=jdbc:h2:file:" + folder.resolve("ledger"),
                                "--report=" + broker.report()))
                .toArray(String[]::new);
        try (Logged logged = Logged.by(LedgerDatabase.class)) {
            broker.execute(Stream.of(arguments));
            assertThat(logged.warnings()).singleElement().asString().contains("new, empty ledger");
            broker.execute(Stream.of(arguments));
            assertThat(logged.warnings()).hasSize(1);
        }
    }

    @Test
    void refusesToReplaceWhatItReadsOrItsOtherReport() throws IOException {
        broker.receipts(Line.due("Q-1"));
        String before = Workplace.text(broker.receipts());
        Path proof = Files.writeString(folder.resolve("proof.txt"), "proof");
        Path dated = Files.copy(broker.receipts(), folder.resolve("receipts-2022-01-01.csv"));

        assertUnusable(broker.run(DAY, "--report-json=" + broker.report()), "--report-json would replace");
        assertUnusable(
                broker.run(DAY, "--report-json=" + folder.resolve("documents/../report.csv")),
                "--report-json would replace");
        assertUnusable(broker.run(DAY, "--report-json=" + broker.receipts()), "would replace the file of --receipts");
        assertUnusable(broker.run(DAY, "--report-json=" + broker.config()), "would replace the file of --config");
        assertUnusable(
                broker.send("--number=Q-1", "--attach=" + proof, "--report-json=" + proof),
                "would replace the file of --attach");
        assertUnusable(
                broker.execute(Stream.of(
                        "run",
                        "--config=" + broker.config(),
                        "--receipts=" + dated,
                        "--documents=" + broker.documents(),
                        "--ledger=" + broker.ledger,
                        "--report=" + folder.resolve("receipts-{date}.csv"))),
                "would replace the file of --receipts");
        assertThat(broker.receipts()).hasContent(before);
        assertThat(broker.written()).containsExactly("proof.txt", "receipts-2022-01-01.csv");
        assertThat(chorus.calls().counts()).isEmpty();
    }

    @Test
    void isNotInOrderBesideAnotherRun() throws Exception {
        broker = Workplace.on(chorus, folder, "dispatch.dead-after=5s");
        CompletableFuture<Void> released = new CompletableFuture<>();
        chorus.faults().inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE));
        broker.receipts(Line.due("Q-1"));
        CompletableFuture<Ended> first = CompletableFuture.supplyAsync(() -> broker.run(DAY));
        await().atMost(Duration.ofSeconds(60)).until(() -> chorus.calls().of(Operation.SUBMIT_INVOICE) > 0);

        Ended second = broker.execute(Stream.concat(
                broker.inputs("run"),
                Stream.of(DAY, "--ledger=" + broker.ledger, "--report=" + folder.resolve("second.csv"))));

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err()).startsWith("Another automatic run is alive");
        assertThat(second.out()).isEmpty();
        released.complete(null);
        assertThat(first.get(60, TimeUnit.SECONDS).code()).isZero();
        assertThat(broker.written()).containsExactly("report.csv");
    }

    @Test
    void writesNumbersTheSameInEveryLocale() {
        Locale usual = Locale.getDefault();
        byte[] pdf = DemoPdf.of("text");
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            broker.receipts(Line.due("Q-1"));

            assertThat(broker.run(DAY).out()).containsPattern("SENT +1\\R").contains("1 read, 1 due");
            assertThat(broker.select(DAY).out()).startsWith("1 receipts, 1 eligible");
            assertThat(DemoPdf.of("text")).isEqualTo(pdf);
        } finally {
            Locale.setDefault(usual);
        }
    }
}
