package org.chorusconnector.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.dispatch.Prepared.Ended;
import org.chorusconnector.dispatch.Prepared.Ready;
import org.chorusconnector.eligibility.BlockingReason;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.Items;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.NumberUse;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.runs.RunKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of one item on a worker: preparation, claim, submission. Each item ends with one report line. Thread-safe. */
final class ItemJourney {

    private static final Logger LOG = LoggerFactory.getLogger(ItemJourney.class);

    private final RunHeader run;
    private final Preparation preparation;
    private final Items items;
    private final RunLines lines;
    private final Submitter submitter;
    private final InDoubtResolver resolver;
    private final NumberReuse reuse;
    private final Clock clock;

    ItemJourney(
            RunHeader run,
            Preparation preparation,
            Items items,
            RunLines lines,
            Submitter submitter,
            InDoubtResolver resolver,
            NumberReuse reuse) {
        this.run = run;
        this.preparation = preparation;
        this.items = items;
        this.lines = lines;
        this.submitter = submitter;
        this.resolver = resolver;
        this.reuse = reuse;
        this.clock = reuse.clock();
    }

    void go(ReportLineDraft line, Candidate dated, DocumentSource documents) {
        if (resolver.inDoubt().contains(line.number())) {
            prepareResubmission(line, dated, documents);
        } else {
            prepareAndSend(line, dated, documents);
        }
    }

    private void prepareAndSend(ReportLineDraft line, Candidate dated, DocumentSource documents) {
        NumberUse use = items.useOf(line.number());
        Optional<BlockingReason> conflict = reuse.conflict(dated.receipt(), use);
        DispatchStatus dispatchStatus = use.status();
        if (reuse.isSetAside(dated.receipt(), use)) {
            dispatchStatus = DispatchStatus.FREE;
        } else if (dispatchStatus == DispatchStatus.SENT
                && run.context().isAutomatic()
                && (conflict.isEmpty() || use.isReuseAccepted())) {
            return;
        }
        lines.accepted(line);
        if (conflict.isPresent()) {
            lines.skip(line, RunLines.finding(conflict.get()));
            return;
        }
        if (dispatchStatus == DispatchStatus.SENT) {
            lines.skip(line, ReasonCode.ALREADY_SENT.code());
            return;
        }
        Prepared prepared = preparation.prepare(line, dated, documents, dispatchStatus);
        if (prepared instanceof Ended ended) {
            lines.end(ended);
            preparation.awaitRecovery(ended);
        } else if (run.kind() == RunKind.REHEARSAL) {
            lines.skip(prepared.line(), "REHEARSED");
        } else {
            if (use.status() == DispatchStatus.SENT) {
                setAside(use, line);
            }
            claimAndSend((Ready) prepared);
        }
    }

    private void setAside(NumberUse use, ReportLineDraft line) {
        int year = NumberReuse.yearOf(use);
        LOG.info(
                "Number {} was sent in {} and begins anew; that item is {}@{} from now on",
                line.number(),
                year,
                line.number(),
                year);
        items.setAside(line.number(), year, clock.instant());
    }

    private void claimAndSend(Ready ready) {
        ReportLineDraft line = ready.line();
        Optional<Claim> claim = items.claim(run.id(), line.number(), clock.instant());
        if (claim.isEmpty()) {
            // Another run claimed it first, and may have completed it already.
            boolean sent = items.useOf(line.number()).status() == DispatchStatus.SENT;
            lines.skip(line, (sent ? ReasonCode.ALREADY_SENT : ReasonCode.IN_PROGRESS).code());
            return;
        }
        try {
            if (claim.get().isInDoubt()) {
                resolver.lookUpFirst(claim.get(), line, Optional.of(ready.draft()));
            } else {
                submitter.send(claim.get(), line, ready.draft());
            }
        } catch (LedgerException e) {
            throw e;
        } catch (RuntimeException e) {
            // The run keeps the claim: its end releases the item in the state that it has, and writes its line.
            LOG.error("Item {} failed unexpectedly", line.number(), e);
        }
    }

    /** The line of an item in doubt is written when it is settled. Only the draft for a resubmission is prepared here. */
    private void prepareResubmission(ReportLineDraft line, Candidate dated, DocumentSource documents) {
        Optional<BlockingReason> conflict = reuse.conflict(dated.receipt(), items.useOf(line.number()));
        if (conflict.isPresent()) {
            // What is in doubt under this number is another item: it is settled first, and never submitted with these
            // data.
            lines.skip(line, RunLines.finding(conflict.get()));
            return;
        }
        Prepared prepared = preparation.prepare(line, dated, documents, DispatchStatus.FREE);
        resolver.inDoubt().place(prepared.line());
        if (prepared instanceof Ready ready) {
            resolver.inDoubt().allowResubmission(ready.line(), ready.draft());
        } else if (prepared instanceof Ended ended) {
            LOG.info("Item {} is in doubt, and is not submitted again by this run: {}", line.number(), codes(ended));
            preparation.awaitRecovery(ended);
        }
    }

    private static List<String> codes(Ended ended) {
        return ended.findings().stream().map(finding -> finding.code()).toList();
    }
}
