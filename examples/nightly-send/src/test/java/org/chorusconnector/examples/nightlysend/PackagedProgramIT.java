package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users start it, in a process of its own. */
@Timeout(180)
class PackagedProgramIT {

    @TempDir
    Path folder;

    /** The property that names the jar to start. */
    private String jar = "nightly-send.jar";

    private Process start(Stream<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                System.getProperty(jar)));
        command.addAll(arguments.toList());
        return new ProcessBuilder(command)
                .redirectOutput(out().toFile())
                .redirectError(err().toFile())
                .start();
    }

    private Path out() {
        return folder.resolve("out.txt");
    }

    private Path err() {
        return folder.resolve("err.txt");
    }

    private Ended execute(String... arguments) throws IOException, InterruptedException {
        Process process = start(Stream.of(arguments));
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            return new Ended(process.exitValue(), Workplace.text(out()), Workplace.text(err()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void showsANight() throws Exception {
        Ended demo = execute("demo");

        assertThat(demo.code()).as(demo.err()).isZero();
        assertThat(demo.out())
                .containsPattern("SENT +5")
                .containsPattern("Q-1003 +PREMIUM_IN_ADVANCE +SENT +[0-9]+ +Deposited on Chorus Pro")
                .containsPattern("Q-1009 +PREMIUM_IN_ADVANCE +REFUSED")
                .contains("line 14: amount_excl_tax")
                .contains("nothing was sent twice")
                .contains("Embedding");
        assertThat(demo.err()).contains("Item Q-1001: SENT").doesNotContain("WARN", "ERROR", "Exception", "SLF4J");
    }

    @Test
    void sendsFromAJarWithoutTheSimulator() throws Exception {
        jar = "nightly-send-production.jar";
        GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try (ChorusSimulator chorus = ChorusSimulator.start();
                JarFile packaged = new JarFile(System.getProperty(jar))) {
            mailServer.start();
            Workplace broker = Workplace.on(
                    chorus,
                    folder,
                    "mail.host=127.0.0.1",
                    "mail.port=" + mailServer.getSmtp().getPort(),
                    "mail.tls=none",
                    "mail.from=chorus@broker.example",
                    "mail.to=anne@broker.example");
            broker.receipts(Line.due("Q-1"));

            Ended run = execute(Stream.concat(
                            broker.inputs("run"),
                            Stream.of(
                                    "--date=2022-01-01",
                                    "--ledger=jdbc:h2:file:" + folder.resolve("ledger"),
                                    "--report=" + broker.report()))
                    .toArray(String[]::new));

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out()).containsPattern("SENT +1");
            assertThat(mailServer.getReceivedMessages()).as(run.err()).hasSize(1);
            assertThat(packaged.stream().map(ZipEntry::getName))
                    .noneMatch(name -> name.matches(".*(wiremock|jetty|/testkit/|networknt|snakeyaml).*"));
        }
        mailServer.stop();
        Ended demo = execute("demo");
        assertThat(demo.code()).isEqualTo(2);
        assertThat(demo.err()).startsWith("demo is not in this jar");
    }

    @Test
    void explainsItself() throws Exception {
        Ended help = execute("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("demo", "select", "run", "send", "schedule", "Exit codes", "143");
        assertThat(help.err()).isEmpty();
        assertThat(execute("--version").out()).matches("nightly-send [0-9.]+(-SNAPSHOT)?\\R");
        assertThat(execute("run").code()).isEqualTo(2);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void endsInOrderWhenItIsToldToStop() throws Exception {
        try (ChorusSimulator chorus = ChorusSimulator.start()) {
            Workplace broker = Workplace.on(chorus, folder, "dispatch.concurrency=1");
            broker.receipts(IntStream.range(0, 20)
                    .mapToObj(number -> Line.due("Q-" + number))
                    .toArray(Line[]::new));
            CompletableFuture<Void> released = new CompletableFuture<>();
            chorus.faults()
                    .inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE).forInvoice("Q-2"));
            String ledger = "--ledger=jdbc:h2:file:" + folder.resolve("ledger");
            List<String> run = Stream.concat(
                            broker.inputs("run"), Stream.of("--date=2022-01-01", ledger, "--report=" + broker.report()))
                    .toList();
            Process process = start(run.stream());
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> chorus.submissionsOf("Q-2") > 0);
                process.destroy();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Workplace.text(err()).contains("Told to stop"));
                released.complete(null);
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
            }

            int sent = 3;
            assertThat(chorus.invoices()).hasSize(sent);
            assertThat(Workplace.text(out())).as(Workplace.text(err())).contains("Stopped early, INTERRUPTED");
            assertThat(broker.reported().stream()
                            .filter(line -> line.get("outcome").equals("SENT")))
                    .as(Workplace.text(err()))
                    .hasSize(sent);
            assertThat(broker.reported())
                    .as("every item that is due has its line")
                    .extracting(line -> line.get("number"))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                            .mapToObj(number -> "Q-" + number)
                            .toList());
            assertThat(broker.reported().stream()
                            .filter(line -> line.get("code").equals("NOT_TRIED")))
                    .hasSize(20 - sent);
            chorus.faults().clear();

            assertThat(broker.execute(run.stream()).code()).isZero();
            assertThat(chorus.invoices()).hasSize(20);
            assertThat(broker.reported()).hasSize(20 - sent);
            assertThat(chorus.calls().violations()).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void leavesNothingBehindWhenASelectionIsToldToStop() throws Exception {
        try (ChorusSimulator chorus = ChorusSimulator.start()) {
            Workplace broker = Workplace.on(chorus, folder);
            broker.receipts(Line.due("Q-1"), Line.due("Q-2"));
            CompletableFuture<Void> released = new CompletableFuture<>();
            chorus.faults()
                    .inject(Fault.hold(released).on(Operation.SEARCH_STRUCTURES).untilCleared());
            Process process = start(
                    Stream.concat(broker.inputs("select"), Stream.of("--online", "--decisions=" + broker.decisions())));
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> chorus.calls().of(Operation.SEARCH_STRUCTURES) > 0);
                assertThat(broker.written()).anyMatch(name -> name.endsWith(".part"));
                process.destroy();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                process.destroyForcibly();
                released.complete(null);
            }

            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(broker.written()).containsExactlyInAnyOrder("out.txt", "err.txt");
        }
    }

    @Test
    void saysThatTheLedgerIsInUse() throws Exception {
        try (ChorusSimulator chorus = ChorusSimulator.start()) {
            Workplace broker = Workplace.on(chorus, folder);
            broker.receipts(Line.due("Q-1"));
            String ledger = "--ledger=jdbc:h2:file:" + folder.resolve("ledger");
            Process scheduled = start(Stream.concat(
                    broker.inputs("schedule"), Stream.of(ledger, "--report=" + folder.resolve("report-{date}.csv"))));
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> Workplace.text(out()).startsWith("Sending every day"));

                Ended beside = broker.execute(Stream.concat(
                        broker.inputs("send"), Stream.of("--number=Q-1", ledger, "--report=" + broker.report())));

                assertThat(beside.code()).isEqualTo(2);
                assertThat(beside.err()).startsWith("Another nightly-send has this ledger open");
            } finally {
                scheduled.destroyForcibly().waitFor();
            }
        }
    }
}
