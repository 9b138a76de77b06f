package org.chorusconnector.examples.nightlysend;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.quartz.DailyDispatch;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.report.ReportLine;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Everything that a run needs, put together from the options, and what follows a run: report, summary, exit code. Closes
 * what it opened.
 */
final class NightlyJob implements AutoCloseable {

    /** The code of an item that a rehearsal would have sent. */
    private static final String REHEARSED = "REHEARSED";

    private static final Logger LOG = LoggerFactory.getLogger(NightlyJob.class);

    private final Configuration configuration;
    private final ReportOptions reports;
    private final LedgerDatabase database;
    private final ChorusPro chorus;
    private final Progress progress;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Dispatch dispatch;

    private NightlyJob(
            Configuration configuration,
            ReceiptsFile receipts,
            DocumentFolder documents,
            ReportOptions reports,
            LedgerDatabase database,
            Clock clock,
            CommandLine console) {
        this.configuration = configuration;
        this.reports = reports;
        this.database = database;
        this.out = console.getOut();
        this.err = console.getErr();
        this.chorus = configuration.connect();
        this.progress = Progress.start();
        Dispatch.Builder builder = Dispatch.builder(chorus, database.ledger())
                .receipts(receipts)
                .documents(receipt -> documents.find(receipts.documentsOf(receipt)))
                .settings(configuration.dispatch())
                .listener(progress)
                .clock(clock);
        configuration.mail().ifPresent(builder::notifier);
        this.dispatch = builder.build();
    }

    /** Checks every option, every setting and every input before it opens the ledger. */
    static NightlyJob open(
            InputOptions inputs,
            ReportOptions reports,
            String ledgerUrl,
            Surroundings surroundings,
            CommandLine console) {
        inputs.check();
        reports.check(inputs.files());
        Configuration configuration =
                Configuration.read(inputs.config(), surroundings.variables(), Configuration.Use.ONLINE);
        ReceiptsFile receipts =
                ReceiptsFile.of(inputs.receipts(), configuration.dispatch().language(), configuration.dialect());
        DocumentFolder documents = DocumentFolder.of(inputs.documents());
        LedgerDatabase database =
                LedgerDatabase.open(ledgerUrl, configuration.dispatch().concurrency(), surroundings.variables());
        try {
            return new NightlyJob(configuration, receipts, documents, reports, database, surroundings.clock(), console);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The automatic run. A second one beside a living one does nothing, and says so: whoever waits for a report has none. */
    ExitCode run(LocalDate businessDay) {
        Optional<RunSummary> summary = dispatch.run(businessDay);
        if (summary.isEmpty() && Thread.interrupted()) {
            out.println("Stopped before anything was done.");
            return ExitCode.INCOMPLETE;
        }
        if (summary.isEmpty()) {
            err.println("Another automatic run is alive: nothing was done, and no report was written.");
            return ExitCode.INCOMPLETE;
        }
        return conclude(summary.get(), ExitCode.of(summary.get()));
    }

    /** The automatic run without sending. */
    ExitCode rehearse(LocalDate businessDay) {
        RunSummary summary = dispatch.rehearse(businessDay);
        long wouldBeSent = countRehearsed(summary);
        ExitCode code = summary.stop()
                .map(stopped -> ExitCode.of(stopped.reason()))
                .orElse(wouldBeSent == summary.lines() ? ExitCode.DONE : ExitCode.INCOMPLETE);
        ExitCode concluded = conclude(summary, code);
        print("Rehearsal: nothing was sent. %,d of %,d would be sent.%n", wouldBeSent, summary.lines());
        return concluded;
    }

    private long countRehearsed(RunSummary summary) {
        try (Stream<ReportLine> lines = dispatch.reportOf(summary.run()).lines()) {
            return lines.flatMap(line -> line.result().findings().stream())
                    .map(Finding::code)
                    .filter(REHEARSED::equals)
                    .count();
        }
    }

    /** The items with these numbers, whatever their dates. */
    ExitCode send(Set<String> numbers) {
        RunSummary summary = dispatch.send(numbers);
        return conclude(summary, ExitCode.of(summary));
    }

    /** One item, with further attachments. */
    ExitCode send(String number, List<Document> further) {
        RunSummary summary = dispatch.send(number, further);
        return conclude(summary, ExitCode.of(summary));
    }

    /** The automatic run of every day, until this thread is interrupted. */
    ExitCode everyDay() throws SchedulerException {
        if (configuration.dispatch().eligibility().cutoffDate().isEmpty()) {
            throw new UsageException(
                    "dispatch.cutoff-date is needed, or no night would send anything. Set it to the last"
                            + " day whose receipts must not be sent automatically");
        }
        reports.withoutDate()
                .forEach(option -> LOG.warn(
                        "{} has no {} in its name: each night's report replaces that of the night before",
                        option,
                        OutputFile.DATE));
        DailyDispatch daily = DailyDispatch.of(dispatch).at(configuration.time());
        print("Sending every day at %s, Paris time. Stop with Ctrl-C or SIGTERM.%n", configuration.time());
        out.flush();
        new Schedule(daily, this::concludeScheduled).untilInterrupted();
        return ExitCode.DONE;
    }

    private void concludeScheduled(RunSummary summary) {
        try {
            conclude(summary, ExitCode.of(summary));
        } catch (RuntimeException e) {
            // The edge of one night: whatever is wrong with its report, the next one is to come.
            LOG.error("Run {} has no report; the next runs go on. {}", summary.run(), Explanation.of(e));
            LOG.debug("Why there is no report", e);
        }
    }

    /**
     * Tells of a run and writes its reports.
     *
     * @param code how the run ended
     * @return the same, unless all is well but the reports
     */
    private ExitCode conclude(RunSummary summary, ExitCode code) {
        // A thread that was interrupted could not write: channels close on the flag. The process ends anyway.
        if (Thread.interrupted()) {
            LOG.debug("Interrupted; writing the report all the same");
        }
        progress.close();
        print("Run %s for business day %s%n", summary.run(), summary.businessDay());
        print("  %,d read, %,d due or asked for%n", summary.read(), summary.lines());
        for (Outcome outcome : Outcome.values()) {
            print("  %-8s %,6d%n", outcome, summary.count(outcome));
        }
        summary.takenOver()
                .forEach(dead -> print("Went on where run %s died; \"ledger report\" has its lines%n", dead));
        summary.stop().ifPresent(stop -> print("Stopped early, %s: %s%n", stop.reason(), stop.detail()));
        // Whatever becomes of the report, the numbers are out.
        out.flush();
        List<ReportFile> files = reports.write(
                dispatch.reportOf(summary.run()), summary.run(), summary.businessDay(), configuration.separator());
        files.forEach(file -> file.tell(out, err));
        out.flush();
        boolean inPlace = files.stream().allMatch(ReportFile::isWhereAsked);
        return code == ExitCode.DONE && !inPlace ? ExitCode.INCOMPLETE : code;
    }

    /** The same on every machine: the console is English, and its code page may have no narrow no-break space. */
    private void print(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
    }

    @Override
    public void close() {
        progress.close();
        chorus.close();
        database.close();
    }
}
