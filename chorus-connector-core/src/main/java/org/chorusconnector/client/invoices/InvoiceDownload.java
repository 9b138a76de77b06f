package org.chorusconnector.client.invoices;

import java.util.List;
import org.chorusconnector.ChorusInvoiceId;

/** Which invoices to download, and how. Immutable. */
public final class InvoiceDownload {

    /** What the file holds. */
    public enum Format {
        /** The invoices as PDF: one file, or a ZIP of several. */
        PDF,
        /** The data of the invoices in the XML of Chorus Pro, with their files. */
        PIVOT
    }

    private final List<ChorusInvoiceId> invoices;
    private final Format format;
    private final boolean withAttachments;

    private InvoiceDownload(List<ChorusInvoiceId> invoices, Format format, boolean withAttachments) {
        if (invoices.isEmpty()) {
            throw new IllegalArgumentException("A download has at least one invoice");
        }
        this.invoices = List.copyOf(invoices);
        this.format = format;
        this.withAttachments = withAttachments;
    }

    /** Invoices as PDF, without the files that go with them. */
    public static InvoiceDownload pdf(List<ChorusInvoiceId> invoices) {
        return new InvoiceDownload(invoices, Format.PDF, false);
    }

    /** Invoices as PDF, with the files that go with them. */
    public static InvoiceDownload pdfWithAttachments(List<ChorusInvoiceId> invoices) {
        return new InvoiceDownload(invoices, Format.PDF, true);
    }

    /** The data of invoices, with the files that go with them. */
    public static InvoiceDownload pivot(List<ChorusInvoiceId> invoices) {
        return new InvoiceDownload(invoices, Format.PIVOT, true);
    }

    public List<ChorusInvoiceId> invoices() {
        return invoices;
    }

    public Format format() {
        return format;
    }

    public boolean withAttachments() {
        return withAttachments;
    }
}
