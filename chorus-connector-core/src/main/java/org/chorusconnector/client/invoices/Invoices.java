package org.chorusconnector.client.invoices;

import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;

/** The invoices of a supplier. */
public interface Invoices {

    /**
     * Submits an invoice ({@code soumettreFacture}). Chorus Pro offers no idempotency key, so this call is repeated only
     * when the attempt before was certainly not taken: no connection, too many calls, a token out of date.
     *
     * @return the receipt of Chorus Pro
     * @throws ChorusUnknownOutcomeException when the invoice may have been taken: search it by number before sending it again
     * @throws ChorusException a refusal with its code, or a failure that certainly had no effect
     */
    SubmittedInvoice submit(InvoiceSubmission invoice);

    /**
     * Looks for invoices of the supplier ({@code rechercherFactureParFournisseur}), latest deposit first. An invoice
     * submitted a moment ago may not be found yet.
     *
     * @return the invoices, at most {@link InvoiceSearch#limit()}, read page by page as the stream goes; empty when there is
     *     none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> search(InvoiceSearch criteria);
}
