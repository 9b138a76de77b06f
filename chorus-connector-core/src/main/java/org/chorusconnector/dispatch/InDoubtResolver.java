package org.chorusconnector.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.dispatch.InDoubtItems.InDoubtItem;
import org.chorusconnector.dispatch.InvoiceMatch.NumberHolder;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Claim.LastSubmission;
import org.chorusconnector.ledger.Items;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of submissions without a certain answer.
 *
 * <ol>
 *   <li>The item is looked up at once. If the invoice is found, it is sent.
 *   <li>If not, the item stays in doubt. After the settling delay it is looked up again. If it is absent twice, it may be
 *       submitted again, once.
 *   <li>If the look-up fails, the item stays in doubt, and the next run looks it up first.
 * </ol>
 *
 * Thread-safe.
 */
final class InDoubtResolver {

    private static final Logger LOG = LoggerFactory.getLogger(InDoubtResolver.class);

    private final InDoubtItems inDoubt = new InDoubtItems();
    private final Platform platform;
    private final Items items;
    private final Conclusions conclusions;
    private final CircuitBreaker breaker;
    private final RunStop stop;
    private final Clock clock;

    InDoubtResolver(
            Platform platform,
            Items items,
            Conclusions conclusions,
            CircuitBreaker breaker,
            RunStop stop,
            Clock clock) {
        this.platform = platform;
        this.items = items;
        this.conclusions = conclusions;
        this.breaker = breaker;
        this.stop = stop;
        this.clock = clock;
    }

    /** The items that this run could not settle so far. */
    InDoubtItems inDoubt() {
        return inDoubt;
    }

    /** Looks up an item for the first time in this run. If it is not found, it stays in doubt until it is settled. */
    void lookUpFirst(Claim claim, ReportLineDraft line, Optional<InvoiceDraft> draft) {
        Optional<InvoiceSummary> ours = lookUp(claim).flatMap(found -> InvoiceMatch.ours(lastSubmission(claim), found));
        if (ours.isPresent()) {
            conclusions.found(claim, line, ours.get());
        } else {
            inDoubt.add(InDoubtItem.now(claim, line, draft));
        }
    }

    /** The answer to a submission was lost: records the doubt and looks the invoice up. */
    void submissionUnanswered(
            Claim submitting, ReportLineDraft line, InvoiceDraft draft, ChorusUnknownOutcomeException failure) {
        LOG.warn("Item {} may have been sent: {}", line.number(), failure.getMessage());
        Claim claim = items.doubt(submitting, false, clock.instant());
        breaker.awaitRecovery(failure);
        lookUpFirst(claim, line, Optional.of(draft));
    }

    /**
     * A submission was refused, perhaps because Chorus Pro has the invoice already: looks up whose the number is. The rows that
     * are found decide, and never the words of the refusal. If the words suggest, or a submission without answer just before, that the search only
     * lags behind, the item is looked up again after the settling delay.
     */
    void submissionRefused(Claim claim, ReportLineDraft line, ChorusRefusedException refusal, boolean isResubmission) {
        LastSubmission submission = lastSubmission(claim);
        Optional<List<InvoiceSummary>> found = lookUp(claim);
        Optional<InvoiceSummary> ours = found.flatMap(invoices -> InvoiceMatch.ours(submission, invoices));
        if (ours.isPresent()) {
            breaker.recordAnswer();
            conclusions.found(claim, line, ours.get());
            return;
        }
        boolean searchMayLag = isResubmission || InvoiceMatch.suggestsDuplicate(refusal);
        // This submission was certainly not accepted. If the search fails, the next run submits it, and looks it up,
        // again.
        NumberHolder holder = found.map(invoices -> InvoiceMatch.holderOfNumber(submission, invoices))
                .orElse(searchMayLag ? NumberHolder.UNCLEAR : NumberHolder.NOBODY);
        if (holder == NumberHolder.ANOTHER) {
            breaker.recordAnswer();
            conclusions.refusedForAnotherInvoice(claim, line, refusal);
        } else if (holder == NumberHolder.UNCLEAR || searchMayLag) {
            inDoubt.add(InDoubtItem.refused(items.doubt(claim, false, clock.instant()), line, refusal));
        } else {
            breaker.recordAnswer();
            conclusions.refused(claim, line, refusal);
        }
    }

    /**
     * Settles an item after the settling delay.
     *
     * @return the item if it is certainly absent and must be submitted again; empty if it is concluded
     */
    Optional<InDoubtItem> settle(InDoubtItem item) {
        InDoubtItem open = item;
        do {
            Optional<List<InvoiceSummary>> found = lookUp(open.claim());
            if (found.isEmpty()) {
                leaveInDoubt(open);
                return Optional.empty();
            }
            if (isSettledBy(found.get(), open)) {
                return Optional.empty();
            }
            open = open.absentOnceMore();
        } while (open.absences() < InDoubtItem.ENOUGH_ABSENCES);
        return resubmissionOf(open);
    }

    private Optional<InDoubtItem> resubmissionOf(InDoubtItem absent) {
        if (absent.refusal().isPresent()) {
            breaker.recordAnswer();
            conclusions.refused(absent.claim(), absent.line(), absent.refusal().get());
            return Optional.empty();
        }
        if (absent.draft().isEmpty() || stop.isRequested()) {
            conclusions.absent(absent.claim(), absent.line());
            return Optional.empty();
        }
        LOG.info(
                "Item {} is not on Chorus Pro after a submission without answer; submitting it again",
                absent.line().number());
        return Optional.of(absent);
    }

    /** Whether an invoice with the item's number exists, so that the item must not be submitted again. */
    private boolean isSettledBy(List<InvoiceSummary> found, InDoubtItem item) {
        Claim claim = item.claim();
        ReportLineDraft line = item.line();
        LastSubmission submission = lastSubmission(claim);
        Optional<InvoiceSummary> ours = InvoiceMatch.ours(submission, found);
        if (ours.isPresent()) {
            conclusions.found(claim, line, ours.get());
            return true;
        }
        switch (InvoiceMatch.holderOfNumber(submission, found)) {
            case NOBODY -> {
                return false;
            }
            case ANOTHER ->
                item.refusal()
                        .ifPresentOrElse(
                                refusal -> conclusions.refusedForAnotherInvoice(claim, line, refusal),
                                () -> conclusions.numberTaken(claim, line));
            case UNCLEAR -> conclusions.inDoubt(claim, line, found);
        }
        return true;
    }

    /** Leaves an item in doubt to the next run. */
    void leaveInDoubt(InDoubtItem item) {
        conclusions.inDoubt(item.claim(), item.line(), List.of());
    }

    /** The supplier's invoices with the item's number; empty if the search failed. */
    private Optional<List<InvoiceSummary>> lookUp(Claim claim) {
        try {
            return Optional.of(platform.lookUp(new InvoiceNumber(claim.number())));
        } catch (ChorusException e) {
            LOG.warn("Item {} could not be looked up: {}", claim.number(), e.getMessage());
            breaker.awaitRecovery(e);
            return Optional.empty();
        } catch (SupplierUndecidedException e) {
            stop.request(StopReason.SUPPLIER_UNDECIDED, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static LastSubmission lastSubmission(Claim claim) {
        return claim.lastSubmission().orElseThrow();
    }
}
