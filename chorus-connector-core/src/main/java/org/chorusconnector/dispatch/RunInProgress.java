package org.chorusconnector.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chorusconnector.dispatch.InDoubtItems.InDoubtItem;
import org.chorusconnector.dispatch.RunSummary.Stop;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.ledger.ClaimLostException;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.runs.Run.EarlyEnd;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.internal.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, from the items that earlier runs left in doubt to its last report line.
 *
 * <ol>
 *   <li>Items that may have been sent, by a run that died or got no answer, are looked up.
 *   <li>This thread reads the source once, in order. Items that are not due are dropped; the others go to the workers, of
 *       which there are as many as the settings say: memory holds one item per worker.
 *   <li>A worker takes the item through its {@linkplain ItemJourney journey}.
 *   <li>Items that are still in doubt are settled once the settling delay is over.
 * </ol>
 *
 * If the run is told to stop, items that were begun are completed, and due items that were not begun get a line that says so.
 */
final class RunInProgress {

    private static final Duration READING_AFTER_INTERRUPT = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(RunInProgress.class);

    private final RunHeader run;
    private final DispatchSettings settings;
    private final Host host;
    private final Ledger ledger;
    private final OutageRetry retry;
    private final Items items;
    private final CandidateFacts facts;
    private final RunStop stop = new RunStop();
    private final RunLines lines;
    private final InDoubtResolver resolver;
    private final Submitter submitter;
    private final ItemJourney journey;

    // All of the reading thread alone.
    private boolean interrupted;
    private long readUntil;
    private long read;
    private long lastPosition;
    private long lastLeftoverPosition;

    RunInProgress(RunHeader run, DispatchSettings settings, Host host, Ledger ledger, Platform platform) {
        this.run = run;
        this.settings = settings;
        this.host = host;
        this.ledger = ledger;
        this.retry = new OutageRetry(settings.deadAfter());
        this.items = new PatientItems(ledger.items(), retry);
        this.facts = new CandidateFacts(host.eligibility(), settings.eligibility());
        Clock clock = host.clock();
        this.lines = new RunLines(run.id(), items, ledger.results(), retry, host.listener(), clock);
        CircuitBreaker breaker = new CircuitBreaker(platform, maxPlatformOutage(), maxQuotaPause(), stop);
        Conclusions conclusions = new Conclusions(items, lines, clock);
        this.resolver = new InDoubtResolver(platform, items, conclusions, breaker, stop, clock);
        SharedFiles shared = new SharedFiles(settings.invoice().shareAttachments());
        Uploads uploads = new Uploads(platform, shared, items, clock);
        this.submitter = new Submitter(platform, uploads, items, conclusions, resolver, breaker, clock);
        Preparation preparation = new Preparation(facts, platform, settings.invoice(), breaker, stop);
        NumberReuse reuse = new NumberReuse(settings.numbersRestartYearly(), clock);
        this.journey = new ItemJourney(run, preparation, items, lines, submitter, resolver, reuse);
    }

    /** A person waits for the other kinds of runs. An automatic run waits as long for the items in doubt anyway. */
    private Duration maxPlatformOutage() {
        return run.kind() == RunKind.AUTOMATIC ? settings.settlingDelay() : Duration.ZERO;
    }

    private Duration maxQuotaPause() {
        return run.kind() == RunKind.AUTOMATIC ? settings.maxQuotaPause() : Duration.ZERO;
    }

    /** Everything that is due, automatically or as a rehearsal. */
    RunSummary everythingDue(DocumentSource documents) {
        ReceiptQuery query = new ReceiptQuery(
                run.context().businessDay(), settings.eligibility().cutoffDate(), Set.of());
        return work(number -> run.kind() == RunKind.AUTOMATIC, (workers, settled) -> {
            try (Stream<? extends Item> source = host.receipts().receipts(query)) {
                for (Iterator<? extends Item> each = source.iterator(); mayReadOn() && each.hasNext(); ) {
                    consider(each.next(), workers, documents);
                }
            }
        });
    }

    /** The items with these numbers, each of which gets a line. */
    RunSummary named(Set<String> numbers, DocumentSource documents) {
        ReceiptQuery query = new ReceiptQuery(run.context().businessDay(), Optional.empty(), numbers);
        return work(numbers::contains, (workers, settled) -> {
            Set<String> wanted = new HashSet<>(numbers);
            wanted.removeAll(settled);
            try (Stream<? extends Item> source = host.receipts().receipts(query)) {
                Iterator<? extends Item> each = source.iterator();
                while (!wanted.isEmpty() && mayReadOn() && each.hasNext()) {
                    Item item = each.next();
                    if (wanted.remove(item.number())) {
                        consider(item, workers, documents);
                    }
                }
            }
            String code = mayReadOn() ? ReasonCode.ITEM_NOT_FOUND.code() : "NOT_TRIED";
            wanted.stream()
                    .filter(number -> !resolver.inDoubt().contains(number))
                    .sorted()
                    .forEach(number -> lines.skip(
                            ReportLineDraft.on(
                                    ++lastPosition, number, host.clock().instant()),
                            code));
        });
    }

    /** The items that earlier runs left in doubt, and no others. */
    RunSummary inDoubtOnly() {
        return work(number -> true, (workers, settled) -> {});
    }

    private void consider(Item item, Workers workers, DocumentSource documents) {
        read++;
        ReportLineDraft line =
                ReportLineDraft.on(++lastPosition, item, host.clock().instant());
        if (item instanceof Item.Unreadable unreadable) {
            lines.skip(line, Decision.unreadable(unreadable.number(), unreadable.problem()));
            return;
        }
        Candidate dated;
        try {
            dated = facts.dated((Receipt) item, run.context());
            if (run.context().isAutomatic() && facts.eligibility().isNotForToday(dated)) {
                return;
            }
        } catch (RuntimeException e) {
            // A rule of the host: the failure of one item must not end the run.
            LOG.error("Whether item {} is due cannot be determined", item.number(), e);
            lines.fail(line, new Finding("UNEXPECTED_ERROR", e.getClass().getSimpleName()));
            return;
        }
        ReportLineDraft dueLine = line.with(dated.effectiveDate());
        workers.execute(() -> guarded(() -> journey.go(dueLine, dated, documents)));
    }

    private interface SourceReader {
        /** @param settled the numbers that have their line already */
        void readInto(Workers workers, Set<String> settled);
    }

    private RunSummary work(Predicate<String> mayLookUp, SourceReader reader) {
        lines.started();
        LOG.info(
                "Run {} ({}) for business day {} begins",
                run.id(),
                run.kind(),
                run.context().businessDay());
        try {
            try (Heartbeat heartbeat =
                            new Heartbeat(ledger.runs(), run.id(), settings.deadAfter(), this::declaredDead);
                    Workers workers = new Workers(settings.concurrency(), stop::requestByInterrupt, this::unexpected)) {
                heartbeat.start();
                read(reader, workers, mayLookUp);
                settleInDoubt(workers);
            }
            guarded(this::lastHeartbeat);
        } finally {
            Optional<EarlyEnd> earlyEnd =
                    stop.requested().map(s -> new EarlyEnd(s.reason().name(), s.detail()));
            retry.run(() -> ledger.runs().close(run.id(), earlyEnd, host.clock().instant()));
        }
        return summary();
    }

    /** Looks up the items that earlier runs left in doubt; returns the numbers of those that it settled. */
    private Set<String> takeOverInDoubt(Predicate<String> mayLookUp) {
        Set<String> settled = new HashSet<>();
        for (String number : items.inDoubt()) {
            if (mayLookUp.test(number)
                    && !stop.isRequested()
                    && !Thread.currentThread().isInterrupted()) {
                items.claimInDoubt(run.id(), number, host.clock().instant()).ifPresent(claim -> {
                    ReportLineDraft line = ReportLineDraft.on(
                            --lastLeftoverPosition, claim, host.clock().instant());
                    settling(number, () -> resolver.lookUpFirst(claim, line, Optional.empty()));
                    if (!resolver.inDoubt().contains(number)) {
                        settled.add(number);
                    }
                });
            }
        }
        return settled;
    }

    /**
     * Whether to read more of the source. A run that is told to stop sends nothing more, but reads for a while, so that due
     * items get their line. The interrupt is kept from the source meanwhile, which would take it as its own. A run that
     * cannot write to the ledger reads nothing more.
     */
    private boolean mayReadOn() {
        if (Thread.interrupted()) {
            interrupted = true;
            readUntil = System.nanoTime() + READING_AFTER_INTERRUPT.toNanos();
            stop.requestByInterrupt();
        }
        return !stop.isRequestedBy(StopReason.LEDGER_FAILED, StopReason.TAKEN_OVER)
                && (!interrupted || System.nanoTime() - readUntil < 0);
    }

    private void read(SourceReader reader, Workers workers, Predicate<String> mayLookUp) {
        try {
            Set<String> settled = takeOverInDoubt(mayLookUp);
            mayReadOn();
            reader.readInto(workers, settled);
        } catch (LedgerException e) {
            ledgerFailed(e);
        } catch (RuntimeException e) {
            // The host's source: items that it gave before are still sent and reported.
            workers.drain();
            LOG.error("The source of receipts failed", e);
            stop.request(StopReason.SOURCE_FAILED, "The source of receipts failed: " + e);
        }
        mayReadOn();
        workers.drain();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A run may be declared dead after its last heartbeat: it must not report that all is well. */
    private void lastHeartbeat() {
        if (stop.requested().isEmpty() && !retry.get(() -> ledger.runs().heartbeat(run.id()))) {
            declaredDead();
        }
    }

    private void declaredDead() {
        stop.request(
                StopReason.TAKEN_OVER,
                "Another run declared this one dead, because it had no heartbeat; that run settles the items.");
    }

    private void ledgerFailed(LedgerException e) {
        stop.request(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
    }

    private void unexpected(Throwable error) {
        LOG.error("A worker failed; the run stops", error);
        stop.request(StopReason.UNEXPECTED_ERROR, "A worker failed: " + error);
    }

    /** Each of them is submitted again at most once; if it is in doubt after that, the next run settles it. */
    private void settleInDoubt(Workers workers) {
        for (InDoubtItem item : resolver.inDoubt().takeAll()) {
            awaitSettlingDelay(item);
            if (stop.isRequested()) {
                leaveInDoubt(item);
            } else {
                workers.execute(() -> settling(
                        item.line().number(),
                        () -> resolver.settle(item)
                                .ifPresent(absent -> submitter.send(
                                        absent.claim(),
                                        absent.line(),
                                        absent.draft().orElseThrow()))));
            }
        }
        workers.drain();
        resolver.inDoubt().takeAll().forEach(this::leaveInDoubt);
    }

    private void leaveInDoubt(InDoubtItem item) {
        settling(item.line().number(), () -> resolver.leaveInDoubt(item));
    }

    private void awaitSettlingDelay(InDoubtItem item) {
        long rest = settings.settlingDelay().toNanos() - (System.nanoTime() - item.since());
        if (rest > 0 && !stop.isRequested()) {
            LOG.info(
                    "Item {} may have been sent; it is looked up again in {} s",
                    item.line().number(),
                    TimeUnit.NANOSECONDS.toSeconds(rest));
            try {
                TimeUnit.NANOSECONDS.sleep(rest);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop.requestByInterrupt();
            }
        }
    }

    /** The edge of an item in doubt: after any failure it stays in doubt, and the next run settles it. */
    private void settling(String number, Runnable action) {
        try {
            guarded(action);
        } catch (RuntimeException e) {
            LOG.error("Item {} could not be settled; it stays in doubt for the next run", number, e);
        }
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (ClaimLostException e) {
            LOG.warn("{}", e.getMessage());
        } catch (LedgerException e) {
            ledgerFailed(e);
        }
    }

    private RunSummary summary() {
        Optional<Stop> requested = stop.requested();
        RunSummary summary = new RunSummary(
                run.id(),
                ledger.supplier(),
                run.kind(),
                run.context().businessDay(),
                run.context().startedAt(),
                host.clock().instant(),
                retry.get(() -> ledger.results().counts(run.id())),
                read,
                requested,
                run.takenOver());
        LOG.info(
                "Run {} ended: {} read, {}{}",
                run.id(),
                summary.read(),
                summary.counts(),
                requested.map(s -> ", stopped early: " + s.reason()).orElse(""));
        return summary;
    }
}
