package org.chorusconnector.dispatch;

import java.time.Clock;
import java.util.List;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Items;

/**
 * Sends one claimed item, and records the outcome.
 *
 * <ol>
 *   <li>The files are uploaded. A repeated upload leaves at worst a file that no invoice refers to.
 *   <li>The intent to submit is committed to the ledger; then the invoice is submitted, once.
 *   <li>Sent, refused or certainly failed: the item is concluded.
 *   <li>Without a certain answer, the {@link InDoubtResolver} takes over.
 * </ol>
 *
 * No transaction is open during any of these calls. Thread-safe.
 */
final class Submitter {

    private final Platform platform;
    private final Uploads uploads;
    private final Items items;
    private final Conclusions conclusions;
    private final InDoubtResolver resolver;
    private final CircuitBreaker breaker;
    private final Clock clock;

    Submitter(
            Platform platform,
            Uploads uploads,
            Items items,
            Conclusions conclusions,
            InDoubtResolver resolver,
            CircuitBreaker breaker,
            Clock clock) {
        this.platform = platform;
        this.uploads = uploads;
        this.items = items;
        this.conclusions = conclusions;
        this.resolver = resolver;
        this.breaker = breaker;
        this.clock = clock;
    }

    /** Sends an item that is not in doubt, or whose invoice is certainly absent. */
    void send(Claim claim, ReportLineDraft line, InvoiceDraft draft) {
        Uploads.OfItem files = uploads.of(claim);
        List<FileId> stored;
        try {
            stored = files.store(draft.documents());
        } catch (ChorusRefusedException e) {
            breaker.recordAnswer();
            conclusions.refused(files.claim(), line, e);
            return;
        } catch (ChorusException e) {
            conclusions.failed(files.claim(), line, e);
            breaker.awaitRecovery(e);
            return;
        } catch (IllegalArgumentException e) {
            // The document changed since it was looked at.
            conclusions.invalid(files.claim(), line, e);
            return;
        }
        submit(files.claim(), line, draft, stored);
    }

    private void submit(Claim claim, ReportLineDraft line, InvoiceDraft draft, List<FileId> files) {
        // After a submission without answer, whose invoice was not found.
        boolean isResubmission = claim.isInDoubt();
        ClaimCheck.Moment before = ClaimCheck.Moment.now(clock);
        Claim submitting = items.submitting(claim, line.intent(draft), clock.instant());
        SubmittedInvoice invoice;
        try {
            invoice = platform.submit(
                    draft,
                    Paris.today(clock),
                    files.get(0),
                    files.subList(1, files.size()),
                    new ClaimCheck(items, submitting, clock, before));
        } catch (ChorusRefusedException e) {
            resolver.submissionRefused(submitting, line, e, isResubmission);
            return;
        } catch (ChorusFailedException e) {
            conclusions.failed(submitting, line, e);
            breaker.awaitRecovery(e);
            return;
        } catch (ChorusUnknownOutcomeException e) {
            resolver.submissionUnanswered(submitting, line, draft, e);
            return;
        } catch (IllegalArgumentException e) {
            conclusions.invalid(submitting, line, e);
            return;
        }
        breaker.recordAnswer();
        conclusions.sent(submitting, line, invoice);
    }
}
