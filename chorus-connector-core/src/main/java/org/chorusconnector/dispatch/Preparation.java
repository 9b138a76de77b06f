package org.chorusconnector.dispatch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.dispatch.Prepared.Ended;
import org.chorusconnector.dispatch.Prepared.Ready;
import org.chorusconnector.eligibility.Candidate;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares one item before it is claimed: reads its documents, applies the rules, drafts the invoice. A failure here means
 * that the item was certainly not sent. Thread-safe.
 */
final class Preparation {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final CandidateFacts facts;
    private final RecipientDirectory recipients;
    private final Platform platform;
    private final InvoiceSettings invoice;
    private final CircuitBreaker breaker;
    private final RunStop stop;

    Preparation(
            CandidateFacts facts, Platform platform, InvoiceSettings invoice, CircuitBreaker breaker, RunStop stop) {
        this.facts = facts;
        this.recipients = new RecipientDirectory(platform);
        this.platform = platform;
        this.invoice = invoice;
        this.breaker = breaker;
        this.stop = stop;
    }

    Prepared prepare(ReportLineDraft begun, Candidate dated, DocumentSource source, DispatchStatus dispatchStatus) {
        if (stop.isRequestedBy(StopReason.INTERRUPTED)) {
            // Documents may take long to read, and the run is to end soon.
            return notTried(begun);
        }
        ReportLineDraft line = begun;
        try {
            CheckedDocuments checked = CheckedDocuments.of(source.documentsOf(dated.receipt()));
            Documents documents = checked.documents();
            line = begun.with(documents);
            Decision decision = decide(dated, checked, dispatchStatus);
            if (!decision.isEligible()) {
                return ended(line, Outcome.SKIPPED, RunLines.findings(decision));
            }
            InvoiceDraft draft = InvoiceDraft.of(dated.receipt(), documents, invoice);
            if (stop.isRequested()) {
                return notTried(line);
            }
            platform.supplier();
            return new Ready(line, draft);
        } catch (IOException e) {
            return failed(line, "DOCUMENTS_UNREADABLE", String.valueOf(e.getMessage()));
        } catch (ChorusRefusedException e) {
            return ended(line, Outcome.REFUSED, List.of(FailureFindings.of(e)));
        } catch (ChorusException e) {
            return new Ended(line, Outcome.FAILED, List.of(FailureFindings.of(e)), Optional.of(e));
        } catch (SupplierUndecidedException e) {
            stop.request(StopReason.SUPPLIER_UNDECIDED, String.valueOf(e.getMessage()));
            return notTried(line);
        } catch (BrokenRuleException e) {
            LOG.warn("Item {} breaks a rule of Chorus Pro: {}", line.number(), e.getMessage());
            return ended(line, Outcome.SKIPPED, List.of(new Finding(ReasonCode.INVALID_REQUEST.code(), "")));
        } catch (LedgerException e) {
            throw e;
        } catch (RuntimeException e) {
            // A rule or a document source of the host: the item was not claimed, so it was not sent.
            LOG.error("Item {} failed unexpectedly", line.number(), e);
            return failed(line, "UNEXPECTED_ERROR", e.getClass().getSimpleName());
        }
    }

    /** Blocks while the platform is down, if a call failed. The line must be written before: the run may stop meanwhile. */
    void awaitRecovery(Ended ended) {
        ended.failure().ifPresent(breaker::awaitRecovery);
    }

    /** All reasons at once, so that an item which is corrected one evening is not blocked by another one the next. */
    private Decision decide(Candidate dated, CheckedDocuments documents, DispatchStatus dispatchStatus) {
        Receipt receipt = dated.receipt();
        Candidate offline = facts.complete(dated, documents, dispatchStatus);
        Optional<Siret> recipient = facts.recipientToAsk(receipt);
        Candidate candidate = recipient.isPresent() && !stop.isRequested()
                ? offline.with(recipients.requirementsOf(recipient.get()))
                : offline;
        Decision decision = facts.eligibility().decide(candidate);
        if (decision.isEligible()) {
            facts.warnOfWrongKey(receipt);
        }
        return decision;
    }

    private static Ended notTried(ReportLineDraft line) {
        return ended(line, Outcome.SKIPPED, List.of(new Finding("NOT_TRIED", "")));
    }

    private static Ended failed(ReportLineDraft line, String code, String detail) {
        return ended(line, Outcome.FAILED, List.of(new Finding(code, detail)));
    }

    private static Ended ended(ReportLineDraft line, Outcome outcome, List<Finding> findings) {
        return new Ended(line, outcome, findings, Optional.empty());
    }
}
