package org.chorusconnector.client.invoices;

import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;

/**
 * What a recipient does with an invoice.
 *
 * @param invoice which one
 * @param status the status to give it, one of those that {@link
 *     org.chorusconnector.client.reference.ReferenceData#nextStatuses} names
 * @param reason why; expected with a suspension, a rejection or a return
 * @param mandateNumber number of the mandate by which it is paid
 */
public record InvoiceHandling(
        ChorusInvoiceId invoice, InvoiceStatus status, Optional<String> reason, Optional<String> mandateNumber) {

    /** A status without more ado. */
    public static InvoiceHandling of(ChorusInvoiceId invoice, InvoiceStatus status) {
        return new InvoiceHandling(invoice, status, Optional.empty(), Optional.empty());
    }

    public InvoiceHandling withReason(String why) {
        return new InvoiceHandling(invoice, status, Optional.of(why), mandateNumber);
    }

    public InvoiceHandling withMandateNumber(String mandate) {
        return new InvoiceHandling(invoice, status, reason, Optional.of(mandate));
    }
}
