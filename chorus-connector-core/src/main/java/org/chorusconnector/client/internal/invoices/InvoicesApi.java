package org.chorusconnector.client.internal.invoices;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.internal.streaming.FileContent;
import org.chorusconnector.client.internal.streaming.FileStart;
import org.chorusconnector.client.internal.transport.LastCheck;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Done;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.UnsupportedCriteria;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.InvoiceCompletion;
import org.chorusconnector.client.invoices.InvoiceDownload;
import org.chorusconnector.client.invoices.InvoiceHistory;
import org.chorusconnector.client.invoices.InvoiceRecycling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.PdfReading;
import org.chorusconnector.client.invoices.PdfSignature;
import org.chorusconnector.client.invoices.RejectionHandling;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.StructureId;
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
    Call<Coded<Submitted>> soumettreFacture(@Body SubmissionBody invoice, @Tag LastCheck check);

    @POST("cpro/factures/v1/deposer/pdf")
    @CallSafety(value = CallSafety.Level.REPEATABLE, service = "deposerPdfFacture", file = true)
    Call<Coded<Read>> deposerPdfFacture(@Body Pdf pdf);

    @POST("cpro/factures/v1/completer")
    @CallSafety(value = CallSafety.Level.ONCE, service = "completerFacture")
    Call<Coded<Handled>> completerFacture(@Body Completion completion);

    @POST("cpro/factures/v1/recycler")
    @CallSafety(value = CallSafety.Level.ONCE, service = "recyclerFacture")
    Call<Coded<Handled>> recyclerFacture(@Body Recycling recycling);

    @POST("cpro/factures/v1/traiterRejet")
    @CallSafety(value = CallSafety.Level.ONCE, service = "traiterFacturesRejetees")
    Call<Coded<Done>> traiterFacturesRejetees(@Body Rejected rejected);

    @POST("cpro/factures/v1/corriger/valideur/facture")
    @CallSafety(value = CallSafety.Level.ONCE, service = "corrigerValideurFacture")
    Call<Coded<Done>> corrigerValideurFacture(@Body Correction correction);

    @POST("cpro/factures/v1/rechercher/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParFournisseur")
    Call<Coded<Found<FoundInvoice>>> rechercherFactureParFournisseur(@Body Search search);

    @POST("cpro/factures/v1/rechercher/atraiter/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureATraiterParFournisseur")
    Call<Coded<Found<FoundInvoice>>> rechercherFactureATraiterParFournisseur(@Body ToDo toDo);

    @POST("cpro/factures/v1/rechercher/demandePaiement")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherDemandePaiement")
    Call<Coded<Found<FoundInvoice>>> rechercherDemandePaiement(@Body PaymentRequests requests);

    @POST("cpro/factures/v1/consulter/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterFactureParFournisseur")
    Call<Coded<ConsultedInvoice>> consulterFactureParFournisseur(@Body Consultation consultation);

    @POST("cpro/factures/v1/consulter/historique")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterHistoriqueFacture")
    Call<Coded<History>> consulterHistoriqueFacture(@Body HistoryOf invoice);

    @Streaming
    @POST("cpro/factures/v1/telecharger/groupe")
    @CallSafety(value = CallSafety.Level.READ, service = "telechargerGroupeFacture", file = true)
    Call<ResponseBody> telechargerGroupeFacture(@Body Group group);

    record Submitted(
            @Nullable Long identifiantFactureCPP,
            @Nullable String numeroFacture,
            @Nullable String statutFacture,
            @Nullable String dateDepot,
            @Nullable String empreinteCertificatDepot) {

        SubmittedInvoice toInvoice() {
            return new SubmittedInvoice(
                    new ChorusInvoiceId(
                            IncompleteAnswerException.required(identifiantFactureCPP, "identifiantFactureCPP")),
                    Optional.ofNullable(numeroFacture),
                    FoundInvoice.status(statutFacture),
                    WireDates.day(dateDepot),
                    Optional.ofNullable(empreinteCertificatDepot).filter(digest -> !digest.isBlank()));
        }
    }

    record Pdf(FileContent fichierFacture, String nomFichier, String formatDepot) {

        static Pdf of(FileUpload file, PdfSignature signature) {
            return new Pdf(FileContent.of(file, FileStart.PDF), file.name(), signature.code());
        }
    }

    record Read(
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
            @Nullable BigDecimal montantAPayer) {

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

    record Rejected(
            List<Ref> listeDemandePaiement,
            @Nullable String motifRejet,
            @Nullable String cpltInfos) {

        static Rejected of(RejectionHandling handling) {
            return new Rejected(
                    handling.invoices().stream().map(id -> new Ref(id.value())).toList(),
                    handling.reason().orElse(null),
                    handling.information().orElse(null));
        }

        record Ref(long idDemandePaiement) {}
    }

    record Correction(long idFacture, String typeIdentifiantStructure, String identifiantStructure) {}

    record Search(
            @JsonUnwrapped InvoiceCriteria criteria,
            @Nullable List<Destinataire> listeDestinataire,
            @Nullable Boolean rechercheSirenDestinataire,
            @Nullable String typeFacture,
            @Nullable Long idFournisseur,
            @Nullable Long idServiceFournisseur,
            @Nullable Long idStructureValideur,
            @Nullable String periodeDateFactureDu,
            @Nullable String periodeDateFactureAu,
            @Nullable String periodeDateHeureEtatCourantDu,
            @Nullable String periodeDateHeureEtatCourantAu,
            @Nullable BigDecimal montantApayerMin,
            @Nullable BigDecimal montantApayerMax,
            @Nullable Long coordonneeBancaire,
            @Nullable List<Long> idUtilisateurCreateur,
            @Nullable String numeroBonCommande,
            @Nullable String numeroFactureOrigine,
            @Nullable String modeDepot,
            @Nullable String numeroFluxDepot,
            @Nullable Boolean rejetTraite,
            boolean recupererTaille,
            Sorted rechercheFactureParFournisseur) {

        static Search of(InvoiceSearch search, int page) {
            UnsupportedCriteria.refuse(
                    "search of the supplier's invoices",
                    Map.of(
                            "kind",
                            search.kind()
                                    .filter(kind -> kind != PaymentRequestKind.INVOICE)
                                    .isPresent()));
            return new Search(
                    InvoiceCriteria.of(search),
                    Destinataire.of(search),
                    search.wholeSirenOfRecipient() ? true : null,
                    search.type().map(InvoiceType::code).orElse(null),
                    search.supplier().map(SupplierId::value).orElse(null),
                    search.supplierService().map(ServiceId::value).orElse(null),
                    search.validator().map(StructureId::value).orElse(null),
                    InvoiceCriteria.day(search.dated().from()),
                    InvoiceCriteria.day(search.dated().to()),
                    InvoiceCriteria.from(search.statusChanged()),
                    InvoiceCriteria.to(search.statusChanged()),
                    search.amountToPay().from().orElse(null),
                    search.amountToPay().to().orElse(null),
                    search.bankAccountCode().orElse(null),
                    search.creatorId().map(List::of).orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    search.originNumber().map(InvoiceNumber::value).orElse(null),
                    search.depositMode().orElse(null),
                    search.flow().map(FlowNumber::value).orElse(null),
                    search.rejectionHandled().orElse(null),
                    true,
                    Sorted.of(search, page));
        }

        record Destinataire(long idDestinataire, @Nullable List<Long> listeIdServiceExecutant) {

            static @Nullable List<Destinataire> of(InvoiceSearch search) {
                return search.recipient()
                        .map(id -> List.of(new Destinataire(
                                id.value(),
                                search.recipientService()
                                        .map(service -> List.of(service.value()))
                                        .orElse(null))))
                        .orElse(null);
            }
        }
    }

    /** Paging of a search, latest deposit first. */
    record Sorted(
            int nbResultatsMaximum,
            int pageResultatDemandee,
            int nbResultatsParPage,
            String triColonne,
            String triSens) {

        static Sorted of(InvoiceSearch search, int page) {
            return new Sorted(search.limit().orElse(Page.NO_LIMIT), page, search.pageSize(), "DateDepot", "Descendant");
        }
    }

    record ToDo(long idStructure, Page.Capped rechercheFactureATraiterParFournisseur) {}

    record PaymentRequests(
            String roleUtilisateur,
            @JsonUnwrapped InvoiceCriteria criteria,
            @Nullable String typeDemandePaiement,
            @Nullable String typeFacture,
            @Nullable String periodeDateFournisseurDu,
            @Nullable String periodeDateFournisseurAu,
            @Nullable String periodeDateHeureEtatCourantDu,
            @Nullable String periodeDateHeureEtatCourantAu,
            @Nullable BigDecimal montantAPayerMin,
            @Nullable BigDecimal montantAPayerMax,
            @Nullable String numeroBonCommande,
            @Nullable String numeroFactureOrigine,
            @Nullable Supplier structureFournisseur,
            @Nullable Long idServiceFournisseur,
            @Nullable Validator structureValideur,
            @Nullable Recipient structureDestinataire,
            @Nullable Boolean rechercheSirenDestinataire,
            @Nullable Long idServiceDestinataire) {

        static PaymentRequests of(Role role, InvoiceSearch search) {
            UnsupportedCriteria.refuse(
                    "search of payment requests",
                    Map.of(
                            "flow", search.flow().isPresent(),
                            "depositMode", search.depositMode().isPresent(),
                            "rejectionHandled", search.rejectionHandled().isPresent(),
                            "bankAccountCode", search.bankAccountCode().isPresent(),
                            "creatorId", search.creatorId().isPresent()));
            return new PaymentRequests(
                    role.code(),
                    InvoiceCriteria.of(search),
                    search.kind().map(PaymentRequestKind::code).orElse(null),
                    search.type().map(InvoiceType::code).orElse(null),
                    InvoiceCriteria.day(search.dated().from()),
                    InvoiceCriteria.day(search.dated().to()),
                    InvoiceCriteria.from(search.statusChanged()),
                    InvoiceCriteria.to(search.statusChanged()),
                    search.amountToPay().from().orElse(null),
                    search.amountToPay().to().orElse(null),
                    search.engagementNumber().map(EngagementNumber::value).orElse(null),
                    search.originNumber().map(InvoiceNumber::value).orElse(null),
                    search.supplier().map(id -> new Supplier(id.value())).orElse(null),
                    search.supplierService().map(ServiceId::value).orElse(null),
                    search.validator().map(id -> new Validator(id.value())).orElse(null),
                    search.recipient().map(id -> new Recipient(id.value())).orElse(null),
                    search.wholeSirenOfRecipient() ? true : null,
                    search.recipientService().map(ServiceId::value).orElse(null));
        }

        record Supplier(long idStructureFournisseur) {}

        record Validator(long idStructureValideur) {}

        record Recipient(long idStructureDestinataire) {}
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
            @Nullable String numeroFacture,
            @Nullable String statutCourantCode,
            @Nullable Statuses historiquesDesStatuts,
            @Nullable Events historiquesDesEvenementsComplementaires,
            @Nullable Actions historiquesDesActionsUtilisateurs) {

        InvoiceHistory toHistory() {
            return new InvoiceHistory(
                    Optional.ofNullable(numeroFacture),
                    FoundInvoice.status(statutCourantCode),
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
            @Nullable String histoStatutCommentaire,
            @Nullable String histoStatutUtilisateurPrenom,
            @Nullable String histoStatutUtilisateurNom) {

        InvoiceHistory.StatusChange toChange() {
            return new InvoiceHistory.StatusChange(
                    new InvoiceStatus(IncompleteAnswerException.required(histoStatutCode, "histoStatutCode")),
                    WireDates.instant(histoStatutDatePassage),
                    Optional.ofNullable(histoStatutCommentaire),
                    Author.name(histoStatutUtilisateurPrenom, histoStatutUtilisateurNom));
        }
    }

    record Events(@Nullable List<@Nullable EventRow> evenement) {}

    record EventRow(
            @Nullable String evenementLibelle,
            @Nullable String evenementDateHeure,
            @Nullable String evenementQui) {

        InvoiceHistory.Event toEvent() {
            return new InvoiceHistory.Event(
                    evenementLibelle == null ? "" : evenementLibelle,
                    WireDates.instant(evenementDateHeure),
                    Optional.ofNullable(evenementQui).filter(who -> !who.isBlank()));
        }
    }

    record Actions(@Nullable List<@Nullable ActionRow> histoAction) {}

    record ActionRow(
            @Nullable String histoActionCode,
            @Nullable String histoActionDateHeure,
            @Nullable String histoActionUtilisateurPrenom,
            @Nullable String histoActionUtilisateurNom) {

        InvoiceHistory.Event toEvent() {
            return new InvoiceHistory.Event(
                    histoActionCode == null ? "" : histoActionCode,
                    WireDates.instant(histoActionDateHeure),
                    Author.name(histoActionUtilisateurPrenom, histoActionUtilisateurNom));
        }
    }

    /** A user in a history: first and last name. */
    final class Author {

        private Author() {}

        static Optional<String> name(@Nullable String first, @Nullable String last) {
            return Stream.of(first, last)
                    .filter(name -> name != null && !name.isBlank())
                    .reduce((one, other) -> one + " " + other);
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
