package org.chorusconnector.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Intent;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;

/**
 * A line of a run's report as far as it is known before the outcome.
 *
 * @param position its place in the source, and in the report
 * @param number the item
 * @param kind empty when unreadable, or no longer in the source
 * @param effectiveDate by the rules
 * @param mainDocument file name; none until the host was asked for it
 * @param attachments file names; none until the host was asked for them
 * @param startedAt when work on it began
 * @param recipientSiret as the host has it; empty when unreadable
 * @param clientReference the host's own name or number of the client
 */
record ReportLineDraft(
        long position,
        String number,
        Optional<ReceiptKind> kind,
        Optional<LocalDate> effectiveDate,
        Optional<String> mainDocument,
        List<String> attachments,
        Instant startedAt,
        Optional<String> recipientSiret,
        Optional<String> clientReference) {

    static ReportLineDraft on(long position, Item item, Instant now) {
        return item instanceof Receipt receipt
                ? new ReportLineDraft(
                        position,
                        receipt.number(),
                        Optional.of(receipt.kind()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        now,
                        receipt.clientSiret(),
                        receipt.clientReference())
                : on(position, item.number(), now);
    }

    /** On an item of which only the number is at hand. */
    static ReportLineDraft on(long position, String number, Instant now) {
        return new ReportLineDraft(
                position,
                number,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                now,
                Optional.empty(),
                Optional.empty());
    }

    /** On an item that another run submitted, as far as the ledger remembers it. */
    static ReportLineDraft on(long position, Claim claim, Instant now) {
        Intent intent = claim.lastSubmission().orElseThrow().intent();
        return new ReportLineDraft(
                position,
                claim.number(),
                intent.kind(),
                intent.effectiveDate(),
                intent.mainDocument(),
                intent.attachments(),
                now,
                Optional.of(intent.recipientSiret()),
                intent.clientReference());
    }

    ReportLineDraft with(Optional<LocalDate> date) {
        return new ReportLineDraft(
                position, number, kind, date, mainDocument, attachments, startedAt, recipientSiret, clientReference);
    }

    ReportLineDraft with(Documents papers) {
        return new ReportLineDraft(
                position,
                number,
                kind,
                effectiveDate,
                papers.main().map(Document::name),
                papers.attachments().stream().map(Document::name).toList(),
                startedAt,
                recipientSiret,
                clientReference);
    }

    Intent intent(InvoiceDraft draft) {
        return new Intent(
                draft.recipient().value(),
                draft.amountInclTax(),
                kind,
                effectiveDate,
                mainDocument,
                attachments,
                clientReference);
    }

    ItemResult sent(SubmittedInvoice invoice, int attempts, Instant now) {
        return sent(
                new SentInvoice(invoice.id(), invoice.status().map(InvoiceStatus::code), invoice.depositedOn()),
                attempts,
                now);
    }

    ItemResult found(InvoiceSummary invoice, int attempts, Instant now) {
        return sent(
                new SentInvoice(invoice.id(), invoice.status().map(InvoiceStatus::code), invoice.depositedOn()),
                attempts,
                now);
    }

    private ItemResult sent(SentInvoice invoice, int attempts, Instant now) {
        return result(Outcome.SENT, List.of(), Optional.of(invoice), attempts, now);
    }

    ItemResult ended(Outcome outcome, List<Finding> findings, int attempts, Instant now) {
        return result(outcome, findings, Optional.empty(), attempts, now);
    }

    private ItemResult result(
            Outcome outcome, List<Finding> findings, Optional<SentInvoice> invoice, int attempts, Instant now) {
        return new ItemResult(
                number,
                kind,
                effectiveDate,
                outcome,
                findings,
                invoice,
                attempts,
                mainDocument,
                attachments,
                startedAt,
                now,
                recipientSiret,
                clientReference);
    }
}
