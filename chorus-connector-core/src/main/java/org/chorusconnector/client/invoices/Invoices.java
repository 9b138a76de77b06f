package org.chorusconnector.client.invoices;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.Siret;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.structures.SupplierId;

/** The invoices of a supplier. */
public interface Invoices {

    /**
     * Submits an invoice whose original is a PDF ({@code soumettreFacture}). Chorus Pro offers no idempotency key, so this call
     * is repeated only when the attempt before was certainly not taken: no connection, too many calls, a token out of date.
     *
     * @return the receipt of Chorus Pro
     * @throws IllegalArgumentException when its date is after today in Paris, by the clock of the client; nothing was sent
     * @throws ChorusUnknownOutcomeException when the invoice may have been taken: search it by number before sending it again
     * @throws ChorusException a refusal with its code, or a failure that certainly had no effect
     */
    SubmittedInvoice submit(InvoiceSubmission invoice);

    /**
     * The same for callers that share their work with others, and may have lost it while they waited for their turn or were
     * paused.
     *
     * @param stillWanted asked by the calling thread for each attempt, after every wait and right before the first byte; if it
     *     says no or throws, nothing is sent, and the call fails as {@link ChorusFailedException.Reason#WITHDRAWN}. Must be
     *     quick: the place in the quota is taken
     * @see #submit(InvoiceSubmission)
     */
    SubmittedInvoice submit(InvoiceSubmission invoice, BooleanSupplier stillWanted);

    /**
     * Enters an invoice that Chorus Pro draws up itself ({@code soumettreFacture} in mode {@code SAISIE_API}). Repeated as
     * seldom as {@link #submit(InvoiceSubmission)}.
     *
     * @return the receipt of Chorus Pro, with the number that it gave
     * @throws ChorusUnknownOutcomeException when the invoice may have been taken: it has no number of yours, so look for its
     *     recipient, amount and day before entering it again
     * @throws ChorusException a refusal with its code, or a failure that certainly had no effect
     */
    SubmittedInvoice submit(EnteredInvoice invoice);

    /**
     * Stores the PDF of an invoice and reads what it can in it ({@code deposerPdfFacture}). At worst, a repeated attempt leaves
     * a file that nothing refers to.
     *
     * @return guesses, and the identifier to name in a submission
     * @throws IllegalArgumentException when the name of the file does not end in {@code .pdf}
     * @throws ChorusException when the file was not stored, {@code INVALID_REQUEST} when its content could not be read or is
     *     no PDF
     */
    PdfReading readPdf(FileUpload pdf, PdfSignature signature);

    /**
     * Looks for invoices of the supplier ({@code rechercherFactureParFournisseur}), latest deposit first. An invoice
     * submitted a moment ago may not be found yet.
     *
     * @return the invoices up to the {@linkplain InvoiceSearch#limit() limit}, without one all of them; pages are fetched when
     *     the stream reaches them
     * @throws IllegalArgumentException if this search does not support one of the criteria
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> search(InvoiceSearch criteria);

    /**
     * The invoices that wait for the supplier: suspended, to be recycled, rejected ({@code
     * rechercherFactureATraiterParFournisseur}). An old service: a search by status finds the same.
     *
     * @return the invoices, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<InvoiceSummary> toDo(SupplierId supplier);

    /**
     * Looks for payment requests of every kind in any role ({@code rechercherDemandePaiement}). Chorus Pro has no
     * paging here: page size and limit do not count. If it cuts the list, the call fails. Said not to work on the
     * qualification environment (rule T21).
     *
     * @throws IllegalArgumentException if this search does not support one of the criteria
     * @throws ChorusException when they could not be read
     */
    List<InvoiceSummary> searchPaymentRequests(Role role, InvoiceSearch criteria);

    /**
     * Reads one invoice in full ({@code consulterFactureParFournisseur}).
     *
     * @throws ChorusException when it could not be read, a refusal when it is not the supplier's
     */
    Invoice consult(ChorusInvoiceId invoice);

    /**
     * Reads what an invoice went through ({@code consulterHistoriqueFacture}).
     *
     * @throws ChorusException when it could not be read, a refusal when Chorus Pro does not know it
     */
    InvoiceHistory history(ChorusInvoiceId invoice);

    /**
     * Adds what was missing to a suspended invoice ({@code completerFacture}).
     *
     * @throws ChorusUnknownOutcomeException when it may have been done: the invoice then is no longer {@link
     *     InvoiceStatus#SUSPENDUE}
     * @throws ChorusException a refusal, for one because the invoice is not suspended, or a failure without effect
     */
    HandledInvoice complete(InvoiceCompletion completion);

    /**
     * Sends an invoice that came back to another address ({@code recyclerFacture}).
     *
     * @throws ChorusUnknownOutcomeException when it may have been done: the invoice then is no longer {@link
     *     InvoiceStatus#A_RECYCLER}
     * @throws ChorusException a refusal, for one because the invoice is not to be recycled, or a failure without effect
     */
    HandledInvoice recycle(InvoiceRecycling recycling);

    /**
     * Marks rejected invoices as seen ({@code traiterFacturesRejetees}), which takes them off the {@linkplain #toDo to-do
     * list}.
     *
     * @throws ChorusUnknownOutcomeException when it may have been done
     * @throws ChorusException a refusal, or a failure without effect
     */
    void markRejectionsHandled(RejectionHandling handling);

    /**
     * Names another validating structure for an invoice whose first was wrong ({@code corrigerValideurFacture}).
     *
     * @throws ChorusUnknownOutcomeException when it may have been done
     * @throws ChorusException a refusal, or a failure without effect
     */
    void correctValidator(ChorusInvoiceId invoice, Siret validator);

    /**
     * Downloads invoices ({@code telechargerGroupeFacture}), decoded while they are read; refused by Chorus Pro beyond 120 MB
     * (rule T14).
     *
     * @return size of the file in bytes
     * @throws ChorusException when it could not be received, {@code INVALID_REQUEST} when the target cannot be written
     */
    long download(InvoiceDownload wanted, FileTarget target);
}
