package org.chorusconnector.client.internal.works;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Stream;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.wire.RawTree;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.works.WorksInvoiceId;
import org.chorusconnector.client.works.WorksInvoiceRecycling;
import org.chorusconnector.client.works.WorksInvoiceSummary;
import org.chorusconnector.client.works.WorksInvoices;
import retrofit2.Call;

/** The works invoices over HTTP. */
public final class HttpWorksInvoices implements WorksInvoices {

    /** Declares the services of this group. */
    public static final Class<?> API = WorksApi.class;

    private static final int MAX_COMMENT = 2000;

    private final Exchange exchange;
    private final WorksApi api;

    public HttpWorksInvoices(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(WorksApi.class);
    }

    @Override
    public Stream<WorksInvoiceSummary> search(Role role, InvoiceSearch criteria) {
        return exchange.search(
                        number -> api.rechercherFactureTravaux(WorksApi.Search.of(role, criteria, number)),
                        WorksApi.Row::toSummary,
                        criteria.pageSize())
                .limit(criteria.limit().orElse(Integer.MAX_VALUE));
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

    private RawAnswer run(Call<JsonNode> call) {
        return exchange.runUncoded(call, RawTree::requireSuccess);
    }
}
