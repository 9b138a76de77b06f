package org.chorusconnector.client.internal.invoices;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.UnsupportedCriteria;
import org.chorusconnector.client.invoices.InvoiceHandling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.StructureId;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Invoices of a recipient on the wire. */
interface ReceivedInvoicesApi {

    @POST("cpro/factures/v1/rechercher/recipiendaire")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParRecipiendaire")
    Call<Coded<Found<FoundInvoice>>> rechercherFactureParRecipiendaire(@Body Search search);

    @POST("cpro/factures/v1/rechercher/atraiter/recipiendaire")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureATraiterParRecipiendaire")
    Call<Coded<Found<FoundInvoice>>> rechercherFactureATraiterParRecipiendaire(@Body ToDo toDo);

    @POST("cpro/factures/v1/consulter/recipiendaire")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureParRecipiendaire")
    Call<Coded<ConsultedInvoice>> consulterFactureParRecipiendaire(@Body Consultation consultation);

    @POST("cpro/factures/v1/traiter/recue")
    @CallSafety(value = CallSafety.Level.ONCE, service = "traiterFactureRecue")
    Call<Coded<Handled>> traiterFactureRecue(@Body Handling handling);

    record Search(
            @JsonUnwrapped InvoiceCriteria criteria,
            @Nullable String typeDemandePaiement,
            @Nullable Long idDestinataire,
            @Nullable Long idServiceExecutant,
            @Nullable List<String> listeTypeFacture,
            @Nullable String periodeDateFactureDu,
            @Nullable String periodeDateFactureAu,
            @Nullable String periodeDateHeureEtatCourantDu,
            @Nullable String periodeDateHeureEtatCourantAu,
            @Nullable List<Supplier> listeFournisseurs,
            @Nullable Long idStructureValideur,
            @Nullable BigDecimal montantApayerMin,
            @Nullable BigDecimal montantApayerMax,
            @Nullable String numeroBonCommande,
            InvoicesApi.Sorted paramRecherche) {

        static Search of(InvoiceSearch search, int page) {
            UnsupportedCriteria.refuse(
                    "search of received invoices",
                    Map.of(
                            "flow", search.flow().isPresent(),
                            "depositMode", search.depositMode().isPresent(),
                            "rejectionHandled", search.rejectionHandled().isPresent(),
                            "originNumber", search.originNumber().isPresent(),
                            "wholeSirenOfRecipient", search.wholeSirenOfRecipient(),
                            "bankAccountCode", search.bankAccountCode().isPresent(),
                            "creatorId", search.creatorId().isPresent()));
            return new Search(
                    InvoiceCriteria.of(search),
                    search.kind().map(PaymentRequestKind::code).orElse(null),
                    search.recipient().map(StructureId::value).orElse(null),
                    search.recipientService().map(ServiceId::value).orElse(null),
                    search.type().map(type -> List.of(type.code())).orElse(null),
                    InvoiceCriteria.day(search.dated().from()),
                    InvoiceCriteria.day(search.dated().to()),
                    InvoiceCriteria.from(search.statusChanged()),
                    InvoiceCriteria.to(search.statusChanged()),
                    Supplier.of(search),
                    search.validator().map(StructureId::value).orElse(null),
                    search.amountToPay().from().orElse(null),
                    search.amountToPay().to().orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    InvoicesApi.Sorted.of(search, page));
        }

        record Supplier(long idFournisseur, @Nullable List<Long> listeIdService) {

            static @Nullable List<Supplier> of(InvoiceSearch search) {
                return search.supplier()
                        .map(id -> List.of(new Supplier(
                                id.value(),
                                search.supplierService()
                                        .map(service -> List.of(service.value()))
                                        .orElse(null))))
                        .orElse(null);
            }
        }
    }

    record ToDo(long idStructure, Page.Capped parametreRechercheFactureATraiterParRecipiendaire) {}

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
