package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chorusconnector.Paris;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.Occasion;
import org.chorusconnector.eligibility.Occasion.Trigger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.RunId;
import org.chorusconnector.ledger.RunKind;
import org.chorusconnector.ledger.RunStart;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.ReceiptSource;
import org.chorusconnector.report.RunReport;
import org.chorusconnector.report.Texts;
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
    private final DispatchSettings settings;
    private final Eligibility eligibility;
    private final Notifier notifier;
    private final RunListener listener;
    private final Clock clock;
    private final String startedBy;

    private Dispatch(Builder builder) {
        chorus = builder.chorus;
        ledger = builder.ledger;
        receipts = requireNonNull(builder.receipts, "receipts: say where receipts come from");
        documents = requireNonNull(builder.documents, "documents: say where documents come from");
        settings = builder.settings;
        eligibility = builder.eligibility;
        notifier = builder.notifier;
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
        requireCutoffDate();
        List<RunId> dead;
        try {
            dead = buryTheDead();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Occasion occasion = new Occasion(Trigger.AUTOMATIC, businessDay, clock.instant());
        Optional<RunId> run = open(RunKind.AUTOMATIC, occasion);
        if (run.isEmpty()) {
            LOG.info("Another automatic run is alive; this one does nothing");
        }
        return run.map(
                id -> notified(begin(id, RunKind.AUTOMATIC, occasion, dead).everythingDue(documents)));
    }

    /**
     * Does everything that {@link #run(LocalDate)} does but claim, upload and submit. Items that would be sent are
     * reported as {@link Outcome#SKIPPED} with the code {@code REHEARSED}. Nobody is notified.
     */
    public RunSummary rehearse(LocalDate businessDay) {
        requireCutoffDate();
        Occasion occasion = new Occasion(Trigger.AUTOMATIC, businessDay, clock.instant());
        RunId run = open(RunKind.REHEARSAL, occasion).orElseThrow();
        return begin(run, RunKind.REHEARSAL, occasion, List.of()).everythingDue(documents);
    }

    /**
     * Sends the items with these numbers now: neither dates nor the cut-off date count. Each number gets a line in the
     * report, also one that was sent before or does not exist.
     */
    public RunSummary send(Collection<String> numbers) {
        return sendByHand(Set.copyOf(numbers), documents);
    }

    /** Sends one item now, with further attachments behind those of the document source. See {@link #send(Collection)}. */
    public RunSummary send(String number, List<Document> furtherAttachments) {
        List<Document> further = List.copyOf(furtherAttachments);
        return sendByHand(
                Set.of(number), receipt -> documents.documentsOf(receipt).with(further));
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
        List<RunId> dead = buryTheDeadUnlessInterrupted();
        Occasion occasion = new Occasion(Trigger.BY_HAND, Paris.today(clock), clock.instant());
        RunId run = open(RunKind.RECONCILIATION, occasion).orElseThrow();
        return begin(run, RunKind.RECONCILIATION, occasion, dead).doubtsAlone();
    }

    /** The full report of a run that this dispatch, or another one on the same ledger, did. */
    public RunReport reportOf(RunId run) {
        return RunReport.of(ledger, run, settings.language());
    }

    private RunSummary sendByHand(Set<String> numbers, DocumentSource papers) {
        List<RunId> dead = buryTheDeadUnlessInterrupted();
        Occasion occasion = new Occasion(Trigger.BY_HAND, Paris.today(clock), clock.instant());
        RunId run = open(RunKind.BY_HAND, occasion).orElseThrow();
        return notified(begin(run, RunKind.BY_HAND, occasion, dead).named(numbers, papers));
    }

    private List<RunId> buryTheDeadUnlessInterrupted() {
        try {
            return buryTheDead();
        } catch (InterruptedException e) {
            // The run that follows finds the flag set, begins nothing and says so.
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<RunId> buryTheDead() throws InterruptedException {
        return new OtherRuns(ledger, settings.deadAfter(), clock).buryTheDead();
    }

    private void requireCutoffDate() {
        if (settings.eligibility().cutoffDate().isEmpty()) {
            throw new CutoffDateMissingException();
        }
    }

    private Optional<RunId> open(RunKind kind, Occasion occasion) {
        return ledger.openRun(
                new RunStart(kind, occasion.businessDay(), occasion.startedAt(), startedBy, settings.fingerprint()));
    }

    private RunInProgress begin(RunId run, RunKind kind, Occasion occasion, List<RunId> resumed) {
        ChorusPlatform platform = new ChorusPlatform(chorus, settings.supplier());
        return new RunInProgress(this, run, kind, occasion, resumed, platform);
    }

    private RunSummary notified(RunSummary summary) {
        boolean empty = summary.lines() == 0 && summary.stop().isEmpty();
        if (!empty || settings.emptyRuns() == DispatchSettings.EmptyRuns.NOTIFIED) {
            try {
                notifier.runEnded(notice(summary));
            } catch (RuntimeException e) {
                LOG.error("The notifier failed; the run is not affected", e);
            }
        }
        return summary;
    }

    private RunNotice notice(RunSummary summary) {
        Texts texts = Texts.in(settings.language());
        long sent = summary.count(Outcome.SENT);
        String subject = summary.stop()
                .map(stop -> texts.format(
                        "notification.subject.stopped", texts.of(stop.reason().name())))
                .orElseGet(() -> summary.isComplete()
                        ? texts.format("notification.subject.done", sent)
                        : texts.format("notification.subject.problems", sent, summary.lines() - sent));
        String text = texts.format(
                "notification.body",
                sent,
                summary.count(Outcome.REFUSED),
                summary.count(Outcome.FAILED),
                summary.count(Outcome.UNKNOWN),
                summary.count(Outcome.SKIPPED));
        return new RunNotice(summary, subject, text, reportOf(summary.run()));
    }

    Ledger ledger() {
        return ledger;
    }

    ReceiptSource receipts() {
        return receipts;
    }

    DispatchSettings settings() {
        return settings;
    }

    Eligibility eligibility() {
        return eligibility;
    }

    RunListener listener() {
        return listener;
    }

    Clock clock() {
        return clock;
    }

    /** Builds a {@link Dispatch}. Receipts and documents are required; everything else has a default. Not thread-safe. */
    public static final class Builder {
        private final ChorusPro chorus;
        private final Ledger ledger;
        private @Nullable ReceiptSource receipts;
        private @Nullable DocumentSource documents;
        private DispatchSettings settings = DispatchSettings.DEFAULTS;
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
        public Builder receipts(ReceiptSource source) {
            receipts = requireNonNull(source, "receipts");
            return this;
        }

        /** Where their documents come from. */
        public Builder documents(DocumentSource source) {
            documents = requireNonNull(source, "documents");
            return this;
        }

        /** Default: {@link DispatchSettings#DEFAULTS}, which have no cut-off date: only sending by hand works. */
        public Builder settings(DispatchSettings value) {
            settings = requireNonNull(value, "settings");
            return this;
        }

        /** Rules other than {@link Eligibility#standard()}. */
        public Builder eligibility(Eligibility rules) {
            eligibility = requireNonNull(rules, "eligibility");
            return this;
        }

        /** Who is told that a run has ended. Default: nobody. */
        public Builder notifier(Notifier value) {
            notifier = requireNonNull(value, "notifier");
            return this;
        }

        /** Who follows a run while it works. Default: nobody. */
        public Builder listener(RunListener value) {
            listener = requireNonNull(value, "listener");
            return this;
        }

        /** Default: the system's clock. Its zone does not matter: days are Paris days. */
        public Builder clock(Clock value) {
            clock = requireNonNull(value, "clock");
            return this;
        }

        /** What the ledger remembers as the starter of runs, such as a node's name; at most 200 characters. Default: the process. */
        public Builder startedBy(String name) {
            startedBy = requireNonNull(name, "startedBy");
            return this;
        }

        public Dispatch build() {
            return new Dispatch(this);
        }
    }
}
