package org.chorusconnector.dispatch;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.Objection;
import org.chorusconnector.eligibility.Reason;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.ClaimLostException;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.RunId;
import org.chorusconnector.ledger.RunKind;
import org.chorusconnector.ledger.Standing;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one item, on a worker: facts, decision, claim, submission. The edge at which whatever goes wrong with it becomes
 * its one line in the report. Thread-safe.
 */
final class ItemJourney {

    private static final Logger LOG = LoggerFactory.getLogger(ItemJourney.class);
    private static final String UNEXPECTED_ERROR = "UNEXPECTED_ERROR";

    private final RunId run;
    private final RunKind kind;
    private final Facts facts;
    private final InvoiceSettings invoice;
    private final Platform platform;
    private final RecipientDirectory recipients;
    private final Ledger ledger;
    private final Brake brake;
    private final Doubts doubts;
    private final RunLines lines;
    private final Submitter submitter;
    private final Clock clock;

    ItemJourney(
            RunId run,
            RunKind kind,
            Dispatch dispatch,
            Ledger ledger,
            Facts facts,
            Platform platform,
            Brake brake,
            Doubts doubts,
            RunLines lines,
            Submitter submitter) {
        this.run = run;
        this.kind = kind;
        this.facts = facts;
        this.invoice = dispatch.settings().invoice();
        this.platform = platform;
        this.recipients = new RecipientDirectory(platform);
        this.ledger = ledger;
        this.brake = brake;
        this.doubts = doubts;
        this.lines = lines;
        this.submitter = submitter;
        this.clock = dispatch.clock();
    }

    void go(Work work, Candidate dated, DocumentSource documents) {
        try {
            if (doubts.holds(work.number())) {
                prepareAnotherSubmission(work, dated, documents);
            } else {
                decideAndSend(work, dated, documents);
            }
        } catch (ClaimLostException e) {
            LOG.warn("{}", e.getMessage());
        } catch (LedgerException e) {
            brake.pull(StopReason.LEDGER_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private void decideAndSend(Work begun, Candidate dated, DocumentSource documents) {
        Standing standing = ledger.standingOf(begun.number());
        if (standing == Standing.SENT && dated.occasion().isAutomatic()) {
            return;
        }
        lines.accepted(begun);
        if (standing == Standing.SENT) {
            lines.skip(begun, Reason.ALREADY_SENT.code());
            return;
        }
        Work work = begun;
        Decision decision;
        InvoiceDraft draft;
        try {
            if (brake.isOn() && brake.isInterrupted()) {
                // There is a hurry: its documents are not looked at.
                lines.skip(work, "NOT_TRIED");
                return;
            }
            Documents papers = documents.documentsOf(dated.receipt());
            work = begun.with(papers);
            decision = decide(dated, papers, standing);
            if (!decision.isEligible()) {
                lines.skip(work, decision);
                return;
            }
            draft = InvoiceDraft.of(dated.receipt(), papers, invoice);
            if (brake.isOn()) {
                lines.skip(work, "NOT_TRIED");
                return;
            }
            platform.supplier();
            if (kind == RunKind.REHEARSAL) {
                lines.skip(work, "REHEARSED");
                return;
            }
        } catch (IOException e) {
            lines.fail(work, new Finding("DOCUMENTS_UNREADABLE", String.valueOf(e.getMessage())));
            return;
        } catch (ChorusRefusedException e) {
            lines.refuse(work, Failures.finding(e));
            return;
        } catch (ChorusException e) {
            lines.fail(work, Failures.finding(e));
            brake.failed(e);
            return;
        } catch (SupplierUndecidedException e) {
            brake.pull(StopReason.SUPPLIER_UNDECIDED, String.valueOf(e.getMessage()));
            lines.skip(work, "NOT_TRIED");
            return;
        } catch (BrokenRuleException e) {
            lines.fail(work, new Finding("INVALID_REQUEST", String.valueOf(e.getMessage())));
            return;
        } catch (LedgerException e) {
            throw e;
        } catch (RuntimeException e) {
            // A rule or a document source of the host: nothing was claimed, so nothing was sent.
            LOG.error("Item {} failed unexpectedly", work.number(), e);
            lines.fail(work, new Finding(UNEXPECTED_ERROR, e.getClass().getSimpleName()));
            return;
        }
        claimAndSend(work, decision, draft);
    }

    /** Asks Chorus Pro only about an item against which nothing else stands. */
    private Decision decide(Candidate dated, Documents papers, Standing standing) throws IOException {
        Receipt receipt = dated.receipt();
        Candidate offline = facts.complete(dated, papers, standing);
        Decision decision = facts.eligibility().decide(offline);
        Optional<Siret> toAsk = facts.recipientToAsk(receipt);
        if (decision.isEligible() && toAsk.isPresent() && !brake.isOn()) {
            decision = facts.eligibility().decide(offline.with(recipients.needsOf(toAsk.get())));
        }
        if (decision.isEligible()) {
            facts.warnOfWrongKey(receipt);
        }
        return decision;
    }

    private void claimAndSend(Work work, Decision decision, InvoiceDraft draft) {
        Optional<Claim> claim = ledger.claim(run, work.number(), clock.instant());
        if (claim.isEmpty()) {
            // Another run was quicker, and may be done with it already.
            boolean sent = ledger.standingOf(work.number()) == Standing.SENT;
            Objection taken = Objection.of(sent ? Reason.ALREADY_SENT : Reason.IN_PROGRESS);
            lines.skip(work, new Decision(work.number(), decision.effectiveDate(), decision.dueOn(), List.of(taken)));
            return;
        }
        try {
            if (claim.get().isInDoubt()) {
                submitter.lookUpFirst(claim.get(), work, Optional.of(draft));
            } else {
                submitter.send(claim.get(), work, draft);
            }
        } catch (LedgerException e) {
            throw e;
        } catch (RuntimeException e) {
            // It stays in hand: the end of the run releases it as what it is, and gives it its line.
            LOG.error("Item {} failed unexpectedly", work.number(), e);
        }
    }

    /** The item is in doubt, and gets its line when that is settled. Is it still to be sent, should it be absent? */
    private void prepareAnotherSubmission(Work begun, Candidate dated, DocumentSource documents) {
        doubts.place(begun);
        try {
            Documents papers = documents.documentsOf(dated.receipt());
            Work work = begun.with(papers);
            doubts.place(work);
            if (decide(dated, papers, Standing.FREE).isEligible()) {
                doubts.mayBeSubmittedAgain(work, InvoiceDraft.of(dated.receipt(), papers, invoice));
            }
        } catch (ChorusException e) {
            LOG.warn(
                    "Item {} is in doubt, and whether it may be sent is not known: {}", begun.number(), e.getMessage());
            brake.failed(e);
        } catch (LedgerException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.warn("Item {} is in doubt, and could not be prepared to be sent again", begun.number(), e);
        }
    }
}
