package org.chorusconnector.client.internal.invoices;

import java.time.LocalDate;
import java.util.List;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.NoParameters;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Invoices of a validating structure on the wire. */
interface ValidationsApi {

    @POST("cpro/factures/v1/rechercher/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParValideur")
    Call<FoundInvoices> rechercherFactureParValideur(@Body Search search);

    @POST("cpro/factures/v1/rechercher/aTraiter/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureATraiterParValideur")
    Call<FoundInvoices> rechercherFactureATraiterParValideur(@Body ToDo toDo);

    @POST("cpro/factures/v1/consulter/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureParValideur")
    Call<ConsultedInvoice> consulterFactureParValideur(@Body Consultation consultation);

    @POST("cpro/factures/v1/traiter/factureAValider")
    @CallSafety(value = CallSafety.Level.ONCE, service = "traiterFactureAValider")
    Call<Handled> traiterFactureAValider(@Body Decision decision);

    @POST("cpro/factures/v1/recuperer/statutsFactureVisibles/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererStatutsFactureVisiblesParValideur")
    Call<Visible> recupererStatutsFactureVisiblesParValideur(@Body NoParameters nothing);

    record Search(
            @Nullable String numeroFacture,
            @Nullable String periodeDateDepotDu,
            @Nullable String periodeDateDepotAu,
            @Nullable String periodeDateFactureDu,
            @Nullable String periodeDateFactureAu,
            @Nullable Long idFournisseur,
            @Nullable List<String> statutCourant,
            @Nullable String numeroMarche,
            @Nullable String numeroEngagement,
            Page.Asked pagination) {

        static Search of(InvoiceSearch search, int page) {
            return new Search(
                    search.number().map(InvoiceNumber::value).orElse(null),
                    search.depositedFrom().map(LocalDate::toString).orElse(null),
                    search.depositedTo().map(LocalDate::toString).orElse(null),
                    search.datedFrom().map(LocalDate::toString).orElse(null),
                    search.datedTo().map(LocalDate::toString).orElse(null),
                    search.supplier().map(SupplierId::value).orElse(null),
                    FoundInvoices.codes(search.statuses()),
                    search.marketNumber().map(MarketNumber::value).orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    new Page.Asked(null, page, search.pageSize()));
        }
    }

    record ToDo(long idStructure, Page.Asked pagination) {}

    record Consultation(
            long identifiantFactureCPP,
            Sections.VatLines rechercheLigneTvaRecap,
            Sections.Files recherchePj,
            Sections.Lines rechercheLignePoste) {

        static Consultation of(ChorusInvoiceId id) {
            return new Consultation(id.value(), Sections.VatLines.ALL, Sections.Files.ALL, Sections.Lines.ALL);
        }
    }

    record Decision(
            long idFacture,
            String action,
            @Nullable String motifRefus,
            @Nullable String complementInfo) {}

    record Visible(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable List<@Nullable Status> listeStatutFacture) implements Answer {

        List<InvoiceStatus> toStatuses() {
            return Page.rows(listeStatutFacture).stream()
                    .flatMap(status -> FoundInvoices.status(status.codeStatutFacture()).stream())
                    .toList();
        }

        record Status(@Nullable String codeStatutFacture) {}
    }
}
