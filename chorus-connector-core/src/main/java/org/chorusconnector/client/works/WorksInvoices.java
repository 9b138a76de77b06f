package org.chorusconnector.client.works;

import java.util.Map;
import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.Role;

/**
 * The documents of works contracts (factures de travaux).
 *
 * <p><b>Unconfirmed:</b> the search alone was seen at work. The addresses of the others are deduced from those of an older
 * version of the API, and the bodies of most are known only to those who have its specification: these take a body as {@link
 * org.chorusconnector.client.RawCall} does and give the answer as it is. Try each on the qualification environment first.
 *
 * <p>What changes something is made again only when the attempt before was certainly not taken; otherwise it ends in a {@link
 * ChorusUnknownOutcomeException}. Every method throws a {@link ChorusException} when there is no result.
 */
public interface WorksInvoices {

    /**
     * Looks for works invoices ({@code rechercherFactureTravaux}). Of the criteria count number, supplier, statuses, both
     * periods, market, engagement and flow; the limit bounds the stream.
     *
     * @return the works invoices, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<WorksInvoiceSummary> search(Role role, InvoiceSearch criteria);

    /** Asks that the document before this one be recycled ({@code demanderRecyclagePiecePrecedente}). <b>Unconfirmed.</b> */
    RawAnswer requestRecyclingOfPrevious(WorksInvoiceId invoice);

    /** Sends a works invoice to another address ({@code recyclerFactureTravaux}). <b>Unconfirmed.</b> */
    RawAnswer recycle(WorksInvoiceRecycling recycling);

    /**
     * Suspends a works invoice, or asks that it be completed ({@code suspendreOuDemanderCompleterFactureTravaux}).
     * <b>Unconfirmed.</b>
     *
     * @param comment why: 1 to 2000 characters, not blank
     */
    RawAnswer suspend(WorksInvoiceId invoice, String comment);

    /** Submits a works invoice ({@code soumettreFactureTravaux}). <b>Unconfirmed.</b> */
    RawAnswer submit(Map<String, ?> body);

    /** Completes a suspended works invoice ({@code completerFactureTravaux}). <b>Unconfirmed.</b> */
    RawAnswer complete(Map<String, ?> body);

    /** Completes a works invoice as maître d'œuvre ({@code completerMoe}). <b>Unconfirmed.</b> */
    RawAnswer completeAsProjectManager(Map<String, ?> body);

    /** Refuses a works invoice ({@code refuserFactureTravaux}). <b>Unconfirmed.</b> */
    RawAnswer refuse(Map<String, ?> body);

    /** Reads a works invoice ({@code consulterFactureTravaux}). <b>Unconfirmed.</b> */
    RawAnswer consult(Map<String, ?> body);

    /** Reads the file of a contract, document by document ({@code consulterDossierDeFacturation}). <b>Unconfirmed.</b> */
    RawAnswer consultInvoicingFile(Map<String, ?> body);

    /** Looks for the works invoices that wait for the account ({@code rechercherFactureTravauxATraiter}). <b>Unconfirmed.</b> */
    RawAnswer searchToDo(Map<String, ?> body);
}
