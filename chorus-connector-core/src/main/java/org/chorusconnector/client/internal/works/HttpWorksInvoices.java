package org.chorusconnector.client.internal.works;

import java.util.Map;
import java.util.stream.Stream;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.internal.RawTree;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.works.WorksInvoiceId;
import org.chorusconnector.client.works.WorksInvoiceRecycling;
import org.chorusconnector.client.works.WorksInvoiceSummary;
import org.chorusconnector.client.works.WorksInvoices;
import retrofit2.Call;

/** The works invoices over HTTP. */
public final class HttpWorksInvoices implements WorksInvoices {

    private static final int MAX_COMMENT = 2000;

    private final Exchange exchange;
    private final WorksApi api;

    public HttpWorksInvoices(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(WorksApi.class);
    }

    @Override
    public Stream<WorksInvoiceSummary> search(Role role, InvoiceSearch criteria) {
        return Page.stream(number -> exchange.run(
                        api.rechercherFactureTravaux(WorksApi.Search.of(role, criteria, number)),
                        found -> found.toPage(number, criteria.pageSize())))
                .limit(criteria.limit());
    }

    @Override
    public RawAnswer requestRecyclingOfPrevious(WorksInvoiceId invoice) {
        return run(api.demanderRecyclagePiecePrecedente(new WorksApi.Ref(invoice.value())));
    }

    @Override
    public RawAnswer recycle(WorksInvoiceRecycling recycling) {
        return run(api.recyclerFactureTravaux(WorksApi.Recycling.of(recycling)));
    }

    @Override
    public RawAnswer suspend(WorksInvoiceId invoice, String comment) {
        if (comment.isBlank() || comment.length() > MAX_COMMENT) {
            throw new IllegalArgumentException("A comment has 1 to " + MAX_COMMENT + " characters, not all blank");
        }
        return run(api.suspendreOuDemanderCompleterFactureTravaux(new WorksApi.Suspension(invoice.value(), comment)));
    }

    @Override
    public RawAnswer submit(Map<String, ?> body) {
        return run(api.soumettreFactureTravaux(
                RawCall.of("soumettreFactureTravaux", body).body()));
    }

    @Override
    public RawAnswer complete(Map<String, ?> body) {
        return run(api.completerFactureTravaux(
                RawCall.of("completerFactureTravaux", body).body()));
    }

    @Override
    public RawAnswer completeAsProjectManager(Map<String, ?> body) {
        return run(api.completerMoe(RawCall.of("completerMoe", body).body()));
    }

    @Override
    public RawAnswer refuse(Map<String, ?> body) {
        return run(api.refuserFactureTravaux(
                RawCall.of("refuserFactureTravaux", body).body()));
    }

    @Override
    public RawAnswer consult(Map<String, ?> body) {
        return run(api.consulterFactureTravaux(
                RawCall.of("consulterFactureTravaux", body).body()));
    }

    @Override
    public RawAnswer consultInvoicingFile(Map<String, ?> body) {
        return run(api.consulterDossierDeFacturation(
                RawCall.of("consulterDossierDeFacturation", body).body()));
    }

    @Override
    public RawAnswer searchToDo(Map<String, ?> body) {
        return run(api.rechercherFactureTravauxATraiter(
                RawCall.of("rechercherFactureTravauxATraiter", body).body()));
    }

    private RawAnswer run(Call<RawTree> call) {
        return exchange.run(call, RawTree::toAnswer);
    }
}
