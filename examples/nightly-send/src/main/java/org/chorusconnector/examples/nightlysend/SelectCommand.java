package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.dispatch.Selection;
import org.chorusconnector.eligibility.BlockingReason;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.ReasonCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "select", description = "Explains for every receipt whether it would be sent. Sends nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class SelectCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(SelectCommand.class);

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions inputs;

    @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "Business day; today in Paris by default.")
    private @Nullable LocalDate date;

    @Option(names = "--decisions", required = true, paramLabel = "FILE", description = "Decisions to write (CSV).")
    private Path decisions;

    @Option(
            names = "--ledger",
            paramLabel = "JDBC_URL",
            description = {LedgerDatabase.DESCRIPTION, "Without it, nothing counts as sent."})
    private @Nullable String ledger;

    @Option(names = "--online", description = "Also asks Chorus Pro what the recipients require.")
    private boolean online;

    SelectCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return GracefulStop.<ExitCode, IOException>during(this::select).value();
    }

    private ExitCode select() throws IOException {
        inputs.check();
        OutputFile output = new OutputFile("--decisions", decisions);
        output.check();
        inputs.files().forEach(output::checkIsNot);
        Configuration configuration = Configuration.read(
                inputs.config(),
                surroundings.variables(),
                online ? Configuration.Use.ONLINE : Configuration.Use.OFFLINE);
        // Only the console says what is wrong with a line, and it speaks English.
        ReceiptsFile receipts = ReceiptsFile.of(inputs.receipts(), Language.EN, configuration.dialect());
        DocumentFolder documents = DocumentFolder.of(inputs.documents());
        Selection.Builder selection = Selection.of(
                        receipts, receipt -> documents.find(receipts.documentsOf(receipt)), configuration.dispatch())
                .clock(surroundings.clock());
        try (LedgerDatabase database = ledger == null
                        ? null
                        : LedgerDatabase.existing(ledger, surroundings.variables())
                                .orElseGet(() -> {
                                    LOG.warn("{}", LedgerDatabase.NONE_YET);
                                    return null;
                                });
                ChorusPro chorus = online ? configuration.connect() : null) {
            Optional.ofNullable(database).map(LedgerDatabase::ledger).ifPresent(selection::ledger);
            Optional.ofNullable(chorus).ifPresent(selection::online);
            try (Stream<Decision> all = selection.build().decisions(date == null ? surroundings.today() : date)) {
                DecisionsFile.Counts counts = DecisionsFile.write(decisions, all.peek(SelectCommand::tellIfUnreadable));
                spec.commandLine()
                        .getOut()
                        .printf(
                                Locale.ROOT,
                                "%,d receipts, %,d eligible%nDecisions: %s%n",
                                counts.all(),
                                counts.eligible(),
                                decisions);
            }
        }
        return ExitCode.DONE;
    }

    /** The decisions have no column for what is wrong with a line. */
    private static void tellIfUnreadable(Decision decision) {
        decision.blockingReasons().stream()
                .filter(blockingReason -> blockingReason.reason().equals(ReasonCode.ITEM_INVALID))
                .map(BlockingReason::detail)
                .filter(problem -> !problem.isEmpty())
                .forEach(problem -> LOG.warn("Not a receipt, {}", problem));
    }
}
