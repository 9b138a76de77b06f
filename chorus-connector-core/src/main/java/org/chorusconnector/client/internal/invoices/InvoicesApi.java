package org.chorusconnector.client.internal.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import okhttp3.ResponseBody;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.FileContent;
import org.chorusconnector.client.internal.FileStart;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.chorusconnector.client.internal.LastCheck;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.internal.WireDates;
import org.chorusconnector.client.invoices.InvoiceCompletion;
import org.chorusconnector.client.invoices.InvoiceDownload;
import org.chorusconnector.client.invoices.InvoiceHistory;
import org.chorusconnector.client.invoices.InvoiceRecycling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.PdfReading;
import org.chorusconnector.client.invoices.PdfSignature;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Streaming;
import retrofit2.http.Tag;

/** Invoices of a supplier on the wire. */
interface InvoicesApi {

    @POST("cpro/factures/v1/soumettre")
    @CallSafety(value = CallSafety.Level.ONCE, service = "soumettreFacture")
    Call<Submitted> soumettreFacture(@Body SubmissionBody invoice, @Tag LastCheck check);

    @POST("cpro/factures/v1/deposer/pdf")
    @CallSafety(value = CallSafety.Level.REPEATABLE, service = "deposerPdfFacture", file = true)
    Call<Read> deposerPdfFacture(@Body Pdf pdf);

    @POST("cpro/factures/v1/completer")
    @CallSafety(value = CallSafety.Level.ONCE, service = "completerFacture")
    Call<Handled> completerFacture(@Body Completion completion);

    @POST("cpro/factures/v1/recycler")
    @CallSafety(value = CallSafety.Level.ONCE, service = "recyclerFacture")
    Call<Handled> recyclerFacture(@Body Recycling recycling);

    @POST("cpro/factures/v1/traiterRejet")
    @CallSafety(value = CallSafety.Level.ONCE, service = "traiterFacturesRejetees")
    Call<Handled> traiterFacturesRejetees(@Body Rejected rejected);

    @POST("cpro/factures/v1/corriger/valideur/facture")
    @CallSafety(value = CallSafety.Level.ONCE, service = "corrigerValideurFacture")
    Call<Handled> corrigerValideurFacture(@Body Correction correction);

    @POST("cpro/factures/v1/rechercher/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParFournisseur")
    Call<FoundInvoices> rechercherFactureParFournisseur(@Body Search search);

    @POST("cpro/factures/v1/rechercher/atraiter/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureATraiterParFournisseur")
    Call<FoundInvoices> rechercherFactureATraiterParFournisseur(@Body ToDo toDo);

    @POST("cpro/factures/v1/rechercher/demandePaiement")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherDemandePaiement")
    Call<FoundInvoices> rechercherDemandePaiement(@Body PaymentRequests requests);

    @POST("cpro/factures/v1/consulter/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureParFournisseur")
    Call<ConsultedInvoice> consulterFactureParFournisseur(@Body Consultation consultation);

    @POST("cpro/factures/v1/consulter/historique")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterHistoriqueFacture")
    Call<History> consulterHistoriqueFacture(@Body HistoryOf invoice);

    @Streaming
    @POST("cpro/factures/v1/telecharger/groupe")
    @CallSafety(value = CallSafety.Level.READ, service = "telechargerGroupeFacture", file = true)
    Call<ResponseBody> telechargerGroupeFacture(@Body Group group);

    record Submitted(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable Long identifiantFactureCPP,
            @Nullable String numeroFacture,
            @Nullable String statutFacture,
            @Nullable String dateDepot)
            implements Answer {

        SubmittedInvoice toInvoice() {
            return new SubmittedInvoice(
                    new ChorusInvoiceId(
                            IncompleteAnswerException.required(identifiantFactureCPP, "identifiantFactureCPP")),
                    Optional.ofNullable(numeroFacture),
                    FoundInvoices.status(statutFacture),
                    WireDates.day(dateDepot));
        }
    }

    record Pdf(FileContent fichierFacture, String nomFichier, String formatDepot) {

        static Pdf of(FileUpload file, PdfSignature signature) {
            return new Pdf(FileContent.of(file, FileStart.PDF), file.name(), signature.code());
        }
    }

    record Read(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable Long pieceJointeId,
            @Nullable String numeroFacture,
            @Nullable String dateFacture,
            @Nullable String codeDestinataire,
            @Nullable String codeServiceExecutant,
            @Nullable String codeFournisseur,
            @Nullable String typeFacture,
            @Nullable String codeDeviseFacture,
            @Nullable String numeroBonCommande,
            @Nullable BigDecimal montantHtTotal,
            @Nullable BigDecimal montantTVA,
            @Nullable BigDecimal montantTtcAvantRemiseGlobalTTC,
            @Nullable BigDecimal montantAPayer)
            implements Answer {

        PdfReading toReading() {
            return new PdfReading(
                    new FileId(IncompleteAnswerException.required(pieceJointeId, "pieceJointeId")),
                    Optional.ofNullable(numeroFacture),
                    WireDates.day(dateFacture),
                    Optional.ofNullable(codeDestinataire),
                    Optional.ofNullable(codeServiceExecutant),
                    Optional.ofNullable(codeFournisseur),
                    Optional.ofNullable(typeFacture),
                    Optional.ofNullable(codeDeviseFacture),
                    Optional.ofNullable(numeroBonCommande),
                    Optional.ofNullable(montantHtTotal),
                    Optional.ofNullable(montantTVA),
                    Optional.ofNullable(montantTtcAvantRemiseGlobalTTC),
                    Optional.ofNullable(montantAPayer));
        }
    }

    record Completion(
            long identifiantFactureCPP,
            @Nullable List<SubmissionBody.PieceJointeComplementaire> pieceJointeComplementaire,
            @Nullable String commentaire) {

        static Completion of(InvoiceCompletion completion) {
            return new Completion(
                    completion.invoice().value(),
                    SubmissionBody.PieceJointeComplementaire.allOf(completion.documents()),
                    completion.comment().orElse(null));
        }
    }

    record Recycling(
            long identifiantFactureCPP,
            SubmissionBody.@Nullable Destinataire destinataire,
            @Nullable Reference reference,
            @Nullable String commentaire) {

        static Recycling of(InvoiceRecycling recycling) {
            return new Recycling(
                    recycling.invoice().value(),
                    recycling
                            .recipient()
                            .map(siret -> new SubmissionBody.Destinataire(
                                    siret.value(),
                                    recycling
                                            .serviceCode()
                                            .map(ServiceCode::value)
                                            .orElse(null)))
                            .orElse(null),
                    Reference.of(recycling),
                    recycling.comment().orElse(null));
        }

        record Reference(
                @Nullable String numeroMarche, @Nullable String numeroBonCommande) {

            static @Nullable Reference of(InvoiceRecycling recycling) {
                Reference reference = new Reference(
                        recycling.marketNumber().map(MarketNumber::value).orElse(null),
                        recycling
                                .engagementNumber()
                                .map(EngagementNumber::value)
                                .orElse(null));
                return reference.numeroMarche() == null && reference.numeroBonCommande() == null ? null : reference;
            }
        }
    }

    record Rejected(List<Ref> listeDemandePaiement) {

        static Rejected of(List<ChorusInvoiceId> invoices) {
            return new Rejected(invoices.stream().map(id -> new Ref(id.value())).toList());
        }

        record Ref(long idDemandePaiement) {}
    }

    record Correction(long idFacture, String typeIdentifiantStructure, String identifiantStructure) {}

    record Search(
            @Nullable String numeroFacture,
            @Nullable String periodeDateDepotDu,
            @Nullable String periodeDateDepotAu,
            @Nullable String periodeDateFactureDu,
            @Nullable String periodeDateFactureAu,
            @Nullable Long idFournisseur,
            @Nullable List<String> statutCourant,
            @Nullable String numeroMarche,
            @Nullable String numeroBonCommande,
            @Nullable String numeroFluxDepot,
            Sorted rechercheFactureParFournisseur) {

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
                    search.flow().map(FlowNumber::value).orElse(null),
                    Sorted.of(search, page));
        }
    }

    /** Paging of a search, latest deposit first. */
    record Sorted(
            int nbResultatsMaximum,
            int pageResultatDemandee,
            int nbResultatsParPage,
            String triColonne,
            String triSens) {

        /** Unless told otherwise, Chorus Pro may stop at 200 rows. */
        static Sorted of(InvoiceSearch search, int page) {
            return new Sorted(search.limit(), page, search.pageSize(), "DateDepot", "Descendant");
        }
    }

    record ToDo(long idStructure, Page.Asked rechercheFactureATraiterParFournisseur) {}

    record PaymentRequests(
            String roleUtilisateur,
            @Nullable String numeroFacture,
            @Nullable String periodeDateDepotDu,
            @Nullable String periodeDateDepotAu,
            @Nullable String periodeDateFournisseurDu,
            @Nullable String periodeDateFournisseurAu,
            @Nullable List<String> statutCourant,
            @Nullable String numeroMarche,
            @Nullable String numeroBonCommande,
            @Nullable Supplier structureFournisseur) {

        static PaymentRequests of(Role role, InvoiceSearch search) {
            FoundInvoices.requireNoFlow(search);
            return new PaymentRequests(
                    role.code(),
                    search.number().map(InvoiceNumber::value).orElse(null),
                    search.depositedFrom().map(LocalDate::toString).orElse(null),
                    search.depositedTo().map(LocalDate::toString).orElse(null),
                    search.datedFrom().map(LocalDate::toString).orElse(null),
                    search.datedTo().map(LocalDate::toString).orElse(null),
                    FoundInvoices.codes(search.statuses()),
                    search.marketNumber().map(MarketNumber::value).orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    search.supplier().map(id -> new Supplier(id.value())).orElse(null));
        }

        record Supplier(long idStructureFournisseur) {}
    }

    record Consultation(
            long identifiantFactureCPP,
            Sections.VatLines pLigneRecapTva,
            Sections.Files pListePiecesJointes,
            Sections.Lines pLignesPoste) {

        static Consultation of(ChorusInvoiceId id) {
            return new Consultation(id.value(), Sections.VatLines.ALL, Sections.Files.ALL, Sections.Lines.ALL);
        }
    }

    record HistoryOf(
            long idFacture,
            Sections.Statuses paramRechercheHistoStatuts,
            Sections.Events paramRechercheHistoEvenementsComplementaires,
            Sections.Actions paramRechercheHistoActionsUtilisateurs) {

        static HistoryOf of(ChorusInvoiceId id) {
            return new HistoryOf(id.value(), Sections.Statuses.ALL, Sections.Events.ALL, Sections.Actions.ALL);
        }
    }

    record History(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable String numeroFacture,
            @Nullable String statutCourantCode,
            @Nullable Statuses historiquesDesStatuts,
            @Nullable Events historiquesDesEvenementsComplementaires,
            @Nullable Actions historiquesDesActionsUtilisateurs)
            implements Answer {

        InvoiceHistory toHistory() {
            return new InvoiceHistory(
                    Optional.ofNullable(numeroFacture),
                    FoundInvoices.status(statutCourantCode),
                    Page.rows(
                            historiquesDesStatuts == null ? null : historiquesDesStatuts.histoStatut(),
                            StatusRow::toChange),
                    Page.rows(
                            historiquesDesEvenementsComplementaires == null
                                    ? null
                                    : historiquesDesEvenementsComplementaires.evenement(),
                            EventRow::toEvent),
                    Page.rows(
                            historiquesDesActionsUtilisateurs == null
                                    ? null
                                    : historiquesDesActionsUtilisateurs.histoAction(),
                            ActionRow::toEvent));
        }
    }

    record Statuses(@Nullable List<@Nullable StatusRow> histoStatut) {}

    record StatusRow(
            @Nullable String histoStatutCode,
            @Nullable String histoStatutDatePassage,
            @Nullable String histoStatutCommentaire) {

        InvoiceHistory.StatusChange toChange() {
            return new InvoiceHistory.StatusChange(
                    new InvoiceStatus(IncompleteAnswerException.required(histoStatutCode, "histoStatutCode")),
                    WireDates.instant(histoStatutDatePassage),
                    Optional.ofNullable(histoStatutCommentaire));
        }
    }

    record Events(@Nullable List<@Nullable EventRow> evenement) {}

    record EventRow(
            @Nullable String evenementLibelle, @Nullable String evenementDateHeure) {

        InvoiceHistory.Event toEvent() {
            return new InvoiceHistory.Event(
                    evenementLibelle == null ? "" : evenementLibelle, WireDates.instant(evenementDateHeure));
        }
    }

    record Actions(@Nullable List<@Nullable ActionRow> histoAction) {}

    record ActionRow(
            @Nullable String histoActionCode, @Nullable String histoActionDateHeure) {

        InvoiceHistory.Event toEvent() {
            return new InvoiceHistory.Event(
                    histoActionCode == null ? "" : histoActionCode, WireDates.instant(histoActionDateHeure));
        }
    }

    record Group(String format, String avecPiecesJointesComplementaires, List<InvoiceRef> listeFacture) {

        static Group of(InvoiceDownload download) {
            return new Group(
                    download.format().name(),
                    download.withAttachments() ? "OUI" : "NON",
                    download.invoices().stream()
                            .map(id -> new InvoiceRef(id.value()))
                            .toList());
        }
    }

    record InvoiceRef(long idFacture) {}
}
