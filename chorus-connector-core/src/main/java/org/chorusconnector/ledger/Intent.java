package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.receipt.ReceiptKind;

/**
 * What is about to be submitted: enough for a run that has no receipt at hand to find it on Chorus Pro, and to report it.
 *
 * @param recipientSiret 14 digits
 * @param amountInclTax euros, as sent
 * @param kind of the receipt
 * @param effectiveDate Paris day
 * @param mainDocument file name
 * @param attachments file names
 * @param clientReference the host's own name or number of the client
 */
@Given
public record Intent(
        String recipientSiret,
        BigDecimal amountInclTax,
        Optional<ReceiptKind> kind,
        Optional<LocalDate> effectiveDate,
        Optional<String> mainDocument,
        List<String> attachments,
        Optional<String> clientReference) {

    public Intent {
        requireNonNull(recipientSiret, "recipientSiret");
        requireNonNull(amountInclTax, "amountInclTax");
        requireNonNull(kind, "kind");
        requireNonNull(effectiveDate, "effectiveDate");
        requireNonNull(mainDocument, "mainDocument");
        attachments = List.copyOf(attachments);
        requireNonNull(clientReference, "clientReference");
    }
}
