package org.chorusconnector.client.internal.invoices;

import java.util.stream.Stream;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.Invoices;
import org.chorusconnector.client.invoices.SubmittedInvoice;

/** The invoices over HTTP. */
public final class HttpInvoices implements Invoices {

    private final Exchange exchange;
    private final InvoicesApi api;

    public HttpInvoices(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(InvoicesApi.class);
    }

    @Override
    public SubmittedInvoice submit(InvoiceSubmission invoice) {
        return exchange.run(api.soumettreFacture(InvoicesApi.Submission.of(invoice)), InvoicesApi.Submitted::toInvoice);
    }

    @Override
    public Stream<InvoiceSummary> search(InvoiceSearch criteria) {
        return Page.stream(number -> exchange.run(
                        api.rechercherFactureParFournisseur(InvoicesApi.Search.of(criteria, number)),
                        found -> found.toPage(number, criteria.pageSize())))
                .limit(criteria.limit());
    }
}
