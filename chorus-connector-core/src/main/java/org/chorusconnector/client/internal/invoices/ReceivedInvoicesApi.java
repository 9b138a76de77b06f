package org.chorusconnector.client.internal.invoices;

import java.time.LocalDate;
import java.util.List;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.invoices.InvoiceHandling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Invoices of a recipient on the wire. */
interface ReceivedInvoicesApi {

    @POST("cpro/factures/v1/rechercher/recipiendaire")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParRecipiendaire")
    Call<FoundInvoices> rechercherFactureParRecipiendaire(@Body Search search);

    @POST("cpro/factures/v1/rechercher/atraiter/recipiendaire")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureATraiterParRecipiendaire")
    Call<FoundInvoices> rechercherFactureATraiterParRecipiendaire(@Body ToDo toDo);

    @POST("cpro/factures/v1/consulter/recipiendaire")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureParRecipiendaire")
    Call<ConsultedInvoice> consulterFactureParRecipiendaire(@Body Consultation consultation);

    @POST("cpro/factures/v1/traiter/recue")
    @CallSafety(value = CallSafety.Level.ONCE, service = "traiterFactureRecue")
    Call<Handled> traiterFactureRecue(@Body Handling handling);

    record Search(
            @Nullable String numeroFacture,
            @Nullable String periodeDateDepotDu,
            @Nullable String periodeDateDepotAu,
            @Nullable String periodeDateFactureDu,
            @Nullable String periodeDateFactureAu,
            @Nullable List<Supplier> listeFournisseurs,
            @Nullable List<String> statutCourant,
            @Nullable String numeroMarche,
            @Nullable String numeroBonCommande,
            InvoicesApi.Sorted paramRecherche) {

        static Search of(InvoiceSearch search, int page) {
            return new Search(
                    search.number().map(InvoiceNumber::value).orElse(null),
                    search.depositedFrom().map(LocalDate::toString).orElse(null),
                    search.depositedTo().map(LocalDate::toString).orElse(null),
                    search.datedFrom().map(LocalDate::toString).orElse(null),
                    search.datedTo().map(LocalDate::toString).orElse(null),
                    search.supplier()
                            .map(id -> List.of(new Supplier(id.value())))
                            .orElse(null),
                    FoundInvoices.codes(search.statuses()),
                    search.marketNumber().map(MarketNumber::value).orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    InvoicesApi.Sorted.of(search, page));
        }

        record Supplier(long idFournisseur) {}
    }

    record ToDo(long idStructure, Page.Asked parametreRechercheFactureATraiterParRecipiendaire) {}

    record Consultation(
            long identifiantFactureCPP,
            Sections.VatLines rechercheligneTvaRecap,
            Sections.Files recherchePj,
            Sections.Lines rechercheLignePoste) {

        static Consultation of(ChorusInvoiceId id) {
            return new Consultation(id.value(), Sections.VatLines.ALL, Sections.Files.ALL, Sections.Lines.ALL);
        }
    }

    record Handling(
            long idFacture,
            String nouveauStatut,
            @Nullable String motif,
            @Nullable String numeroDPMandat) {

        static Handling of(InvoiceHandling handling) {
            return new Handling(
                    handling.invoice().value(),
                    handling.status().code(),
                    handling.reason().orElse(null),
                    handling.mandateNumber().orElse(null));
        }
    }
}
