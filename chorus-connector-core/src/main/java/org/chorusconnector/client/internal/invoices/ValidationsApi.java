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
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.NoParameters;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.UnsupportedCriteria;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Invoices of a validating structure on the wire. */
interface ValidationsApi {

    @POST("cpro/factures/v1/rechercher/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParValideur")
    Call<Coded<Found<FoundInvoice>>> rechercherFactureParValideur(@Body Search search);

    @POST("cpro/factures/v1/rechercher/aTraiter/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureATraiterParValideur")
    Call<Coded<Found<FoundInvoice>>> rechercherFactureATraiterParValideur(@Body ToDo toDo);

    @POST("cpro/factures/v1/consulter/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureParValideur")
    Call<Coded<ConsultedInvoice>> consulterFactureParValideur(@Body Consultation consultation);

    @POST("cpro/factures/v1/traiter/factureAValider")
    @CallSafety(value = CallSafety.Level.ONCE, service = "traiterFactureAValider")
    Call<Coded<Handled>> traiterFactureAValider(@Body Decision decision);

    @POST("cpro/factures/v1/recuperer/statutsFactureVisibles/valideur")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererStatutsFactureVisiblesParValideur")
    Call<Coded<Found<VisibleStatus>>> recupererStatutsFactureVisiblesParValideur(@Body NoParameters nothing);

    record Search(
            @JsonUnwrapped InvoiceCriteria criteria,
            @Nullable String typeDemandePaiement,
            @Nullable Long idDestinataire,
            @Nullable Boolean rechercheSirenDestinataire,
            @Nullable Long idServiceExecutant,
            @Nullable List<String> listeTypeFacture,
            @Nullable String periodeDateFactureDu,
            @Nullable String periodeDateFactureAu,
            @Nullable Long idFournisseur,
            @Nullable Long idServiceFournisseur,
            @Nullable Long idStructureValideur,
            @Nullable BigDecimal montantAPayerMin,
            @Nullable BigDecimal montantAPayerMax,
            @Nullable String numeroEngagement,
            Page.Asked pagination) {

        static Search of(InvoiceSearch search, int page) {
            UnsupportedCriteria.refuse(
                    "search of invoices to validate",
                    Map.of(
                            "flow", search.flow().isPresent(),
                            "depositMode", search.depositMode().isPresent(),
                            "rejectionHandled", search.rejectionHandled().isPresent(),
                            "originNumber", search.originNumber().isPresent(),
                            "statusChanged", search.statusChanged().isSet(),
                            "bankAccountCode", search.bankAccountCode().isPresent(),
                            "creatorId", search.creatorId().isPresent()));
            return new Search(
                    InvoiceCriteria.of(search),
                    search.kind().map(PaymentRequestKind::code).orElse(null),
                    search.recipient().map(StructureId::value).orElse(null),
                    search.wholeSirenOfRecipient() ? true : null,
                    search.recipientService().map(ServiceId::value).orElse(null),
                    search.type().map(type -> List.of(type.code())).orElse(null),
                    InvoiceCriteria.day(search.dated().from()),
                    InvoiceCriteria.day(search.dated().to()),
                    search.supplier().map(SupplierId::value).orElse(null),
                    search.supplierService().map(ServiceId::value).orElse(null),
                    search.validator().map(StructureId::value).orElse(null),
                    search.amountToPay().from().orElse(null),
                    search.amountToPay().to().orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    new Page.Asked(page, search.pageSize()));
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

    record VisibleStatus(@Nullable String codeStatutFacture) {

        InvoiceStatus toStatus() {
            return new InvoiceStatus(IncompleteAnswerException.required(codeStatutFacture, "codeStatutFacture"));
        }
    }
}
