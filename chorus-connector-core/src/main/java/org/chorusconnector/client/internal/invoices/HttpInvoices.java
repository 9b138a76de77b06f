package org.chorusconnector.client.internal.invoices;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.streaming.FileDownload;
import org.chorusconnector.client.internal.transport.LastCheck;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.invoices.EnteredInvoice;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceCompletion;
import org.chorusconnector.client.invoices.InvoiceDownload;
import org.chorusconnector.client.invoices.InvoiceHistory;
import org.chorusconnector.client.invoices.InvoiceRecycling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.Invoices;
import org.chorusconnector.client.invoices.PdfReading;
import org.chorusconnector.client.invoices.PdfSignature;
import org.chorusconnector.client.invoices.RejectionHandling;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.structures.SupplierId;

/** The invoices of a supplier over HTTP. */
public final class HttpInvoices implements Invoices {

    /** Declares the services of this group. */
    public static final Class<?> API = InvoicesApi.class;

    private final Exchange exchange;
    private final InvoicesApi api;

    public HttpInvoices(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(InvoicesApi.class);
    }

    @Override
    public SubmittedInvoice submit(InvoiceSubmission invoice) {
        requirePastDate(invoice);
        return submit(SubmissionBody.of(invoice), LastCheck.NONE);
    }

    @Override
    public SubmittedInvoice submit(InvoiceSubmission invoice, BooleanSupplier stillWanted) {
        requirePastDate(invoice);
        return submit(SubmissionBody.of(invoice), new LastCheck(stillWanted));
    }

    /** A host east of Paris is already in tomorrow. */
    private void requirePastDate(InvoiceSubmission invoice) {
        LocalDate today = exchange.today();
        if (invoice.date().isAfter(today)) {
            throw new IllegalArgumentException("Invoice " + invoice.number() + " is dated " + invoice.date()
                    + ", after the day of its deposit in Paris, " + today);
        }
    }

    @Override
    public SubmittedInvoice submit(EnteredInvoice invoice) {
        return submit(SubmissionBody.of(invoice), LastCheck.NONE);
    }

    private SubmittedInvoice submit(SubmissionBody body, LastCheck check) {
        return exchange.run(api.soumettreFacture(body, check), InvoicesApi.Submitted::toInvoice);
    }

    @Override
    public PdfReading readPdf(FileUpload pdf, PdfSignature signature) {
        if (!pdf.extension().equals("PDF")) {
            throw new IllegalArgumentException("Only a PDF can be read, by its name this is none: " + pdf.name());
        }
        return exchange.run(api.deposerPdfFacture(InvoicesApi.Pdf.of(pdf, signature)), InvoicesApi.Read::toReading);
    }

    @Override
    public Stream<InvoiceSummary> search(InvoiceSearch criteria) {
        return exchange.search(
                        number -> api.rechercherFactureParFournisseur(InvoicesApi.Search.of(criteria, number)),
                        FoundInvoice::toSummary,
                        criteria.pageSize())
                .limit(criteria.limit().orElse(Integer.MAX_VALUE));
    }

    @Override
    public Stream<InvoiceSummary> toDo(SupplierId supplier) {
        return exchange.search(
                number -> api.rechercherFactureATraiterParFournisseur(
                        new InvoicesApi.ToDo(supplier.value(), Page.Capped.of(number))),
                FoundInvoice::toSummary);
    }

    @Override
    public List<InvoiceSummary> searchPaymentRequests(Role role, InvoiceSearch criteria) {
        return exchange.completeList(
                api.rechercherDemandePaiement(InvoicesApi.PaymentRequests.of(role, criteria)), FoundInvoice::toSummary);
    }

    @Override
    public Invoice consult(ChorusInvoiceId invoice) {
        return exchange.run(
                api.consulterFactureParFournisseur(InvoicesApi.Consultation.of(invoice)),
                answer -> answer.toInvoice(invoice));
    }

    @Override
    public InvoiceHistory history(ChorusInvoiceId invoice) {
        return exchange.run(
                api.consulterHistoriqueFacture(InvoicesApi.HistoryOf.of(invoice)), InvoicesApi.History::toHistory);
    }

    @Override
    public HandledInvoice complete(InvoiceCompletion completion) {
        return exchange.run(
                api.completerFacture(InvoicesApi.Completion.of(completion)),
                answer -> answer.toHandled(completion.invoice()));
    }

    @Override
    public HandledInvoice recycle(InvoiceRecycling recycling) {
        return exchange.run(
                api.recyclerFacture(InvoicesApi.Recycling.of(recycling)),
                answer -> answer.toHandled(recycling.invoice()));
    }

    @Override
    public void markRejectionsHandled(RejectionHandling handling) {
        exchange.run(api.traiterFacturesRejetees(InvoicesApi.Rejected.of(handling)));
    }

    @Override
    public void correctValidator(ChorusInvoiceId invoice, Siret validator) {
        exchange.run(
                api.corrigerValideurFacture(new InvoicesApi.Correction(invoice.value(), "SIRET", validator.value())));
    }

    @Override
    public long download(InvoiceDownload wanted, FileTarget target) {
        return exchange.runUncoded(
                api.telechargerGroupeFacture(InvoicesApi.Group.of(wanted)),
                new FileDownload("fichierResultat", target)::read);
    }
}
