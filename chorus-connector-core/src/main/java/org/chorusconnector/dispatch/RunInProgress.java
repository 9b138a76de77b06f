package org.chorusconnector.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chorusconnector.dispatch.Doubts.Doubt;
import org.chorusconnector.dispatch.RunSummary.Stop;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.Occasion;
import org.chorusconnector.eligibility.Reason;
import org.chorusconnector.ledger.ClaimLostException;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.RunId;
import org.chorusconnector.ledger.RunKind;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.receipt.UnreadableReceipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, from the doubts that earlier runs left to its last line.
 *
 * <ol>
 *   <li>Items that may have been sent by a run that died, or got no answer, are looked up.
 *   <li>The source is read once, in order, by this thread. What is not for today is forgotten; the rest goes to the
 *       workers, of which there are as many as the settings say: memory holds one item per worker.
 *   <li>A worker takes the item through its {@linkplain ItemJourney journey}.
 *   <li>What is still in doubt is settled once the settling delay is over.
 * </ol>
 *
 * When the brake is on, what was begun is ended, and what is due gets a line that says that it was not tried.
 */
final class RunInProgress {

    private static final Duration READING_AFTER_INTERRUPT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(RunInProgress.class);

    private final Dispatch dispatch;
    private final DispatchSettings settings;
    private final Ledger ledger;
    private final Clock clock;
    private final RunId run;
    private final RunKind kind;
    private final Occasion occasion;
    private final List<RunId> resumed;
    private final Facts facts;
    private final Brake brake;
    private final Doubts doubts = new Doubts();
    private final RunLines lines;
    private final Submitter submitter;
    private final ItemJourney journey;

    // All of the reading thread alone.
    private boolean interrupted;
    private long readUntil;
    private long read;
    private long lastPosition;
    private long lastLeftover;

    RunInProgress(
            Dispatch dispatch, RunId run, RunKind kind, Occasion occasion, List<RunId> resumed, Platform platform) {
        this.dispatch = dispatch;
        this.settings = dispatch.settings();
        this.ledger = new PatientLedger(dispatch.ledger(), settings.deadAfter());
        this.clock = dispatch.clock();
        this.run = run;
        this.kind = kind;
        this.occasion = occasion;
        this.resumed = resumed;
        this.facts = new Facts(dispatch.eligibility(), settings.eligibility());
        this.brake = new Brake(platform, patience());
        this.lines = new RunLines(ledger, run, dispatch.listener());
        this.submitter = new Submitter(
                platform,
                new SharedFiles(settings.invoice().shareAttachments()),
                ledger,
                brake,
                doubts,
                clock,
                lines::concluded);
        this.journey = new ItemJourney(run, kind, dispatch, ledger, facts, platform, brake, doubts, lines, submitter);
    }

    /** Nobody waits at a screen for an automatic run; what is in doubt is waited for as long anyway. */
    private Duration patience() {
        return kind == RunKind.AUTOMATIC ? settings.settlingDelay() : Duration.ZERO;
    }

    /** Everything that is due, automatically or as a rehearsal. */
    RunSummary everythingDue(DocumentSource documents) {
        ReceiptQuery query =
                new ReceiptQuery(occasion.businessDay(), settings.eligibility().cutoffDate(), Set.of());
        return work(number -> kind == RunKind.AUTOMATIC, (workers, settled) -> {
            try (Stream<? extends Item> items = dispatch.receipts().receipts(query)) {
                for (Iterator<? extends Item> each = items.iterator(); mayReadOn() && each.hasNext(); ) {
                    consider(each.next(), workers, documents);
                }
            }
        });
    }

    /** The items with these numbers, each of which gets a line. */
    RunSummary named(Set<String> numbers, DocumentSource documents) {
        ReceiptQuery query = new ReceiptQuery(occasion.businessDay(), Optional.empty(), numbers);
        return work(numbers::contains, (workers, settled) -> {
            Set<String> wanted = new HashSet<>(numbers);
            wanted.removeAll(settled);
            try (Stream<? extends Item> items = dispatch.receipts().receipts(query)) {
                Iterator<? extends Item> each = items.iterator();
                while (!wanted.isEmpty() && mayReadOn() && each.hasNext()) {
                    Item item = each.next();
                    if (wanted.remove(item.number())) {
                        consider(item, workers, documents);
                    }
                }
            }
            String why = mayReadOn() ? Reason.ITEM_NOT_FOUND.code() : "NOT_TRIED";
            wanted.stream()
                    .filter(number -> !doubts.holds(number))
                    .sorted()
                    .forEach(number -> lines.skip(Work.on(++lastPosition, number, clock), why));
        });
    }

    /** What earlier runs left in doubt, and nothing else. */
    RunSummary doubtsAlone() {
        return work(number -> true, (workers, settled) -> {});
    }

    private void consider(Item item, Workers workers, DocumentSource documents) {
        read++;
        Work work = Work.on(++lastPosition, item, clock);
        if (item instanceof UnreadableReceipt unreadable) {
            lines.skip(work, Decision.unreadable(unreadable.number(), unreadable.problem()));
            return;
        }
        Candidate dated;
        try {
            dated = facts.dated((Receipt) item, occasion);
            if (occasion.isAutomatic() && facts.eligibility().isNotForToday(dated)) {
                return;
            }
        } catch (RuntimeException e) {
            // A rule of the host: one item's trouble must not end the run.
            LOG.error("Whether item {} is due cannot be worked out", item.number(), e);
            lines.fail(work, new Finding("UNEXPECTED_ERROR", e.getClass().getSimpleName()));
            return;
        }
        Work begun = work.with(dated.effectiveDate());
        workers.execute(() -> journey.go(begun, dated, documents));
    }

    private interface Reading {
        /** @param settled the numbers that have their line already */
        void into(Workers workers, Set<String> settled);
    }

    private RunSummary work(Predicate<String> mayLookUp, Reading reading) {
        lines.started();
        LOG.info("Run {} ({}) for business day {} begins", run, kind, occasion.businessDay());
        try {
            try (Heartbeat heartbeat = new Heartbeat(dispatch.ledger(), run, settings.deadAfter(), brake);
                    Workers workers = new Workers(settings.concurrency(), this::pullInterrupted, this::unexpected)) {
                heartbeat.start();
                read(reading, workers, mayLookUp);
                settleDoubts(workers);
            }
        } finally {
            Optional<Finding> stop =
                    brake.stopped().map(s -> new Finding(s.reason().name(), s.detail()));
            ledger.closeRun(run, stop, clock.instant());
        }
        return summary();
    }

    /** Looks up what earlier runs left in doubt; gives the numbers of which that settled it. */
    private Set<String> takeOverDoubts(Predicate<String> mayLookUp) {
        Set<String> settled = new HashSet<>();
        for (String number : ledger.doubtful()) {
            if (mayLookUp.test(number)
                    && !brake.isOn()
                    && !Thread.currentThread().isInterrupted()) {
                ledger.claimInDoubt(run, number, clock.instant()).ifPresent(claim -> {
                    Work work = Work.on(--lastLeftover, claim, clock);
                    guarded(number, () -> submitter.lookUpFirst(claim, work, Optional.empty()));
                    if (!doubts.holds(number)) {
                        settled.add(number);
                    }
                });
            }
        }
        return settled;
    }

    /**
     * Whether to go on reading. A run that is told to stop sends nothing more, but reads on for a while, so that what is due
     * has its line; the interrupt is kept from the source meanwhile, which would take it for its own. A run that can write
     * no lines any more does not.
     */
    private boolean mayReadOn() {
        if (Thread.interrupted()) {
            interrupted = true;
            readUntil = System.nanoTime() + READING_AFTER_INTERRUPT.toNanos();
            pullInterrupted();
        }
        return !brake.isLedgerClosedToUs() && (!interrupted || System.nanoTime() - readUntil < 0);
    }

    private void read(Reading reading, Workers workers, Predicate<String> mayLookUp) {
        try {
            Set<String> settled = takeOverDoubts(mayLookUp);
            mayReadOn();
            reading.into(workers, settled);
        } catch (LedgerException e) {
            brake.pull(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The host's source: what it gave before is still sent and reported.
            workers.drain();
            LOG.error("The source of receipts failed", e);
            brake.pull(StopReason.SOURCE_FAILED, "The source of receipts failed: " + e);
        }
        mayReadOn();
        workers.drain();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void pullInterrupted() {
        brake.pull(StopReason.INTERRUPTED, "The run was interrupted; what was under way has ended.");
    }

    private void unexpected(Throwable error) {
        LOG.error("A worker failed; the run stops", error);
        brake.pull(StopReason.UNEXPECTED_ERROR, "A worker failed: " + error);
    }

    /** Each of them is submitted again at most once; what is in doubt after that is the next run's. */
    private void settleDoubts(Workers workers) {
        for (Doubt doubt : doubts.take()) {
            waitUntilSettled(doubt);
            if (brake.isOn()) {
                leaveInDoubt(doubt);
            } else {
                workers.execute(() -> guarded(doubt.work().number(), () -> submitter.settle(doubt)));
            }
        }
        workers.drain();
        doubts.take().forEach(this::leaveInDoubt);
    }

    private void leaveInDoubt(Doubt doubt) {
        guarded(doubt.work().number(), () -> submitter.leaveInDoubt(doubt));
    }

    private void waitUntilSettled(Doubt doubt) {
        long rest = settings.settlingDelay().toNanos() - (System.nanoTime() - doubt.since());
        if (rest > 0 && !brake.isOn()) {
            LOG.info(
                    "Item {} may have been sent; it is looked up again in {} s",
                    doubt.work().number(),
                    TimeUnit.NANOSECONDS.toSeconds(rest));
            try {
                TimeUnit.NANOSECONDS.sleep(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                pullInterrupted();
            }
        }
    }

    /** The edge of an item in doubt: what goes wrong leaves it as it is, which the next run knows how to settle. */
    private void guarded(String number, Runnable action) {
        try {
            action.run();
        } catch (ClaimLostException e) {
            LOG.warn("{}", e.getMessage());
        } catch (LedgerException e) {
            brake.pull(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("Item {} could not be settled; it stays in doubt for the next run", number, e);
        }
    }

    private RunSummary summary() {
        Optional<Stop> stop = brake.stopped();
        RunSummary summary = new RunSummary(
                run,
                kind,
                occasion.businessDay(),
                occasion.startedAt(),
                clock.instant(),
                ledger.counts(run),
                read,
                stop,
                resumed);
        LOG.info(
                "Run {} ended: {} read, {}{}",
                run,
                summary.read(),
                summary.counts(),
                stop.map(s -> ", stopped early: " + s.reason()).orElse(""));
        return summary;
    }
}
