package org.chorusconnector.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.eligibility.Decision;
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
 * One item of a run on its way to a line of the report.
 *
 * @param position its place in the source, and in the report
 * @param number the item
 * @param kind empty when unreadable, or no longer in the source
 * @param effectiveDate by the rules
 * @param mainDocument file name; none until the host was asked for it
 * @param attachments file names; none until the host was asked for them
 * @param startedAt when work on it began
 * @param clock tells when it ended
 */
record Work(
        long position,
        String number,
        Optional<ReceiptKind> kind,
        Optional<LocalDate> effectiveDate,
        Optional<String> mainDocument,
        List<String> attachments,
        Instant startedAt,
        Clock clock) {

    static Work on(long position, Item item, Clock clock) {
        Optional<ReceiptKind> kind = item instanceof Receipt receipt ? Optional.of(receipt.kind()) : Optional.empty();
        return bare(position, item.number(), kind, clock);
    }

    /** On an item of which only the number is at hand. */
    static Work on(long position, String number, Clock clock) {
        return bare(position, number, Optional.empty(), clock);
    }

    private static Work bare(long position, String number, Optional<ReceiptKind> kind, Clock clock) {
        return new Work(position, number, kind, Optional.empty(), Optional.empty(), List.of(), clock.instant(), clock);
    }

    /** On an item that another run submitted, as far as the ledger remembers it. */
    static Work on(long position, Claim claim, Clock clock) {
        Intent intent = claim.submission().orElseThrow().intent();
        return new Work(
                position,
                claim.number(),
                intent.kind(),
                intent.effectiveDate(),
                intent.mainDocument(),
                intent.attachments(),
                clock.instant(),
                clock);
    }

    Work with(Optional<LocalDate> date) {
        return new Work(position, number, kind, date, mainDocument, attachments, startedAt, clock);
    }

    Work with(Documents papers) {
        return new Work(
                position,
                number,
                kind,
                effectiveDate,
                papers.main().map(Document::name),
                papers.attachments().stream().map(Document::name).toList(),
                startedAt,
                clock);
    }

    Intent intent(InvoiceDraft draft) {
        return new Intent(
                draft.recipient().value(), draft.amountInclTax(), kind, effectiveDate, mainDocument, attachments);
    }

    ItemResult sent(SubmittedInvoice invoice, int attempts) {
        return sent(
                new SentInvoice(invoice.id(), invoice.status().map(InvoiceStatus::code), invoice.depositedOn()),
                attempts);
    }

    ItemResult found(InvoiceSummary invoice, int attempts) {
        return sent(
                new SentInvoice(invoice.id(), invoice.status().map(InvoiceStatus::code), invoice.depositedOn()),
                attempts);
    }

    private ItemResult sent(SentInvoice invoice, int attempts) {
        return result(Outcome.SENT, List.of(), Optional.of(invoice), attempts);
    }

    ItemResult ended(Outcome outcome, Finding finding, int attempts) {
        return result(outcome, List.of(finding), Optional.empty(), attempts);
    }

    /** The number is another invoice's: what Chorus Pro says, and what we found. */
    ItemResult refusedForAnothers(ChorusRefusedException refusal, int attempts) {
        List<Finding> findings =
                List.of(new Finding(String.valueOf(refusal.code()), refusal.label()), new Finding("NUMBER_TAKEN", ""));
        return result(Outcome.REFUSED, findings, Optional.empty(), attempts);
    }

    /** In doubt, and another invoice has the number: ours was not taken. */
    ItemResult numberIsAnothers(int attempts) {
        return ended(Outcome.REFUSED, new Finding("NUMBER_TAKEN", ""), attempts);
    }

    /** Nobody knows whether Chorus Pro has it. */
    ItemResult inDoubt(Claim claim) {
        Finding inDoubt = new Finding("IN_DOUBT", "");
        List<Finding> findings =
                claim.numberTaken() ? List.of(inDoubt, new Finding("NUMBER_NOT_FOUND", "")) : List.of(inDoubt);
        return result(Outcome.UNKNOWN, findings, Optional.empty(), claim.attempts());
    }

    ItemResult skipped(Decision decision, int attempts) {
        List<Finding> findings = decision.objections().stream()
                .map(objection -> new Finding(objection.reason().code(), objection.detail()))
                .toList();
        return result(Outcome.SKIPPED, findings, Optional.empty(), attempts);
    }

    private ItemResult result(Outcome outcome, List<Finding> findings, Optional<SentInvoice> invoice, int attempts) {
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
                clock.instant());
    }
}
