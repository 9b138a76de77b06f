package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Pdf;

/**
 * One night in a process of its own, which may be killed at any moment. Arguments: address of the simulator, client id,
 * client secret, login, password, JDBC URL of the ledger, number of due items, kill point, milliseconds after which a
 * silent run counts as dead.
 */
public final class NightInAnotherProcess {

    /** How the process ends when another run is alive. */
    static final int NOTHING_DONE = 2;

    private static final int MOST_NIGHTS = 4;

    private NightInAnotherProcess() {}

    public static void main(String[] args) {
        URI platform = URI.create(args[0]);
        PisteApplication application =
                PisteApplication.builder(args[1], args[2]).callsPerSecond(500).build();
        int items = Integer.parseInt(args[6]);
        try (ChorusPro chorus = ChorusPro.builder(application, Account.of(args[3], args[4]))
                .environment(Environment.custom(platform, platform))
                .timeouts(Timeouts.DEFAULTS.withFirstPause(Duration.ofMillis(5)))
                .build()) {
            Dispatch dispatch = Dispatch.builder(
                            chorus,
                            KillPoint.parse(args[7])
                                    .on(JdbcLedger.on(pool(args[5])).createSchema()))
                    .receipts(query -> receipts(items))
                    .documents(receipt -> Documents.of(pdf(receipt.number())))
                    .settings(DispatchSettings.withCutoffDate(LocalDate.of(2020, 1, 1))
                            .withEligibility(EligibilitySettings.DEFAULTS
                                    .withCutoffDate(LocalDate.of(2020, 1, 1))
                                    .withSiretCheck(SiretCheck.LENIENT))
                            .withConcurrency(4)
                            .withDeadAfter(Duration.ofMillis(Long.parseLong(args[8])))
                            .withSettlingDelay(Duration.ofSeconds(2)))
                    .build();
            Optional<RunSummary> night = dispatch.run();
            night.ifPresent(
                    run -> dispatch.reportOf(run.run()).lines().forEach(line -> System.out.println(line.result())));
            System.exit(night.map(run -> run.isComplete() ? 0 : 1).orElse(NOTHING_DONE));
        }
    }

    static JdbcLedger ledger(String url) {
        return JdbcLedger.on(database(url)).createSchema();
    }

    /** As nightly-send and Spring Boot have it; a shorter wait for a connection than 30 s only saves time. */
    private static DataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(6);
        config.setConnectionTimeout(3000);
        return new HikariDataSource(config);
    }

    /** A connection of its own for each look at the tables. */
    static DataSource database(String url) {
        return new DriverDataSource(url, null, new Properties(), null, null);
    }

    static List<String> numbers(int items) {
        return IntStream.rangeClosed(1, items).mapToObj(i -> "F-" + i).toList();
    }

    private static Stream<Receipt> receipts(int items) {
        return numbers(items).stream()
                .map(number -> Receipt.builder(number, ReceiptKind.FEE)
                        .createdOn(LocalDate.of(2021, 1, 1))
                        .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                        .clientSiret("12345678200051")
                        .build());
    }

    private static Document pdf(String number) {
        byte[] bytes = Pdf.of(number);
        return Document.of(number + ".pdf", bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
    }

    static String ledgerIn(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    /** Nights until one says that all is sent; then both sides are compared. */
    static void resumeUntilDone(ChorusSimulator platform, String url, int items, Path log) throws Exception {
        // What stays in doubt at the end of one run, because an answer was lost again, is settled by the next one.
        boolean done = false;
        for (int run = 1; run <= MOST_NIGHTS && !done; run++) {
            Process night = start(platform, url, items, KillPoint.NEVER, log);
            boolean ended = night.waitFor(2, TimeUnit.MINUTES);
            night.destroyForcibly();
            assertThat(ended).as("the night ends: %s", Files.readString(log)).isTrue();
            done = night.exitValue() == 0;
        }
        assertThat(done).as("everything is sent: %s", Files.readString(log)).isTrue();
        Reckoning.assertEachItemIsSentOnce(platform, url, items, Files.readString(log));
    }

    /** A night that takes a silent run for dead after the shortest time there is. */
    static Process start(ChorusSimulator platform, String url, int items, KillPoint point, Path log)
            throws IOException {
        return start(platform, url, items, point, Duration.ofSeconds(1), log);
    }

    static Process start(ChorusSimulator platform, String url, int items, KillPoint point, Duration deadAfter, Path log)
            throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlogback.configurationFile=logback-crash.xml",
                "-cp",
                System.getProperty("java.class.path"),
                NightInAnotherProcess.class.getName(),
                platform.apiUrl().toString(),
                platform.clientId(),
                platform.clientSecret(),
                platform.login(),
                platform.password(),
                url,
                String.valueOf(items),
                point.asArgument(),
                String.valueOf(deadAfter.toMillis()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}
