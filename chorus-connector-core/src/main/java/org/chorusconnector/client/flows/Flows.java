package org.chorusconnector.client.flows;

import java.util.Optional;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.files.FileTarget;

/**
 * Invoices in structured files: Factur-X, UBL, CII. Chorus Pro takes a flow at once and reads it later:
 *
 * <ol>
 *   <li>{@link #deposit} gives a number;
 *   <li>{@link #report}, asked again every half minute or more, tells what became of it;
 *   <li>{@link org.chorusconnector.client.invoices.InvoiceSearch.Builder#flow} finds the invoices that came of it.
 * </ol>
 */
public interface Flows {

    /**
     * Deposits a flow ({@code deposerFluxFacture}). It is read while it is sent and never held in memory. Repeated only when
     * the attempt before was certainly not taken.
     *
     * @throws ChorusUnknownOutcomeException when the flow may have been taken: search its invoices by number before depositing
     *     it again; a second flow would be refused invoice by invoice
     * @throws ChorusException a refusal, or a failure without effect; {@code INVALID_REQUEST} when its content could not be read or
     *     does not begin as its extension says (PDF, XML, gzip)
     */
    DepositedFlow deposit(FlowUpload flow);

    /**
     * Reads what became of a flow ({@code consulterCRDetaille}).
     *
     * @return empty as long as Chorus Pro does not know the flow: ask again later
     * @throws ChorusException when it could not be read
     */
    Optional<FlowReport> report(FlowNumber flow);

    /**
     * Downloads the report of a flow as a file ({@code consulterCR}). Said not to work for Factur-X: {@link #report} does.
     *
     * @return its size in bytes
     * @throws ChorusException when it could not be received, {@code INVALID_REQUEST} when the target cannot be written
     */
    long downloadReport(FlowNumber flow, FileTarget target);
}
