package org.chorusconnector.client.invoices;

import java.time.Instant;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.annotation.Given;

/**
 * The receipt that Chorus Pro gives when something was done to an invoice.
 *
 * @param id the invoice
 * @param number its number
 * @param status the status that it took, where the service tells
 * @param at when
 */
@Given
public record HandledInvoice(
        ChorusInvoiceId id, Optional<String> number, Optional<InvoiceStatus> status, Optional<Instant> at) {}
