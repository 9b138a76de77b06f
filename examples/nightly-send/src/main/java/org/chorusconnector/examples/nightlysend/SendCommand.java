package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.chorusconnector.receipt.Document;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "send", description = "Sends the items that are named now, whatever their dates.")
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class SendCommand implements Callable<Integer> {

    private static final Set<String> CONSENT = Set.of("y", "yes", "o", "oui");

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions inputs;

    @Option(names = "--ledger", required = true, paramLabel = "JDBC_URL", description = LedgerDatabase.DESCRIPTION)
    private String ledger;

    @Mixin
    private ReportOptions reports;

    @Option(names = "--number", required = true, paramLabel = "N", description = "Number of an item; may be repeated.")
    private List<String> numbers;

    @Option(
            names = "--attach",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Further attachments, from anywhere; with a single --number only.")
    private List<Path> attachments = List.of();

    @Option(
            names = "--yes",
            description = "Sends several numbers without asking first. At a terminal it asks otherwise.")
    private boolean yes;

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Set<String> asked = Set.copyOf(numbers);
        if (!attachments.isEmpty() && asked.size() > 1) {
            throw new UsageException("--attach needs a single --number: attachments belong to one item");
        }
        List<Document> further = new ArrayList<>();
        for (Path file : attachments) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw new UsageException("--attach: there is no readable file " + file);
            }
            reports.check(Map.of("--attach", file));
            further.add(Document.of(file));
        }
        if (asked.size() > 1 && !yes && surroundings.person().isPresent()) {
            String answer = surroundings.person().get().apply("Send " + asked.size() + " items now? [y/N] ");
            if (!CONSENT.contains(answer.strip().toLowerCase(Locale.ROOT))) {
                spec.commandLine().getErr().println("Nothing was sent.");
                return ExitCode.INCOMPLETE.value();
            }
        }
        return GracefulStop.during(() -> {
            try (NightlyJob job = NightlyJob.open(inputs, reports, ledger, surroundings, spec.commandLine())) {
                ExitCode code = further.isEmpty()
                        ? job.send(asked)
                        : job.send(asked.iterator().next(), further);
                return code.value();
            }
        });
    }
}
