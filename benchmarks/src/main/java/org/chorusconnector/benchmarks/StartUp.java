package org.chorusconnector.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A run of nightly-send with nothing due beside its help, each from the start of the JVM to its end. */
final class StartUp {

    private static final Path JAR = Path.of("examples/nightly-send/target/nightly-send.jar");
    private static final int TIMES = 9;

    private StartUp() {}

    static void measure() throws Exception {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("Package nightly-send first, and start in the root of the project: " + JAR);
        }
        Path folder = Files.createTempDirectory("start-up");
        Files.writeString(folder.resolve("c.properties"), """
                chorus.environment=custom
                chorus.api-url=http://127.0.0.1:9
                chorus.oauth-url=http://127.0.0.1:9
                chorus.client-id=id
                chorus.client-secret=secret
                chorus.login=TECH_1@cpro.fr
                chorus.password=password
                dispatch.cutoff-date=2020-01-01
                """);
        Files.writeString(
                folder.resolve("r.csv"),
                "number;kind;created_on;period_start;period_end;amount_excl_tax;vat_amount;amount_incl_tax;client_type;"
                        + "client_siret;dispatch_enabled;service_code;engagement_number;market_number;corrupted;"
                        + "main_document;attachments\n");
        List<String> run = List.of(
                "run",
                "--config=" + folder.resolve("c.properties"),
                "--receipts=" + folder.resolve("r.csv"),
                "--documents=" + folder,
                "--ledger=jdbc:h2:file:" + folder.resolve("ledger"),
                "--report=" + folder.resolve("report.csv"));
        java(run);
        double help = median(List.of("--help"));
        double nothingDue = median(run);
        System.out.println();
        System.out.println("| `--help` | `run` with nothing due | Ratio | Bound |");
        System.out.println("|---|---|---|---|");
        System.out.printf(Locale.ROOT, "| %.2f s | %.2f s | %.2f | 1.7 |%n", help, nothingDue, nothingDue / help);
    }

    private static double median(List<String> arguments) throws IOException, InterruptedException {
        double[] seconds = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long began = System.nanoTime();
            java(arguments);
            seconds[i] = (System.nanoTime() - began) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[TIMES / 2];
    }

    private static void java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("exit " + process.exitValue() + " of " + command);
        }
    }
}
