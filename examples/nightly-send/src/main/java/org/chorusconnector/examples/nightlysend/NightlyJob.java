package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
    private final Dispatch dispatch;

    private NightlyJob(
            Configuration configuration,
            ReceiptsFile receipts,
            DocumentFolder documents,
            ReportOptions reports,
            LedgerDatabase database,
            Clock clock,
            PrintWriter out) {
        this.configuration = configuration;
        this.reports = reports;
        this.database = database;
        this.out = out;
        this.chorus = configuration.connect();
        this.progress = Progress.start();
        this.dispatch = Dispatch.builder(chorus, database.ledger())
                .receipts(receipts)
                .documents(receipt -> documents.find(receipts.documentsOf(receipt)))
                .settings(configuration.dispatch())
                .listener(progress)
                .clock(clock)
                .build();
    }

    /** Checks every option, every setting and every input before it opens the ledger. */
    static NightlyJob open(
            InputOptions inputs, ReportOptions reports, String ledgerUrl, Surroundings surroundings, PrintWriter out) {
        inputs.check();
        reports.check();
        Configuration configuration =
                Configuration.read(inputs.config(), surroundings.variables(), Configuration.Use.ONLINE);
        ReceiptsFile receipts =
                ReceiptsFile.of(inputs.receipts(), configuration.dispatch().language());
        DocumentFolder documents = DocumentFolder.of(inputs.documents());
        LedgerDatabase database =
                LedgerDatabase.open(ledgerUrl, configuration.dispatch().concurrency(), surroundings.variables());
        try {
            return new NightlyJob(configuration, receipts, documents, reports, database, surroundings.clock(), out);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** The automatic run; a second one beside a living one does nothing, which is in order. */
    ExitCode run(LocalDate businessDay) throws IOException {
        return GracefulStop.during(() -> {
            Optional<RunSummary> summary = dispatch.run(businessDay);
            if (summary.isEmpty() && Thread.interrupted()) {
                out.println("Stopped before anything was done.");
                return ExitCode.INCOMPLETE;
            }
            if (summary.isEmpty()) {
                out.println("Another automatic run is alive: nothing was done, and no report was written.");
                return ExitCode.DONE;
            }
            conclude(summary.get());
            return ExitCode.of(summary.get());
        });
    }

    /** The automatic run without sending. */
    ExitCode rehearse(LocalDate businessDay) throws IOException {
        return GracefulStop.during(() -> {
            RunSummary summary = dispatch.rehearse(businessDay);
            conclude(summary);
            long wouldBeSent = countRehearsed(summary);
            out.printf("Rehearsal: nothing was sent. %,d of %,d would be sent.%n", wouldBeSent, summary.lines());
            return summary.stop()
                    .map(stopped -> ExitCode.of(stopped.reason()))
                    .orElse(wouldBeSent == summary.lines() ? ExitCode.DONE : ExitCode.INCOMPLETE);
        });
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
    ExitCode send(Set<String> numbers) throws IOException {
        return byHand(() -> dispatch.send(numbers));
    }

    /** One item, with further attachments. */
    ExitCode send(String number, List<Document> further) throws IOException {
        return byHand(() -> dispatch.send(number, further));
    }

    private ExitCode byHand(Supplier<RunSummary> sending) throws IOException {
        return GracefulStop.during(() -> {
            RunSummary summary = sending.get();
            conclude(summary);
            return ExitCode.of(summary);
        });
    }

    /** The automatic run of every day, until this thread is interrupted. */
    ExitCode everyDay() throws SchedulerException {
        if (configuration.dispatch().eligibility().cutoffDate().isEmpty()) {
            throw new UsageException(
                    "dispatch.cutoff-date is needed, or no night would send anything. Set it to the last"
                            + " day whose receipts must not be sent automatically");
        }
        DailyDispatch daily = DailyDispatch.of(dispatch).at(configuration.time());
        out.printf("Sending every day at %s, Paris time. Stop with Ctrl-C or SIGTERM.%n", configuration.time());
        out.flush();
        Schedule schedule = new Schedule(daily, this::concludeScheduled);
        return GracefulStop.<ExitCode, SchedulerException>during(() -> {
            schedule.untilInterrupted();
            return ExitCode.DONE;
        });
    }

    private void concludeScheduled(RunSummary summary) {
        try {
            conclude(summary);
        } catch (IOException | RuntimeException e) {
            // The edge of one night: whatever is wrong with its report, the next one is to come.
            LOG.error("The report of run {} could not be written; the next runs go on", summary.run(), e);
        }
    }

    private void conclude(RunSummary summary) throws IOException {
        // A thread that was interrupted could not write: channels close on the flag. The process ends anyway.
        if (Thread.interrupted()) {
            LOG.debug("Interrupted; writing the report all the same");
        }
        progress.close();
        Path file = reports.write(dispatch.reportOf(summary.run()), summary.businessDay(), configuration.separator());
        out.printf("Run %s for business day %s%n", summary.run(), summary.businessDay());
        out.printf("  %,d read, %,d due or asked for%n", summary.read(), summary.lines());
        for (Outcome outcome : Outcome.values()) {
            out.printf("  %-8s %,6d%n", outcome, summary.count(outcome));
        }
        summary.stop().ifPresent(stop -> out.printf("Stopped early, %s: %s%n", stop.reason(), stop.detail()));
        out.printf("Report: %s%n", file);
        out.flush();
    }

    @Override
    public void close() {
        progress.close();
        chorus.close();
        database.close();
    }
}
