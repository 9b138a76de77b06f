package org.chorusconnector.client.invoices;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.annotation.Given;

/**
 * The receipt that Chorus Pro gives for an invoice it has taken.
 *
 * @param id the proof: always there
 * @param number the number that Chorus Pro kept
 * @param status the first status, {@link InvoiceStatus#DEPOSEE} in practice
 * @param depositedOn day of the deposit, in Paris
 * @param depositDigest digest of the deposit certificate ({@code empreinteCertificatDepot}), Base64
 */
@Given
public record SubmittedInvoice(
        ChorusInvoiceId id,
        Optional<String> number,
        Optional<InvoiceStatus> status,
        Optional<LocalDate> depositedOn,
        Optional<String> depositDigest) {}
