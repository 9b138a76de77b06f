package org.chorusconnector.client.internal.invoices;

import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceHandling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.ReceivedInvoices;
import org.chorusconnector.client.structures.StructureId;

/** The invoices of a recipient over HTTP. */
public final class HttpReceivedInvoices implements ReceivedInvoices {

    /** Declares the services of this group. */
    public static final Class<?> API = ReceivedInvoicesApi.class;

    private final Exchange exchange;
    private final ReceivedInvoicesApi api;

    public HttpReceivedInvoices(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(ReceivedInvoicesApi.class);
    }

    @Override
    public Stream<InvoiceSummary> search(InvoiceSearch criteria) {
        return exchange.search(
                        number ->
                                api.rechercherFactureParRecipiendaire(ReceivedInvoicesApi.Search.of(criteria, number)),
                        FoundInvoice::toSummary,
                        criteria.pageSize())
                .limit(criteria.limit().orElse(Integer.MAX_VALUE));
    }

    @Override
    public Stream<InvoiceSummary> toDo(StructureId recipient) {
        return exchange.search(
                number -> api.rechercherFactureATraiterParRecipiendaire(
                        new ReceivedInvoicesApi.ToDo(recipient.value(), Page.Capped.of(number))),
                FoundInvoice::toSummary);
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
