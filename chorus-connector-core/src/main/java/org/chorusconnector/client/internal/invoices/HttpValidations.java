package org.chorusconnector.client.internal.invoices;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.wire.NoParameters;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.invoices.HandledInvoice;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.InvoiceValidations;
import org.chorusconnector.client.structures.StructureId;

/** The invoices of a validating structure over HTTP. */
public final class HttpValidations implements InvoiceValidations {

    /** Declares the services of this group. */
    public static final Class<?> API = ValidationsApi.class;

    private final Exchange exchange;
    private final ValidationsApi api;

    public HttpValidations(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(ValidationsApi.class);
    }

    @Override
    public Stream<InvoiceSummary> search(InvoiceSearch criteria) {
        return exchange.search(
                        number -> api.rechercherFactureParValideur(ValidationsApi.Search.of(criteria, number)),
                        FoundInvoice::toSummary,
                        criteria.pageSize())
                .limit(criteria.limit().orElse(Integer.MAX_VALUE));
    }

    @Override
    public Stream<InvoiceSummary> toDo(StructureId validator) {
        return exchange.search(
                number -> api.rechercherFactureATraiterParValideur(
                        new ValidationsApi.ToDo(validator.value(), Page.Asked.of(number))),
                FoundInvoice::toSummary);
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
        return exchange.list(
                api.recupererStatutsFactureVisiblesParValideur(NoParameters.NONE),
                ValidationsApi.VisibleStatus::toStatus);
    }

    private HandledInvoice decide(ChorusInvoiceId invoice, ValidationsApi.Decision decision) {
        return exchange.run(api.traiterFactureAValider(decision), answer -> answer.toHandled(invoice));
    }
}
