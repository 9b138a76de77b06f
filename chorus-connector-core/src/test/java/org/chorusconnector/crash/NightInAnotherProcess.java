package org.chorusconnector.crash;

import com.zaxxer.hikari.util.DriverDataSource;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

/**
 * One night in a process of its own, which may be killed at any moment. Arguments: address of the simulator, client id,
 * client secret, login, password, JDBC URL of the ledger, number of due items, kill point.
 */
public final class NightInAnotherProcess {

    /** How the process ends when another run is alive. */
    static final int NOTHING_DONE = 2;

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
                            chorus, KillPoint.parse(args[7]).on(ledger(args[5])))
                    .receipts(query -> receipts(items))
                    .documents(receipt -> Documents.of(pdf(receipt.number())))
                    .settings(DispatchSettings.withCutoffDate(LocalDate.of(2020, 1, 1))
                            .withEligibility(EligibilitySettings.DEFAULTS
                                    .withCutoffDate(LocalDate.of(2020, 1, 1))
                                    .withSiretCheck(SiretCheck.LENIENT))
                            .withConcurrency(4)
                            .withDeadAfter(Duration.ofSeconds(1))
                            .withSettlingDelay(Duration.ofSeconds(3)))
                    .build();
            Optional<RunSummary> night = dispatch.run();
            night.ifPresent(
                    run -> dispatch.reportOf(run.run()).lines().forEach(line -> System.out.println(line.result())));
            System.exit(night.map(run -> run.isComplete() ? 0 : 1).orElse(NOTHING_DONE));
        }
    }

    static JdbcLedger ledger(String url) {
        return JdbcLedger.on(new DriverDataSource(url, null, new Properties(), null, null))
                .createSchema();
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
        byte[] bytes = ("%PDF-1.7 " + number).getBytes(StandardCharsets.US_ASCII);
        return Document.of(number + ".pdf", bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
    }

    static ProcessBuilder process(List<String> arguments, Path log) {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx96m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dlogback.configurationFile=logback-crash.xml",
                                "-cp",
                                System.getProperty("java.class.path"),
                                NightInAnotherProcess.class.getName()),
                        arguments.stream())
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
}
