package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EvaluationContext;
import org.chorusconnector.eligibility.EvaluationContext.Trigger;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.ReceiptSource;
import org.chorusconnector.report.RunReport;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.runs.internal.DeadRuns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the host's due receipts to Chorus Pro: none lost, none twice, each one reported.
 *
 * <pre>{@code
 * Dispatch dispatch = Dispatch.builder(chorus, JdbcLedger.on(dataSource))
 *     .receipts(erp::receipts)
 *     .documents(erp::documentsOf)
 *     .settings(DispatchSettings.withCutoffDate(LocalDate.of(2026, 12, 31)))
 *     .build();
 * dispatch.run().ifPresent(night -> log.info("{} sent", night.count(Outcome.SENT)));
 * }</pre>
 *
 * <p>What is guaranteed: an item that the ledger has as sent is never submitted again, by any node. Before an invoice is
 * submitted, the intent is committed to the ledger; when no certain answer comes, or the process dies, the item is looked
 * up on Chorus Pro before it may ever be submitted again. What is not: Chorus Pro has no idempotency key, so that all
 * nodes must share one ledger, and numbers must not be submitted by other means.
 *
 * <p>To stop a run, interrupt its thread: what has begun ends and is reported, and nothing new begins. What else is due
 * is reported as not tried, as far as 20 seconds of reading get.
 *
 * <p>Immutable and thread-safe; keep one for the life of the application.
 */
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final ChorusPro chorus;
    private final Ledger ledger;
    private final ReceiptSource receipts;
    private final DocumentSource documents;
    private final Supplier<DispatchSettings> settings;
    private final Eligibility eligibility;
    private final Notices notices;
    private final RunListener listener;
    private final Clock clock;
    private final String startedBy;
    private final RunThreads threads = new RunThreads();

    private Dispatch(Builder builder) {
        chorus = builder.chorus;
        ledger = builder.ledger;
        receipts = requireNonNull(builder.receipts, "receipts: say where receipts come from");
        documents = requireNonNull(builder.documents, "documents: say where documents come from");
        settings = builder.settings;
        eligibility = builder.eligibility;
        notices = new Notices(builder.notifier, ledger, chorus.environment());
        listener = builder.listener;
        clock = builder.clock;
        startedBy = builder.startedBy;
    }

    public static Builder builder(ChorusPro chorus, Ledger ledger) {
        return new Builder(chorus, ledger);
    }

    /**
     * Sends everything that is due today in Paris.
     *
     * @return what was done; empty when another automatic run is alive, and nothing was done
     * @throws CutoffDateMissingException when the settings have no cut-off date; nothing was looked at
     * @throws org.chorusconnector.ledger.LedgerException when the ledger cannot be read or written
     */
    public Optional<RunSummary> run() {
        return run(Paris.today(clock));
    }

    /**
     * Sends everything that is due on a Paris day. The day decides what is due; invoices carry the date of their
     * submission all the same.
     *
     * @see #run()
     */
    public Optional<RunSummary> run(LocalDate businessDay) {
        return threads.during(ledger.supplier(), () -> {
            DispatchSettings current = currentSettings();
            try {
                return automatic(businessDay, current);
            } catch (RuntimeException e) {
                notices.failed(businessDay, current.language(), e);
                throw e;
            }
        });
    }

    private Optional<RunSummary> automatic(LocalDate businessDay, DispatchSettings current) {
        requireCutoffDate(current);
        List<RunId> dead;
        try {
            dead = declareDeadRuns(current);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        EvaluationContext context = new EvaluationContext(Trigger.AUTOMATIC, businessDay, clock.instant());
        Optional<RunInProgress> run = open(RunKind.AUTOMATIC, context, dead, current, listener);
        if (run.isEmpty()) {
            LOG.info("Another automatic run is alive; this one does nothing");
        }
        return run.map(opened -> notified(opened.everythingDue(documents), current));
    }

    /**
     * Does everything that {@link #run(LocalDate)} does but claim, upload and submit. Items that would be sent are
     * reported as {@link Outcome#SKIPPED} with the code {@code REHEARSED}. Nobody is notified.
     */
    public RunSummary rehearse(LocalDate businessDay) {
        return threads.during(ledger.supplier(), () -> rehearsed(businessDay));
    }

    private RunSummary rehearsed(LocalDate businessDay) {
        DispatchSettings current = currentSettings();
        requireCutoffDate(current);
        ledger.requirePlatform(chorus.environment().apiUrl());
        EvaluationContext context = new EvaluationContext(Trigger.AUTOMATIC, businessDay, clock.instant());
        return open(RunKind.REHEARSAL, context, List.of(), current, listener)
                .orElseThrow()
                .everythingDue(documents);
    }

    /**
     * Sends the items with these numbers now: neither dates nor the cut-off date count. Each number gets a line in the
     * report, also one that was sent before or does not exist.
     */
    public RunSummary send(Collection<String> numbers) {
        return sendByHand(Set.copyOf(numbers), documents, listener);
    }

    /**
     * A run that goes on while its caller does something else, such as the page of a web application. Thread-safe.
     */
    public interface BackgroundRun {

        /**
         * What the run did, or the exception that {@link Dispatch#send(Collection)} throws; a {@link
         * java.util.concurrent.CancellationException} if the run was cancelled before it began. Completing the future changes
         * nothing to the run.
         */
        CompletableFuture<RunSummary> result();

        /** How many items were asked for. */
        int asked();

        /** How many of them have their line in the report by now. */
        int concluded();

        /** Stops the run in order: what has begun ends and is reported, and nothing new begins. No effect once it has ended. */
        void cancel();
    }

    /**
     * Like {@link #send(Collection)}, on a thread of the executor. The thread is busy until the run ends.
     *
     * @param executor of the host; not one that runs tasks on the calling thread
     */
    public BackgroundRun start(Collection<String> numbers, Executor executor) {
        Set<String> asked = Set.copyOf(numbers);
        ManualRun run = new ManualRun(asked);
        executor.execute(() -> run.run(listener, following -> sendByHand(asked, documents, following)));
        return run;
    }

    /**
     * Whether {@link #send(Collection)} would send this item now, and everything that stands against it; for a button that is
     * there only when it works. Reads the source and the item's documents, asks Chorus Pro for the recipient where it matters (two
     * calls at most), and writes nothing.
     *
     * @throws org.chorusconnector.client.ChorusException when Chorus Pro cannot be asked
     * @throws java.io.UncheckedIOException when the documents cannot be read
     * @throws org.chorusconnector.ledger.LedgerException when the ledger cannot be read
     */
    public Decision maySend(String number) {
        return Selection.of(receipts, documents, currentSettings())
                .eligibility(eligibility)
                .ledger(ledger)
                .online(chorus)
                .clock(clock)
                .build()
                .byHand(number);
    }

    /** Sends one item now, with further attachments behind those of the document source. See {@link #send(Collection)}. */
    public RunSummary send(String number, List<Document> furtherAttachments) {
        List<Document> further = List.copyOf(furtherAttachments);
        return sendByHand(
                Set.of(number), receipt -> documents.documentsOf(receipt).with(further), listener);
    }

    /**
     * Asks Chorus Pro about every item that is in doubt, and sends nothing: what is found is recorded as sent, and what is
     * absent twice, with the settling delay in between, as certainly not sent. The source is not read. Every automatic run
     * does this by itself; this is for somebody who does not want to wait for one. Nobody is notified.
     *
     * @return what was found out, a line for each item that was in doubt
     * @throws org.chorusconnector.ledger.LedgerException when the ledger cannot be read or written
     */
    public RunSummary reconcile() {
        return threads.during(ledger.supplier(), () -> {
            DispatchSettings current = currentSettings();
            return openByHand(RunKind.RECONCILIATION, current, listener).inDoubtOnly();
        });
    }

    /**
     * Stops all runs that this object is doing, in order: what has begun ends and is reported, and nothing new begins. For the
     * end of an application, before its client and its database are closed.
     *
     * @param patience how long to wait for their ends
     * @return false when a run was still at work after that time; its threads go on
     */
    public boolean interruptRuns(Duration patience) throws InterruptedException {
        return threads.interrupt(patience);
    }

    /** The full report of a run that this dispatch, or another one on the same ledger, did. */
    public RunReport reportOf(RunId run) {
        return RunReport.of(ledger, run, currentSettings().language());
    }

    private RunSummary sendByHand(Set<String> numbers, DocumentSource source, RunListener following) {
        return threads.during(ledger.supplier(), () -> {
            DispatchSettings current = currentSettings();
            return notified(openByHand(RunKind.BY_HAND, current, following).named(numbers, source), current);
        });
    }

    private RunInProgress openByHand(RunKind kind, DispatchSettings current, RunListener following) {
        List<RunId> dead = List.of();
        try {
            dead = declareDeadRuns(current);
        } catch (InterruptedException e) {
            // The run that follows sees the flag, begins nothing and says so.
            Thread.currentThread().interrupt();
        }
        EvaluationContext context = new EvaluationContext(Trigger.BY_HAND, Paris.today(clock), clock.instant());
        return open(kind, context, dead, current, following).orElseThrow();
    }

    private DispatchSettings currentSettings() {
        return requireNonNull(settings.get(), "settings: the supplier of the dispatch settings returned null");
    }

    private List<RunId> declareDeadRuns(DispatchSettings current) throws InterruptedException {
        ledger.requirePlatform(chorus.environment().apiUrl());
        return new DeadRuns(ledger.runs(), current.deadAfter(), clock).declareDead();
    }

    private static void requireCutoffDate(DispatchSettings current) {
        if (current.eligibility().cutoffDate().isEmpty()) {
            throw new CutoffDateMissingException();
        }
    }

    private Optional<RunInProgress> open(
            RunKind kind,
            EvaluationContext context,
            List<RunId> dead,
            DispatchSettings current,
            RunListener following) {
        RunStart start =
                new RunStart(kind, context.businessDay(), context.startedAt(), startedBy, current.fingerprint());
        return ledger.runs()
                .open(start)
                .map(run -> new RunInProgress(
                        new RunHeader(run, kind, context, dead),
                        current,
                        new Host(receipts, eligibility, following, clock),
                        ledger,
                        new ChorusPlatform(chorus, current.supplier())));
    }

    private RunSummary notified(RunSummary summary, DispatchSettings current) {
        boolean empty = summary.lines() == 0 && summary.stop().isEmpty();
        if (!empty || current.emptyRuns() == DispatchSettings.EmptyRuns.NOTIFIED) {
            notices.ended(summary, current.language());
        }
        return summary;
    }

    /** Builds a {@link Dispatch}. Receipts and documents are required; everything else has a default. Not thread-safe. */
    public static final class Builder {
        private final ChorusPro chorus;
        private final Ledger ledger;
        private @Nullable ReceiptSource receipts;
        private @Nullable DocumentSource documents;
        private Supplier<DispatchSettings> settings = () -> DispatchSettings.DEFAULTS;
        private Eligibility eligibility = Eligibility.standard();
        private Notifier notifier = notice -> {};
        private RunListener listener = new RunListener() {};
        private Clock clock = Clock.systemUTC();
        private String startedBy = "process " + ProcessHandle.current().pid();

        private Builder(ChorusPro chorus, Ledger ledger) {
            this.chorus = requireNonNull(chorus, "chorus");
            this.ledger = requireNonNull(ledger, "ledger");
        }

        /** Where receipts come from. */
        public Builder receipts(ReceiptSource receipts) {
            this.receipts = requireNonNull(receipts, "receipts");
            return this;
        }

        /** Where their documents come from. */
        public Builder documents(DocumentSource documents) {
            this.documents = requireNonNull(documents, "documents");
            return this;
        }

        /** Default: {@link DispatchSettings#DEFAULTS}, which have no cut-off date: only sending by hand works. */
        public Builder settings(DispatchSettings settings) {
            requireNonNull(settings, "settings");
            this.settings = () -> settings;
            return this;
        }

        /**
         * Settings that may change while the application runs, such as those of a settings page. The supplier is asked once
         * at the start of each run, which keeps its answer until it ends; it must not return null.
         */
        public Builder settings(Supplier<DispatchSettings> settings) {
            this.settings = requireNonNull(settings, "settings");
            return this;
        }

        /** Rules other than {@link Eligibility#standard()}. */
        public Builder eligibility(Eligibility eligibility) {
            this.eligibility = requireNonNull(eligibility, "eligibility");
            return this;
        }

        /** Who is told that a run has ended. Default: nobody. */
        public Builder notifier(Notifier notifier) {
            this.notifier = requireNonNull(notifier, "notifier");
            return this;
        }

        /** Who follows a run while it works. Default: nobody. */
        public Builder listener(RunListener listener) {
            this.listener = requireNonNull(listener, "listener");
            return this;
        }

        /** Default: the system's clock. Its zone does not matter: days are Paris days. */
        public Builder clock(Clock clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** What the ledger remembers as the starter of runs, such as a node's name; at most 200 characters. Default: the process. */
        public Builder startedBy(String startedBy) {
            this.startedBy = requireNonNull(startedBy, "startedBy");
            return this;
        }

        public Dispatch build() {
            return new Dispatch(this);
        }
    }
}
