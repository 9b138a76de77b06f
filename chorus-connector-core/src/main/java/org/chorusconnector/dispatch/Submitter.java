package org.chorusconnector.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Paris;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.dispatch.Doubts.Doubt;
import org.chorusconnector.dispatch.InvoiceMatch.NumberHolder;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Claim.Submission;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one claimed item to the platform and its fate to the ledger.
 *
 * <ol>
 *   <li>The files are uploaded: at worst a repeated upload leaves one that nothing refers to.
 *   <li>The intent to submit is committed to the ledger, then the invoice is submitted: once.
 *   <li>Sent, refused or failed for certain: concluded.
 *   <li>No certain answer: looked up at once. Found, it is sent. Absent, it is in doubt: after the settling delay it is
 *       looked up again, and only then, absent twice, submitted once more. Not to be found out, it stays in doubt and is
 *       the first thing the next run asks about.
 * </ol>
 *
 * No transaction is open during any of these calls.
 */
final class Submitter {

    private static final Logger LOG = LoggerFactory.getLogger(Submitter.class);

    private final Platform platform;
    private final SharedFiles shared;
    private final Ledger ledger;
    private final Brake brake;
    private final Doubts doubts;
    private final Clock clock;
    private final Consumer<ItemResult> concluded;

    Submitter(
            Platform platform,
            SharedFiles shared,
            Ledger ledger,
            Brake brake,
            Doubts doubts,
            Clock clock,
            Consumer<ItemResult> concluded) {
        this.platform = platform;
        this.shared = shared;
        this.ledger = ledger;
        this.brake = brake;
        this.doubts = doubts;
        this.clock = clock;
        this.concluded = concluded;
    }

    /** Sends an item that was not in doubt. */
    void send(Claim claim, Work work, InvoiceDraft draft) {
        uploadAndSubmit(claim, work, draft);
    }

    /** Looks up an item in doubt for the first time in this run; what stays open is added to the doubts. */
    void lookUpFirst(Claim claim, Work work, Optional<InvoiceDraft> draft) {
        settleOrKeep(Doubt.begun(claim, work, draft));
    }

    /** Settles an item in doubt after the settling delay, submitting it again if it is confirmed to be absent. */
    void settle(Doubt doubt) {
        Doubt open = doubt;
        do {
            Optional<List<InvoiceSummary>> found = lookUp(open.claim());
            if (found.isEmpty()) {
                concludeInDoubt(open.claim(), open.work());
                return;
            }
            if (isSettledBy(found.get(), open.claim(), open.work())) {
                return;
            }
            open = open.missedAgain();
        } while (open.absences() < Doubt.ENOUGH_ABSENCES);
        submitAgain(open);
    }

    /** Whether something with the item's number is there, so that it must not be submitted again, be it ours or not. */
    private boolean isSettledBy(List<InvoiceSummary> found, Claim claim, Work work) {
        Submission submission = claim.submission().orElseThrow();
        Optional<InvoiceSummary> ours = InvoiceMatch.ours(submission, found);
        if (ours.isPresent()) {
            conclude(claim, work, work.found(ours.get(), claim.attempts()));
            return true;
        }
        switch (InvoiceMatch.holderOfNumber(submission, found)) {
            case NOBODY -> {
                return false;
            }
            case ANOTHER -> conclude(claim, work, work.numberIsAnothers(claim.attempts()));
            case UNCLEAR -> concludeInDoubt(claim, work);
        }
        return true;
    }

    /** Leaves an item in doubt to the next run. */
    void leaveInDoubt(Doubt doubt) {
        concludeInDoubt(doubt.claim(), doubt.work());
    }

    private void submitAgain(Doubt absent) {
        if (absent.claim().numberTaken()) {
            concludeInDoubt(absent.claim(), absent.work());
            return;
        }
        if (absent.draft().isEmpty() || brake.isOn()) {
            Finding notThere = new Finding("NOT_ON_PLATFORM", "");
            conclude(
                    absent.claim(),
                    absent.work(),
                    absent.work().ended(Outcome.FAILED, notThere, absent.claim().attempts()));
            return;
        }
        LOG.info(
                "Item {} is not on Chorus Pro after a submission without answer; submitting it again",
                absent.work().number());
        InvoiceDraft draft = absent.draft().get();
        uploadAndSubmit(absent.claim(), absent.work(), draft);
    }

    private void uploadAndSubmit(Claim claim, Work work, InvoiceDraft draft) {
        Uploads uploads = new Uploads(platform, shared, ledger, clock, claim);
        List<FileId> files;
        try {
            files = uploads.store(draft.documents());
        } catch (ChorusRefusedException e) {
            concludeRefused(uploads.claim(), work, e);
            return;
        } catch (ChorusException e) {
            concludeFailed(uploads.claim(), work, e);
            return;
        } catch (IllegalArgumentException e) {
            // The document changed since it was looked at.
            concludeInvalid(uploads.claim(), work, e);
            return;
        }
        submit(uploads.claim(), work, draft, files);
    }

    private void submit(Claim claim, Work work, InvoiceDraft draft, List<FileId> files) {
        // Also in an earlier run, which may have taken it for absent.
        boolean wasSubmitted = claim.submission().isPresent();
        long before = System.nanoTime();
        Claim submitting = ledger.submitting(claim, work.intent(draft), clock.instant());
        SubmittedInvoice sent;
        try {
            sent = platform.submit(
                    draft,
                    Paris.today(clock),
                    files.get(0),
                    files.subList(1, files.size()),
                    new Grip(ledger, submitting, before));
        } catch (ChorusRefusedException e) {
            if (wasSubmitted || InvoiceMatch.isDuplicate(e)) {
                settleRefusal(submitting, work, e, wasSubmitted);
            } else {
                concludeRefused(submitting, work, e);
            }
            return;
        } catch (ChorusFailedException e) {
            concludeFailed(submitting, work, e);
            return;
        } catch (ChorusUnknownOutcomeException e) {
            LOG.warn("Item {} may have been sent: {}", work.number(), e.getMessage());
            Claim inDoubt = ledger.doubt(submitting, false, clock.instant());
            brake.failed(e);
            settleOrKeep(Doubt.begun(inDoubt, work, Optional.of(draft)));
            return;
        } catch (IllegalArgumentException e) {
            concludeInvalid(submitting, work, e);
            return;
        }
        brake.answered();
        conclude(submitting, work, work.sent(sent, submitting.attempts()));
    }

    private void settleOrKeep(Doubt doubt) {
        Optional<InvoiceSummary> ours = lookUp(doubt.claim())
                .flatMap(found -> InvoiceMatch.ours(doubt.claim().submission().orElseThrow(), found));
        if (ours.isPresent()) {
            conclude(
                    doubt.claim(),
                    doubt.work(),
                    doubt.work().found(ours.get(), doubt.claim().attempts()));
        } else {
            // Whether absent or not to be found out: it is asked for again after the settling delay.
            doubts.add(doubt);
        }
    }

    /** A refusal that may mean that an earlier submission had been taken: ours, or somebody else's number? */
    private void settleRefusal(Claim claim, Work work, ChorusRefusedException refusal, boolean wasSubmitted) {
        Submission submission = claim.submission().orElseThrow();
        Optional<List<InvoiceSummary>> found = lookUp(claim);
        boolean saysSo = InvoiceMatch.isDuplicateNumber(refusal) || (wasSubmitted && InvoiceMatch.isDuplicate(refusal));
        Optional<InvoiceSummary> ours = found.flatMap(invoices -> InvoiceMatch.ours(submission, invoices));
        if (ours.isPresent()) {
            brake.answered();
            conclude(claim, work, work.found(ours.get(), claim.attempts()));
            return;
        }
        NumberHolder holder = found.map(invoices -> InvoiceMatch.holderOfNumber(submission, invoices))
                .orElse(NumberHolder.UNCLEAR);
        if (holder == NumberHolder.ANOTHER) {
            brake.answered();
            conclude(claim, work, work.refusedForAnothers(refusal, claim.attempts()));
        } else if (holder == NumberHolder.UNCLEAR || saysSo) {
            // Chorus Pro says that it has the number, and what has it may be ours: the search may only lag behind.
            doubts.add(Doubt.begun(ledger.doubt(claim, saysSo, clock.instant()), work, Optional.empty()));
        } else {
            concludeRefused(claim, work, refusal);
        }
    }

    private Optional<List<InvoiceSummary>> lookUp(Claim claim) {
        try {
            return Optional.of(platform.lookUp(new InvoiceNumber(claim.number())));
        } catch (ChorusException e) {
            LOG.warn("Item {} could not be looked up: {}", claim.number(), e.getMessage());
            brake.failed(e);
            return Optional.empty();
        } catch (SupplierUndecidedException e) {
            brake.pull(StopReason.SUPPLIER_UNDECIDED, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void concludeRefused(Claim claim, Work work, ChorusRefusedException refusal) {
        brake.answered();
        Finding finding = new Finding(String.valueOf(refusal.code()), refusal.label());
        conclude(claim, work, work.ended(Outcome.REFUSED, finding, claim.attempts()));
    }

    private void concludeFailed(Claim claim, Work work, ChorusException failure) {
        conclude(claim, work, work.ended(Outcome.FAILED, Failures.finding(failure), claim.attempts()));
        brake.failed(failure);
    }

    private void concludeInDoubt(Claim claim, Work work) {
        conclude(claim, work, work.inDoubt(claim));
    }

    private void concludeInvalid(Claim claim, Work work, IllegalArgumentException rule) {
        Finding finding = new Finding("INVALID_REQUEST", String.valueOf(rule.getMessage()));
        conclude(claim, work, work.ended(Outcome.FAILED, finding, claim.attempts()));
    }

    private void conclude(Claim claim, Work work, ItemResult result) {
        ledger.conclude(claim, work.position(), result);
        concluded.accept(result);
    }
}
