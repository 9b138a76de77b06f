package org.chorusconnector.client.invoices;

import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.structures.StructureId;

/** The invoices of a recipient: for those who are invoiced through Chorus Pro, too. */
public interface ReceivedInvoices {

    /**
     * Looks for received invoices ({@code rechercherFactureParRecipiendaire}), latest deposit first. The flow of the criteria
     * does not count here.
     *
     * @return the invoices up to the {@linkplain InvoiceSearch#limit() limit}, without one all of them; pages are fetched when
     *     the stream reaches them
     * @throws IllegalArgumentException when the criteria name a flow, which this service does not know
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> search(InvoiceSearch criteria);

    /**
     * The invoices that wait for the recipient ({@code rechercherFactureATraiterParRecipiendaire}). An old service: a search by
     * status finds the same.
     *
     * @return the invoices, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> toDo(StructureId recipient);

    /**
     * Reads one invoice in full ({@code consulterFactureParRecipiendaire}).
     *
     * @throws ChorusException when it could not be read, a refusal when it is not for the recipient
     */
    Invoice consult(ChorusInvoiceId invoice);

    /**
     * Gives an invoice its next status ({@code traiterFactureRecue}).
     *
     * @throws ChorusUnknownOutcomeException when it may have been done: the status of the invoice tells
     * @throws ChorusException a refusal, for one because the status may not follow, or a failure without effect
     */
    HandledInvoice handle(InvoiceHandling handling);
}
