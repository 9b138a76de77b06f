package org.chorusconnector.examples.nightlysend;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.Language;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.ledger.EntryState;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Intervention;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.LedgerAdmin;
import org.chorusconnector.ledger.LedgerEntry;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.PastResult;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.report.RunReport;
import org.chorusconnector.report.Texts;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.RunId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The ledger in the hands of an operator. */
@Command(name = "ledger", description = "Looks at the ledger, settles what is in doubt, and repairs. Sends nothing.")
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class LedgerCommand {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(Surroundings.PARIS);
    private static final String NONE = "-";

    private final Surroundings surroundings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--ledger",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "JDBC_URL",
            description = LedgerDatabase.DESCRIPTION)
    private String ledger;

    LedgerCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Command(name = "list", description = "Lists items by state; without --state, all but those that were sent.")
    int list(
            @Option(names = "--state", paramLabel = "STATE", description = "Only these: ${COMPLETION-CANDIDATES}.")
                    @Nullable Set<EntryState> states) {
        Set<EntryState> wanted = states == null ? EnumSet.complementOf(EnumSet.of(EntryState.SENT)) : states;
        try (LedgerDatabase database = open()) {
            print(
                    "%-24s %-10s %8s  %-19s  %-14s %12s  %s%n",
                    "number", "state", "attempts", "updated", "recipient", "amount", "invoice");
            long items;
            try (Stream<LedgerEntry> entries = admin(database).entries(wanted)) {
                items = entries.peek(this::print).count();
            }
            print("%,d in all%n", items);
        }
        return ExitCode.DONE.value();
    }

    private void print(LedgerEntry entry) {
        print(
                "%-24s %-10s %8d  %-19s  %-14s %12s  %s%n",
                entry.number(),
                entry.state(),
                entry.attempts(),
                TIME.format(entry.updatedAt()),
                entry.lastSubmission()
                        .map(last -> last.intent().recipientSiret())
                        .orElse(NONE),
                entry.lastSubmission()
                        .map(last -> last.intent()
                                .amountInclTax()
                                .stripTrailingZeros()
                                .toPlainString())
                        .orElse(NONE),
                entry.invoice()
                        .map(invoice -> String.valueOf(invoice.id().value()))
                        .orElse(NONE));
    }

    @Command(name = "show", description = "Shows everything the ledger knows of an item.")
    int show(
            @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "Number of the item.") @Nullable String asked,
            @Option(
                            names = "--chorus-id",
                            paramLabel = "ID",
                            description = "Chorus Pro's own number of the invoice, instead of NUMBER.")
                    @Nullable Long chorusId) {
        if ((asked == null) == (chorusId == null)) {
            throw new UsageException("ledger show needs the number of an item or --chorus-id, and not both");
        }
        if (chorusId != null && chorusId <= 0) {
            throw new UsageException("--chorus-id is the number of an invoice on Chorus Pro, digits only");
        }
        try (LedgerDatabase database = open()) {
            LedgerAdmin admin = admin(database);
            Optional<LedgerEntry> entry =
                    chorusId == null ? admin.entry(String.valueOf(asked)) : admin.entry(new ChorusInvoiceId(chorusId));
            if (chorusId != null && entry.isEmpty()) {
                err().println("The ledger knows no item of invoice " + chorusId + " of Chorus Pro.");
                return ExitCode.INCOMPLETE.value();
            }
            String number = entry.map(LedgerEntry::number).orElseGet(() -> String.valueOf(asked));
            List<PastResult> history = admin.history(number);
            if (entry.isEmpty() && history.isEmpty()) {
                err().println("The ledger knows nothing of item " + number + ".");
                return ExitCode.INCOMPLETE.value();
            }
            print("Item %s%n", number);
            entry.ifPresentOrElse(this::show, () -> print("  never claimed%n"));
            print("In the reports%n");
            history.forEach(this::show);
            List<Intervention> interventions = admin.interventions(number);
            if (!interventions.isEmpty()) {
                print("By hand%n");
                interventions.forEach(this::show);
            }
        }
        return ExitCode.DONE.value();
    }

    private void show(LedgerEntry entry) {
        print("  state          %s since %s%n", entry.state(), TIME.format(entry.updatedAt()));
        print("  in hand of     %s%n", entry.holder().map(run -> "run " + run).orElse("nobody"));
        print("  attempts       %d%n", entry.attempts());
        entry.lastSubmission().ifPresent(submission -> {
            print("  recipient      %s%n", submission.intent().recipientSiret());
            print(
                    "  amount         %s%n",
                    submission.intent().amountInclTax().stripTrailingZeros().toPlainString());
            print("  submitted      %s, last %s%n", time(submission.firstAt()), time(submission.lastAt()));
        });
        entry.invoice()
                .ifPresent(invoice -> print(
                        "  on Chorus Pro  %d %s, deposited %s%n",
                        invoice.id().value(),
                        invoice.status().orElse(NONE),
                        invoice.depositedOn().map(Object::toString).orElse(NONE)));
    }

    private void show(PastResult past) {
        ItemResult result = past.result();
        print(
                "  %s  %-8s %s%s  (run %s)%n",
                time(result.finishedAt()),
                result.outcome(),
                result.invoice()
                        .map(invoice -> String.valueOf(invoice.id().value()))
                        .orElse(""),
                result.findings().stream().map(LedgerCommand::text).collect(Collectors.joining("; ")),
                past.run());
    }

    private void show(Intervention intervention) {
        print(
                "  %s  %s of %s by %s: %s%n",
                time(intervention.at()),
                intervention.action(),
                intervention.stateBefore(),
                intervention.by(),
                intervention.reason());
    }

    @Command(name = "runs", description = "Lists the last runs.")
    int runs(
            @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "How many; 20 by default.")
                    int limit) {
        if (limit < 1) {
            throw new UsageException("--limit is at least 1");
        }
        try (LedgerDatabase database = open()) {
            print(
                    "%-36s  %-14s %-12s %-6s  %-19s  %-19s  %s%n",
                    "run", "kind", "business day", "state", "started", "ended", "lines");
            admin(database).runs(limit).forEach(run -> print(database.ledger(), run));
        }
        return ExitCode.DONE.value();
    }

    private void print(JdbcLedger book, Run run) {
        String counts = book.results().counts(run.id()).entrySet().stream()
                .filter(outcome -> outcome.getValue() > 0)
                .map(outcome -> outcome.getKey() + " " + outcome.getValue())
                .collect(Collectors.joining(", "));
        print(
                "%-36s  %-14s %-12s %-6s  %-19s  %-19s  %s%s%n",
                run.id(),
                run.start().kind(),
                run.start().businessDay(),
                run.state(),
                time(run.start().startedAt()),
                run.endedAt().map(LedgerCommand::time).orElse(NONE),
                counts.isEmpty() ? "none" : counts,
                run.earlyEnd()
                        .map(end -> "; stopped early, " + text(end.code(), end.detail()))
                        .orElse(""));
    }

    @Command(name = "report", description = "Writes the report of a past run again, also of one that died.")
    int report(
            @Parameters(paramLabel = "RUN", description = "As \"ledger runs\" names it.") String name,
            @Mixin ReportOptions reports,
            @Option(names = "--config", paramLabel = "FILE", description = "For the report's language and separator.")
                    @Nullable Path config) {
        reports.check(config == null ? Map.of() : Map.of("--config", config));
        Optional<Configuration> configuration = Optional.ofNullable(config)
                .map(file -> Configuration.read(file, surroundings.variables(), Configuration.Use.OFFLINE));
        RunId id = runId(name);
        try (LedgerDatabase database = open()) {
            Run run = admin(database)
                    .run(id)
                    .orElseThrow(() -> new UsageException("The ledger has no run " + id + "; see \"ledger runs\""));
            Language language =
                    configuration.map(read -> read.dispatch().language()).orElse(Language.FR);
            List<ReportFile> files = reports.write(
                    RunReport.of(database.ledger(), id, language),
                    id,
                    run.start().businessDay(),
                    configuration.map(Configuration::separator).orElse(Configuration.DEFAULT_SEPARATOR));
            files.forEach(file -> file.tell(out(), err()));
            return (files.stream().allMatch(ReportFile::isWhereAsked) ? ExitCode.DONE : ExitCode.INCOMPLETE).value();
        }
    }

    private static RunId runId(String name) {
        try {
            return RunId.of(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("'" + name + "' is not the name of a run; see \"ledger runs\"");
        }
    }

    @Command(
            name = "reconcile",
            description = "Asks Chorus Pro about every item that is in doubt, and records what it has.")
    int reconcile(
            @Option(
                            names = "--config",
                            required = true,
                            paramLabel = "FILE",
                            description = "Configuration (properties).")
                    Path config) {
        Configuration configuration = Configuration.read(config, surroundings.variables(), Configuration.Use.ONLINE);
        return GracefulStop.during(() -> {
            try (LedgerDatabase database = open();
                    ChorusPro chorus = configuration.connect()) {
                Dispatch dispatch = Dispatch.builder(chorus, database.ledger())
                        .receipts(query -> Stream.empty())
                        .documents(receipt -> new Documents(Optional.empty(), List.of()))
                        .settings(configuration.dispatch())
                        .clock(surroundings.clock())
                        .build();
                RunSummary summary = dispatch.reconcile();
                database.ledger().results().of(summary.run()).forEach(this::tell);
                print("In doubt before: %,d; now: %,d%n", summary.lines(), summary.count(Outcome.UNKNOWN));
                summary.stop().ifPresent(stop -> print("Stopped early, %s: %s%n", stop.reason(), stop.detail()));
                return summary.stop()
                        .map(stop -> ExitCode.of(stop.reason()))
                        .orElse(summary.count(Outcome.UNKNOWN) == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE)
                        .value();
            }
        });
    }

    private void tell(ItemResult result) {
        String found = result.invoice()
                .map(invoice -> "Chorus Pro has it as " + invoice.id().value())
                .orElseGet(() ->
                        result.findings().stream().map(LedgerCommand::text).collect(Collectors.joining("; ")));
        print("%-24s %-8s %s%n", result.number(), result.outcome(), found);
    }

    @Command(
            name = "release",
            description = {
                "Takes an item out of the hands of a run that is stuck. Harmless: what may have been sent stays in doubt.",
                "Seldom necessary: the next run does so with runs that died."
            })
    int release(
            @Parameters(paramLabel = "NUMBER", description = "Number of the item.") String number,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; is recorded.")
                    String reason,
            @Option(names = "--by", paramLabel = "NAME", description = "Who; the user of the system by default.")
                    @Nullable String by) {
        try (LedgerDatabase database = open()) {
            LedgerEntry entry = admin(database).release(number, who(by), reason);
            print("Item %s is free of any run, and %s.%n", number, entry.state());
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "forget",
            description = {
                "Makes the ledger forget an item, so that the next run may send it.",
                "Refuses when it was sent or may have been, unless --even-if-sent says otherwise."
            })
    int forget(
            @Parameters(paramLabel = "NUMBER", description = "Number of the item.") String number,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; is recorded.")
                    String reason,
            @Option(names = "--by", paramLabel = "NAME", description = "Who; the user of the system by default.")
                    @Nullable String by,
            @Option(
                            names = "--even-if-sent",
                            description = "Also what was sent or may have been. Look on the portal first: it is sent"
                                    + " again, and only Chorus Pro's own check for duplicates is then left.")
                    boolean evenIfSent) {
        try (LedgerDatabase database = open()) {
            LedgerAdmin admin = admin(database);
            if (evenIfSent) {
                admin.forgetEvenIfSent(number, who(by), reason);
            } else {
                admin.forget(number, who(by), reason);
            }
            print("Item %s is forgotten: the next run may send it.%n", number);
        }
        return ExitCode.DONE.value();
    }

    @Command(
            name = "accept",
            description = {
                "Notes that the number of a sent item came back for another item, so that runs no longer report it.",
                "The other item needs a number of its own to be sent."
            })
    int accept(
            @Parameters(paramLabel = "NUMBER", description = "Number of the item.") String number,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; is recorded.")
                    String reason,
            @Option(names = "--by", paramLabel = "NAME", description = "Who; the user of the system by default.")
                    @Nullable String by) {
        try (LedgerDatabase database = open()) {
            admin(database).accept(number, who(by), reason);
            print("Item %s is accepted: runs no longer report that its number came back.%n", number);
        }
        return ExitCode.DONE.value();
    }

    private LedgerDatabase open() {
        LedgerDatabase database = LedgerDatabase.existing(ledger, surroundings.variables())
                .orElseThrow(() -> new UsageException(LedgerDatabase.NONE_YET));
        database.upgrade();
        return database;
    }

    private static LedgerAdmin admin(LedgerDatabase database) {
        return database.ledger().admin();
    }

    private static String who(@Nullable String by) {
        return by == null ? System.getProperty("user.name") : by;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    private static String text(Finding finding) {
        return text(finding.code(), finding.detail());
    }

    private static String text(String code, String detail) {
        return detail.isEmpty() ? code : code + " " + detail;
    }

    private void print(String format, Object... values) {
        // What others wrote, such as a label of Chorus Pro, must not steer the terminal.
        Object[] harmless = Stream.of(values)
                .map(value -> value instanceof String text ? Texts.onOneLine(text) : value)
                .toArray();
        out().printf(Locale.ROOT, format, harmless);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
