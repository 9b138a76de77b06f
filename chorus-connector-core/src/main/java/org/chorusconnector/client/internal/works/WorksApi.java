package org.chorusconnector.client.internal.works;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.UnsupportedCriteria;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.works.WorksInvoiceId;
import org.chorusconnector.client.works.WorksInvoiceRecycling;
import org.chorusconnector.client.works.WorksInvoiceSummary;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Works invoices on the wire. */
interface WorksApi {

    @POST("cpro/facturesTravaux/v1/rechercher")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureTravaux")
    Call<Coded<Found<Row>>> rechercherFactureTravaux(@Body Search search);

    @POST("cpro/facturesTravaux/v1/demander/recyclage")
    @CallSafety(value = CallSafety.Level.ONCE, service = "demanderRecyclagePiecePrecedente")
    Call<JsonNode> demanderRecyclagePiecePrecedente(@Body Ref invoice);

    @POST("cpro/facturesTravaux/v1/recycler")
    @CallSafety(value = CallSafety.Level.ONCE, service = "recyclerFactureTravaux")
    Call<JsonNode> recyclerFactureTravaux(@Body Recycling recycling);

    @POST("cpro/facturesTravaux/v1/suspendre/demander/completer/factureTravaux")
    @CallSafety(value = CallSafety.Level.ONCE, service = "suspendreOuDemanderCompleterFactureTravaux")
    Call<JsonNode> suspendreOuDemanderCompleterFactureTravaux(@Body Suspension suspension);

    @POST("cpro/facturesTravaux/v1/soumettre")
    @CallSafety(value = CallSafety.Level.ONCE, service = "soumettreFactureTravaux")
    Call<JsonNode> soumettreFactureTravaux(@Body Object body);

    @POST("cpro/facturesTravaux/v1/completer")
    @CallSafety(value = CallSafety.Level.ONCE, service = "completerFactureTravaux")
    Call<JsonNode> completerFactureTravaux(@Body Object body);

    @POST("cpro/facturesTravaux/v1/completermoe")
    @CallSafety(value = CallSafety.Level.ONCE, service = "completerMoe")
    Call<JsonNode> completerMoe(@Body Object body);

    @POST("cpro/facturesTravaux/v1/refuser")
    @CallSafety(value = CallSafety.Level.ONCE, service = "refuserFactureTravaux")
    Call<JsonNode> refuserFactureTravaux(@Body Object body);

    @POST("cpro/facturesTravaux/v1/consulter")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureTravaux")
    Call<JsonNode> consulterFactureTravaux(@Body Object body);

    @POST("cpro/facturesTravaux/v1/consulter/dossierfacturation")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterDossierDeFacturation")
    Call<JsonNode> consulterDossierDeFacturation(@Body Object body);

    @POST("cpro/facturesTravaux/v1/rechercher/atraiter")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureTravauxATraiter")
    Call<JsonNode> rechercherFactureTravauxATraiter(@Body Object body);

    record Search(
            String roleUtilisateur,
            @Nullable Long idStructureFournisseur,
            @Nullable String numeroFactureTravaux,
            @Nullable String periodeDateDepotDu,
            @Nullable String periodeDateDepotAu,
            @Nullable String periodeDateFactureTravauxDu,
            @Nullable String periodeDateFactureTravauxAu,
            @Nullable List<String> listeStatutCourant,
            @Nullable String numeroMarche,
            @Nullable String numeroBonCommande,
            @Nullable String numeroFluxDepot,
            Page.Asked rechercheFactureTravaux) {

        static Search of(Role role, InvoiceSearch search, int page) {
            UnsupportedCriteria.refuse(
                    "search of works invoices",
                    Map.ofEntries(
                            entry("kind", search.kind().isPresent()),
                            entry("type", search.type().isPresent()),
                            entry("supplierService", search.supplierService().isPresent()),
                            entry("recipient", search.recipient().isPresent()),
                            entry("validator", search.validator().isPresent()),
                            entry("originNumber", search.originNumber().isPresent()),
                            entry(
                                    "cadreDeFacturation",
                                    search.cadreDeFacturation().isPresent()),
                            entry("depositMode", search.depositMode().isPresent()),
                            entry("rejectionHandled", search.rejectionHandled().isPresent()),
                            entry("bankAccountCode", search.bankAccountCode().isPresent()),
                            entry("creatorId", search.creatorId().isPresent()),
                            entry("statusChanged", search.statusChanged().isSet()),
                            entry("amountExclTax", search.amountExclTax().isSet()),
                            entry("amountInclTax", search.amountInclTax().isSet()),
                            entry("amountToPay", search.amountToPay().isSet())));
            return new Search(
                    role.code(),
                    search.supplier().map(SupplierId::value).orElse(null),
                    search.number().map(InvoiceNumber::value).orElse(null),
                    search.deposited().from().map(LocalDate::toString).orElse(null),
                    search.deposited().to().map(LocalDate::toString).orElse(null),
                    search.dated().from().map(LocalDate::toString).orElse(null),
                    search.dated().to().map(LocalDate::toString).orElse(null),
                    search.statuses().isEmpty()
                            ? null
                            : search.statuses().stream()
                                    .map(InvoiceStatus::code)
                                    .toList(),
                    search.marketNumber().map(MarketNumber::value).orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    search.flow().map(FlowNumber::value).orElse(null),
                    new Page.Asked(page, search.pageSize()));
        }
    }

    record Row(
            @Nullable Long idFactureTravaux,
            @Nullable String numeroFactureTravaux,
            @Nullable String typeFactureTravaux,
            @Nullable String statutFactureTravaux,
            @Nullable String identifiantFournisseur,
            @Nullable String identifiantDestinataire,
            @Nullable String dateFactureTravaux,
            @Nullable String dateDepot,
            @Nullable String dateHeureEtatCourant,
            @Nullable BigDecimal montantHT,
            @Nullable BigDecimal montantTTC,
            @Nullable BigDecimal montantAPayer) {

        WorksInvoiceSummary toSummary() {
            return new WorksInvoiceSummary(
                    new WorksInvoiceId(IncompleteAnswerException.required(idFactureTravaux, "idFactureTravaux")),
                    Optional.ofNullable(numeroFactureTravaux),
                    Optional.ofNullable(typeFactureTravaux),
                    Optional.ofNullable(statutFactureTravaux)
                            .filter(code -> !code.isBlank())
                            .map(InvoiceStatus::new),
                    Optional.ofNullable(identifiantFournisseur),
                    Optional.ofNullable(identifiantDestinataire),
                    WireDates.day(dateFactureTravaux),
                    WireDates.day(dateDepot),
                    WireDates.instant(dateHeureEtatCourant),
                    Optional.ofNullable(montantHT),
                    Optional.ofNullable(montantTTC),
                    Optional.ofNullable(montantAPayer));
        }
    }

    record Ref(long idFactureTravaux) {}

    record Recycling(
            long idFactureTravaux,
            @Nullable String identifiantDestinataire,
            @Nullable String codeServiceExecutant,
            @Nullable String numeroBonCommande) {

        static Recycling of(WorksInvoiceRecycling recycling) {
            return new Recycling(
                    recycling.invoice().value(),
                    recycling.recipient().map(Siret::value).orElse(null),
                    recycling.serviceCode().map(ServiceCode::value).orElse(null),
                    recycling.engagementNumber().map(EngagementNumber::value).orElse(null));
        }
    }

    record Suspension(long idFactureTravaux, String commentaire) {}
}
