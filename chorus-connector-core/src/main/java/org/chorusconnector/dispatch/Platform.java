package org.chorusconnector.dispatch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.receipt.Document;

/**
 * Chorus Pro in the words of the dispatch. Methods throw {@link org.chorusconnector.client.ChorusException}; thread-safe.
 */
interface Platform {

    /** Who issues the invoices; found once. Throws {@link SupplierUndecidedException} when that is not clear. */
    SupplierId supplier();

    /** What the recipient requires; empty when Chorus Pro does not know the recipient, or does not tell. */
    Optional<Requirements> requirementsOf(Siret recipient);

    FileId upload(Document document);

    /**
     * Submits a complete draft, dated this Paris day.
     *
     * @param stillHeld asked right before the first byte
     */
    SubmittedInvoice submit(
            InvoiceDraft draft, LocalDate date, FileId main, List<FileId> attachments, BooleanSupplier stillHeld);

    /** The supplier's invoices with this number; there may be several, of other years. */
    List<InvoiceSummary> lookUp(InvoiceNumber number);

    /** Asks whether it is up at all. */
    void checkHealth();
}
