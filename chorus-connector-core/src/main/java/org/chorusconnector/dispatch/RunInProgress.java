package org.chorusconnector.dispatch;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.dispatch.Doubts.Doubt;
import org.chorusconnector.dispatch.RunSummary.Stop;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.Objection;
import org.chorusconnector.eligibility.Occasion;
import org.chorusconnector.eligibility.Reason;
import org.chorusconnector.eligibility.RecipientNeeds;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.ClaimLostException;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.RunId;
import org.chorusconnector.ledger.RunKind;
import org.chorusconnector.ledger.Standing;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
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
 *   <li>A worker gathers the facts, decides, claims and sends.
 *   <li>What is still in doubt is settled once the settling delay is over.
 * </ol>
 *
 * When the brake is on, what was begun is ended, and what is due gets a line that says that it was not tried.
 */
final class RunInProgress {

    private static final Logger LOG = LoggerFactory.getLogger(RunInProgress.class);

    /** How often an item may be submitted again in one run when its answers keep getting lost. */
    private static final int SETTLING_ROUNDS = 3;

    private final Dispatch dispatch;
    private final DispatchSettings settings;
    private final Ledger ledger;
    private final Clock clock;
    private final RunId run;
    private final RunKind kind;
    private final Occasion occasion;
    private final List<RunId> resumed;
    private final Facts facts;
    private final Platform platform;
    private final RecipientDirectory recipients;
    private final Brake brake;
    private final Doubts doubts = new Doubts();
    private final Submitter submitter;
    private final AtomicLong lastPosition = new AtomicLong();
    private final AtomicLong lastLeftover = new AtomicLong();

    RunInProgress(
            Dispatch dispatch, RunId run, RunKind kind, Occasion occasion, List<RunId> resumed, Platform platform) {
        this.dispatch = dispatch;
        this.settings = dispatch.settings();
        this.ledger = dispatch.ledger();
        this.clock = dispatch.clock();
        this.run = run;
        this.kind = kind;
        this.occasion = occasion;
        this.resumed = resumed;
        this.facts = new Facts(dispatch.eligibility(), settings.eligibility());
        this.platform = platform;
        this.recipients = new RecipientDirectory(platform);
        this.brake = new Brake(platform);
        this.submitter = new Submitter(platform, ledger, brake, doubts, clock, this::concluded);
    }

    /** Everything that is due, automatically or as a rehearsal. */
    RunSummary everythingDue(DocumentSource documents) {
        ReceiptQuery query =
                new ReceiptQuery(occasion.businessDay(), settings.eligibility().cutoffDate(), Set.of());
        return work(number -> kind == RunKind.AUTOMATIC, workers -> {
            try (Stream<? extends Item> items = dispatch.receipts().receipts(query)) {
                for (Iterator<? extends Item> each = items.iterator(); !isInterrupted() && each.hasNext(); ) {
                    Item item = each.next();
                    long position = lastPosition.incrementAndGet();
                    if (item instanceof UnreadableReceipt unreadable) {
                        skipUnreadable(Work.on(position, unreadable, clock), unreadable);
                    } else {
                        Candidate dated = facts.dated((Receipt) item, occasion);
                        if (!facts.eligibility().isNotForToday(dated)) {
                            workers.execute(() -> handle(position, dated, documents));
                        }
                    }
                }
            }
        });
    }

    /** The items with these numbers, each of which gets a line. */
    RunSummary named(Set<String> numbers, DocumentSource documents) {
        ReceiptQuery query = new ReceiptQuery(occasion.businessDay(), Optional.empty(), numbers);
        Set<String> missing = new HashSet<>(numbers);
        return work(numbers::contains, workers -> {
            try (Stream<? extends Item> items = dispatch.receipts().receipts(query)) {
                Iterator<? extends Item> each = items.iterator();
                while (!missing.isEmpty() && !isInterrupted() && each.hasNext()) {
                    Item item = each.next();
                    long position = lastPosition.incrementAndGet();
                    if (missing.remove(item.number())) {
                        if (item instanceof UnreadableReceipt unreadable) {
                            skipUnreadable(Work.on(position, unreadable, clock), unreadable);
                        } else {
                            Candidate dated = facts.dated((Receipt) item, occasion);
                            workers.execute(() -> handle(position, dated, documents));
                        }
                    }
                }
            }
            missing.stream().sorted().forEach(this::skipMissing);
        });
    }

    private interface Reading {
        void into(Workers workers) throws InterruptedException;
    }

    private RunSummary work(Predicate<String> mayLookUp, Reading reading) {
        dispatch.listener().started(run);
        LOG.info("Run {} ({}) for business day {} begins", run, kind, occasion.businessDay());
        try {
            try (Heartbeat heartbeat = new Heartbeat(ledger, run, settings.deadAfter(), brake);
                    Workers workers = new Workers(settings.concurrency())) {
                heartbeat.start();
                ledger.doubtful().stream().filter(mayLookUp).forEach(this::takeOverDoubt);
                read(reading, workers);
                settleDoubts(workers);
            }
        } finally {
            Optional<Finding> stop =
                    brake.stopped().map(s -> new Finding(s.reason().name(), s.detail()));
            ledger.closeRun(run, stop, clock.instant());
        }
        return summary();
    }

    private void read(Reading reading, Workers workers) {
        try {
            reading.into(workers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (LedgerException e) {
            brake.pull(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The host's source: what it gave before is still sent and reported.
            workers.drain();
            LOG.error("The source of receipts failed", e);
            brake.pull(StopReason.SOURCE_FAILED, "The source of receipts failed: " + e);
        }
        if (isInterrupted()) {
            brake.pull(StopReason.INTERRUPTED, "The run was interrupted; what was under way has ended.");
        }
        workers.drain();
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private void takeOverDoubt(String number) {
        ledger.claim(run, number, clock.instant()).ifPresent(claim -> {
            Work work = Work.on(-lastLeftover.incrementAndGet(), number, clock);
            if (brake.isOn()) {
                doubts.add(new Doubt(claim, work, Optional.empty(), 0));
            } else {
                submitter.lookUpFirst(claim, work);
            }
        });
    }

    private void skipUnreadable(Work work, UnreadableReceipt unreadable) {
        skip(work, Decision.unreadable(unreadable.number(), unreadable.problem()));
    }

    private void skipMissing(String number) {
        Objection notFound = Objection.of(Reason.ITEM_NOT_FOUND);
        skip(
                Work.on(lastPosition.incrementAndGet(), number, clock),
                new Decision(number, Optional.empty(), Optional.empty(), List.of(notFound)));
    }

    private void skip(Work work, Decision decision) {
        record(work, work.skipped(decision, ledger.attemptsOf(work.number())));
    }

    private void record(Work work, ItemResult result) {
        ledger.record(run, work.position(), result);
        concluded(result);
    }

    private void concluded(ItemResult result) {
        LOG.debug("Item {}: {} {}", result.number(), result.outcome(), result.findings());
        dispatch.listener().concluded(run, result);
    }

    /** One item, on a worker: the edge at which whatever goes wrong with it becomes its line. */
    private void handle(long position, Candidate dated, DocumentSource documents) {
        Receipt receipt = dated.receipt();
        Work work = Work.on(position, receipt, clock).with(dated.effectiveDate());
        try {
            decideAndSend(work, dated, documents);
        } catch (ClaimLostException e) {
            LOG.warn("{}", e.getMessage());
        } catch (LedgerException e) {
            brake.pull(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
        } catch (SupplierUndecidedException e) {
            brake.pull(StopReason.SUPPLIER_UNDECIDED, String.valueOf(e.getMessage()));
            notTried(work);
        } catch (RuntimeException e) {
            // The entry says whether the intent to submit was recorded; the next run goes by that.
            LOG.error("Item {} failed unexpectedly", receipt.number(), e);
            Finding finding = new Finding("UNEXPECTED_ERROR", e.getClass().getSimpleName());
            record(work, work.ended(Outcome.UNKNOWN, finding, ledger.attemptsOf(receipt.number())));
        }
    }

    private void decideAndSend(Work begun, Candidate dated, DocumentSource documents) {
        Receipt receipt = dated.receipt();
        Standing standing = doubts.holds(receipt.number()) ? Standing.FREE : ledger.standingOf(receipt.number());
        if (standing == Standing.SENT && occasion.isAutomatic()) {
            return;
        }
        dispatch.listener().accepted(run, receipt.number());
        Work work;
        Candidate candidate;
        try {
            Documents papers = documents.documentsOf(receipt);
            work = begun.with(papers);
            candidate = facts.complete(dated, papers, standing, needsOf(receipt));
        } catch (IOException e) {
            Finding finding = new Finding("DOCUMENTS_UNREADABLE", String.valueOf(e.getMessage()));
            recordFailure(begun, finding);
            return;
        } catch (ChorusException e) {
            recordFailure(begun, Failures.finding(e));
            brake.failed(e);
            return;
        }
        Decision decision = facts.eligibility().decide(candidate);
        if (!decision.isEligible()) {
            if (!doubts.holds(receipt.number())) {
                skip(work, decision);
            }
        } else if (kind == RunKind.REHEARSAL) {
            record(work, work.ended(Outcome.SKIPPED, new Finding("REHEARSED", ""), ledger.attemptsOf(work.number())));
        } else {
            claimAndSend(work, decision, candidate);
        }
    }

    private Optional<RecipientNeeds> needsOf(Receipt receipt) {
        return brake.isOn() ? Optional.empty() : facts.recipientToAsk(receipt).flatMap(recipients::needsOf);
    }

    private void claimAndSend(Work work, Decision decision, Candidate candidate) {
        InvoiceDraft draft;
        try {
            draft = new InvoiceDraft(candidate.receipt(), work.documents(), settings.invoice());
        } catch (IllegalArgumentException e) {
            recordFailure(work, new Finding("INVALID_REQUEST", String.valueOf(e.getMessage())));
            return;
        }
        if (doubts.holds(work.number())) {
            doubts.mayBeSubmittedAgain(work.number(), work, draft);
            return;
        }
        if (brake.isOn()) {
            notTried(work);
            return;
        }
        try {
            platform.supplier();
        } catch (ChorusException e) {
            recordFailure(work, Failures.finding(e));
            brake.failed(e);
            return;
        }
        Optional<Claim> claim = ledger.claim(run, work.number(), clock.instant());
        if (claim.isEmpty()) {
            Objection taken = Objection.of(Reason.IN_PROGRESS);
            skip(work, new Decision(work.number(), decision.effectiveDate(), decision.dueOn(), List.of(taken)));
        } else if (claim.get().isInDoubt()) {
            doubts.add(new Doubt(claim.get(), work, Optional.of(draft), 0));
        } else {
            submitter.send(claim.get(), work, draft);
        }
    }

    private void recordFailure(Work work, Finding finding) {
        record(work, work.ended(Outcome.FAILED, finding, ledger.attemptsOf(work.number())));
    }

    private void notTried(Work work) {
        record(work, work.ended(Outcome.SKIPPED, new Finding("NOT_TRIED", ""), ledger.attemptsOf(work.number())));
    }

    private void settleDoubts(Workers workers) {
        for (int round = 1; round <= SETTLING_ROUNDS; round++) {
            for (Doubt doubt : doubts.take()) {
                if (brake.isOn() || !waitUntilSettled(doubt)) {
                    leave(doubt);
                } else {
                    workers.execute(() -> settle(doubt));
                }
            }
            workers.drain();
        }
        doubts.take().forEach(this::leave);
    }

    /** False when the run is interrupted meanwhile. */
    private boolean waitUntilSettled(Doubt doubt) {
        Duration rest = settings.settlingDelay().minus(Duration.between(doubt.lastSubmittedAt(), clock.instant()));
        try {
            if (!rest.isNegative()) {
                // A clock that jumped back must not make a night of it.
                TimeUnit.NANOSECONDS.sleep(
                        Math.min(rest.toNanos(), settings.settlingDelay().toNanos()));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            brake.pull(StopReason.INTERRUPTED, "The run was interrupted; what was under way has ended.");
            return false;
        }
    }

    private void settle(Doubt doubt) {
        guarded(doubt, () -> submitter.settle(doubt));
    }

    private void leave(Doubt doubt) {
        guarded(doubt, () -> submitter.leaveInDoubt(doubt));
    }

    private void guarded(Doubt doubt, Runnable action) {
        try {
            action.run();
        } catch (ClaimLostException e) {
            LOG.warn("{}", e.getMessage());
        } catch (LedgerException e) {
            brake.pull(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error(
                    "Item {} could not be settled; it stays in doubt for the next run",
                    doubt.work().number(),
                    e);
            brake.pull(StopReason.SUPPLIER_UNDECIDED, String.valueOf(e.getMessage()));
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
                lastPosition.get(),
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
