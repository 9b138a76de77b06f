package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.chorusconnector.testkit.ChorusSimulator;
import picocli.CommandLine;

/** A night on a simulated Chorus Pro. The only class that needs the simulator, beside {@link DemoFiles}. */
final class Demonstration {

    private final Surroundings surroundings;
    private final CommandLine console;

    Demonstration(Surroundings surroundings, CommandLine console) {
        this.surroundings = surroundings;
        this.console = console;
    }

    ExitCode show() throws IOException {
        PrintWriter out = console.getOut();
        try (ChorusSimulator chorus = ChorusSimulator.start()) {
            Path folder = Files.createTempDirectory("nightly-send-demo-");
            DemoFiles files = DemoFiles.write(folder, surroundings.today(), chorus);
            out.printf(Locale.ROOT, "A broker's evening. Receipts, PDFs and configuration are in %s%n", folder);
            out.printf(Locale.ROOT, "%nFirst run, on a simulated Chorus Pro:%n%n");
            out.flush();
            String ledger = "jdbc:h2:mem:demo-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
            int first = run(files, ledger, "report.csv");
            out.println();
            ReportTable.of(folder.resolve("report.csv")).print(out);
            int onPlatform = chorus.invoices().size();
            out.printf(Locale.ROOT, "%nThe same again, as if it were started twice:%n%n");
            out.flush();
            int second = run(files, ledger, "report-again.csv");
            boolean nothingTwice = onPlatform > 0 && chorus.invoices().size() == onPlatform;
            out.printf(
                    Locale.ROOT,
                    "%nChorus Pro had %d invoices after the first run and has %d now: %s.%n",
                    onPlatform,
                    chorus.invoices().size(),
                    nothingTwice ? "nothing was sent twice" : "that is not as it should be");
            out.printf(Locale.ROOT, "What was not sent stays eligible; the report says what to mend.%n%n");
            out.printf(Locale.ROOT, "Next:%n");
            out.printf(Locale.ROOT, "  look at the report         %s%n", folder.resolve("report.csv"));
            out.printf(Locale.ROOT, "  use it with your receipts  nightly-send run --help%n");
            out.printf(Locale.ROOT, "  embed it in your software  see \"Embedding\" in the README%n");
            out.flush();
            boolean asExpected = first == ExitCode.INCOMPLETE.value() && second == first && nothingTwice;
            return asExpected ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    /** Runs the very command that users run. The environment stays out of it: it may name the real platform. */
    private int run(DemoFiles files, String ledger, String report) {
        return NightlySend.explaining(new CommandLine(new RunCommand(new Surroundings(Map.of(), surroundings.clock()))))
                .setOut(console.getOut())
                .setErr(console.getErr())
                .execute(
                        "--config=" + files.config(),
                        "--receipts=" + files.receipts(),
                        "--documents=" + files.documents(),
                        "--ledger=" + ledger,
                        "--report=" + files.folder().resolve(report));
    }
}
