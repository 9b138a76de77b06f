package org.chorusconnector.client.internal.invoices;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.NoParameters;
import org.chorusconnector.client.internal.NothingFound;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.InvoiceValidations;
import org.chorusconnector.client.structures.StructureId;

/** The invoices of a validating structure over HTTP. */
public final class HttpValidations implements InvoiceValidations {

    private final Exchange exchange;
    private final ValidationsApi api;

    public HttpValidations(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(ValidationsApi.class);
    }

    @Override
    public Stream<InvoiceSummary> search(InvoiceSearch criteria) {
        FoundInvoices.requireNoFlow(criteria);
        return Page.stream(number -> exchange.run(
                        api.rechercherFactureParValideur(ValidationsApi.Search.of(criteria, number)),
                        found -> found.toPage(number, criteria.pageSize())))
                .limit(criteria.limit());
    }

    @Override
    public Stream<InvoiceSummary> toDo(StructureId validator) {
        return Page.stream(number -> exchange.run(
                api.rechercherFactureATraiterParValideur(
                        new ValidationsApi.ToDo(validator.value(), Page.Asked.of(number))),
                found -> found.toPage(number, Page.Asked.ROWS)));
    }

    @Override
    public Invoice consult(ChorusInvoiceId invoice) {
        return exchange.run(
                api.consulterFactureParValideur(ValidationsApi.Consultation.of(invoice)),
                answer -> answer.toInvoice(invoice));
    }

    @Override
    public HandledInvoice accept(ChorusInvoiceId invoice) {
        return decide(invoice, new ValidationsApi.Decision(invoice.value(), "VALIDATION", null, null));
    }

    @Override
    public HandledInvoice refuse(ChorusInvoiceId invoice, String reason, String comment) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A refusal of an invoice has a reason");
        }
        return decide(
                invoice,
                new ValidationsApi.Decision(invoice.value(), "REFUS", reason, comment.isBlank() ? null : comment));
    }

    @Override
    public List<InvoiceStatus> visibleStatuses() {
        return NothingFound.asEmpty(() -> exchange.run(
                api.recupererStatutsFactureVisiblesParValideur(NoParameters.NONE), ValidationsApi.Visible::toStatuses));
    }

    private HandledInvoice decide(ChorusInvoiceId invoice, ValidationsApi.Decision decision) {
        return exchange.run(api.traiterFactureAValider(decision), answer -> answer.toHandled(invoice));
    }
}
