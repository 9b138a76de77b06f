package org.chorusconnector.client.invoices;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.structures.StructureId;

/** The invoices that a structure validates for subcontractors and co-contractors, before their recipient sees them. */
public interface InvoiceValidations {

    /**
     * Looks for invoices to validate or validated ({@code rechercherFactureParValideur}). The flow of the criteria does not
     * count here.
     *
     * @return the invoices up to the {@linkplain InvoiceSearch#limit() limit}, without one all of them; pages are fetched when
     *     the stream reaches them
     * @throws IllegalArgumentException when the criteria name a flow, which this service does not know
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> search(InvoiceSearch criteria);

    /**
     * The invoices that wait for the validator ({@code rechercherFactureATraiterParValideur}).
     *
     * @return the invoices, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> toDo(StructureId validator);

    /**
     * Reads one invoice in full ({@code consulterFactureParValideur}).
     *
     * @throws ChorusException when it could not be read, a refusal when it is not for the validator
     */
    Invoice consult(ChorusInvoiceId invoice);

    /**
     * Lets an invoice pass ({@code traiterFactureAValider}).
     *
     * @throws ChorusUnknownOutcomeException when it may have been done: the status of the invoice tells
     * @throws ChorusException a refusal, or a failure without effect
     */
    HandledInvoice accept(ChorusInvoiceId invoice);

    /**
     * Sends an invoice back to its supplier ({@code traiterFactureAValider}).
     *
     * @param reason a code of {@link org.chorusconnector.client.reference.ReferenceData#refusalReasons}
     * @param comment for the supplier, may be empty
     * @throws ChorusUnknownOutcomeException when it may have been done: the status of the invoice tells
     * @throws ChorusException a refusal, or a failure without effect
     */
    HandledInvoice refuse(ChorusInvoiceId invoice, String reason, String comment);

    /**
     * The statuses in which a validator sees invoices ({@code recupererStatutsFactureVisiblesParValideur}).
     *
     * @throws ChorusException when they could not be read
     */
    List<InvoiceStatus> visibleStatuses();
}
