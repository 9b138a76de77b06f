package org.chorusconnector.client.internal.invoices;

import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceHandling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.ReceivedInvoices;
import org.chorusconnector.client.structures.StructureId;

/** The invoices of a recipient over HTTP. */
public final class HttpReceivedInvoices implements ReceivedInvoices {

    private final Exchange exchange;
    private final ReceivedInvoicesApi api;

    public HttpReceivedInvoices(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(ReceivedInvoicesApi.class);
    }

    @Override
    public Stream<InvoiceSummary> search(InvoiceSearch criteria) {
        FoundInvoices.requireNoFlow(criteria);
        return Page.stream(number -> exchange.run(
                        api.rechercherFactureParRecipiendaire(ReceivedInvoicesApi.Search.of(criteria, number)),
                        found -> found.toPage(number, criteria.pageSize())))
                .limit(criteria.limit());
    }

    @Override
    public Stream<InvoiceSummary> toDo(StructureId recipient) {
        return Page.stream(number -> exchange.run(
                api.rechercherFactureATraiterParRecipiendaire(
                        new ReceivedInvoicesApi.ToDo(recipient.value(), Page.Asked.of(number))),
                found -> found.toPage(number, Page.Asked.ROWS)));
    }

    @Override
    public Invoice consult(ChorusInvoiceId invoice) {
        return exchange.run(
                api.consulterFactureParRecipiendaire(ReceivedInvoicesApi.Consultation.of(invoice)),
                answer -> answer.toInvoice(invoice));
    }

    @Override
    public HandledInvoice handle(InvoiceHandling handling) {
        return exchange.run(
                api.traiterFactureRecue(ReceivedInvoicesApi.Handling.of(handling)),
                answer -> answer.toHandled(handling.invoice()));
    }
}
