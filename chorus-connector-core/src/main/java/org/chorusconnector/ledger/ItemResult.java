package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.internal.text.PlainText;
import org.chorusconnector.receipt.ReceiptKind;

/**
 * What became of one item in one run: one line of its report.
 *
 * @param number the item's number as the host has it; may be empty when it could not be read
 * @param kind empty when it could not be read, or the item is no longer in the source
 * @param effectiveDate Paris day
 * @param outcome how it ended
 * @param findings codes with details: the reasons of a skipped item, the code and label of a refusal; empty when sent
 * @param invoice what Chorus Pro has, when it is sent
 * @param attempts how often it was claimed to be sent, by all runs together
 * @param mainDocument file name
 * @param attachments file names
 * @param startedAt when work on it began
 * @param finishedAt when it ended
 * @param recipientSiret the client's SIRET as the host has it, unchecked, cut at 100 characters; empty when the item could not be
 *     read, or has none
 * @param clientReference the host's own name or number of the client
 */
@Given
public record ItemResult(
        String number,
        Optional<ReceiptKind> kind,
        Optional<LocalDate> effectiveDate,
        Outcome outcome,
        List<Finding> findings,
        Optional<SentInvoice> invoice,
        int attempts,
        Optional<String> mainDocument,
        List<String> attachments,
        Instant startedAt,
        Instant finishedAt,
        Optional<String> recipientSiret,
        Optional<String> clientReference) {

    /** Far more than a SIRET has: what a damaged source gives for one must not fill the ledger. */
    private static final int MAX_SIRET = 100;

    public ItemResult {
        number = PlainText.of(number);
        requireNonNull(kind, "kind");
        requireNonNull(effectiveDate, "effectiveDate");
        requireNonNull(outcome, "outcome");
        findings = List.copyOf(findings);
        requireNonNull(invoice, "invoice");
        mainDocument = mainDocument.map(PlainText::of);
        attachments = attachments.stream().map(PlainText::of).toList();
        requireNonNull(startedAt, "startedAt");
        requireNonNull(finishedAt, "finishedAt");
        recipientSiret = recipientSiret.map(siret -> PlainText.cut(PlainText.of(siret), MAX_SIRET));
        clientReference = clientReference.map(PlainText::of);
        if ((outcome == Outcome.SENT) != invoice.isPresent()) {
            throw new IllegalArgumentException("An item is " + outcome + " with invoice " + invoice);
        }
    }

    /**
     * The invoice as Chorus Pro has it.
     *
     * @param id its <i>identifiantFactureCPP</i>
     * @param status its status code when it was sent or found, as received
     * @param depositedOn Paris day of deposit, as received
     */
    public record SentInvoice(ChorusInvoiceId id, Optional<String> status, Optional<LocalDate> depositedOn) {
        public SentInvoice {
            requireNonNull(id, "id");
            requireNonNull(status, "status");
            requireNonNull(depositedOn, "depositedOn");
        }
    }
}
