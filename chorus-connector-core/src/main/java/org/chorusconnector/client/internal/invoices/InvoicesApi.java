package org.chorusconnector.client.internal.invoices;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.internal.WireDates;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.client.invoices.SupportingDocument;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Invoices on the wire. */
interface InvoicesApi {

    @POST("cpro/factures/v1/soumettre")
    @CallSafety(value = CallSafety.Level.ONCE, service = "soumettreFacture")
    Call<Submitted> soumettreFacture(@Body Submission invoice);

    @POST("cpro/factures/v1/rechercher/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherFactureParFournisseur")
    Call<Found> rechercherFactureParFournisseur(@Body Search search);

    record Submission(
            @Nullable Long idUtilisateurCourant,
            String modeDepot,
            String numeroFactureSaisi,
            String dateFacture,
            Destinataire destinataire,
            Fournisseur fournisseur,
            CadreDeFacturation cadreDeFacturation,
            References references,
            MontantTotal montantTotal,
            List<PieceJointePrincipale> pieceJointePrincipale,
            @Nullable List<PieceJointeComplementaire> pieceJointeComplementaire,
            @Nullable String commentaire) {

        static Submission of(InvoiceSubmission invoice) {
            return new Submission(
                    orNull(invoice.currentUserId()),
                    "DEPOT_PDF_API",
                    invoice.number().value(),
                    invoice.date().toString(),
                    Destinataire.of(invoice),
                    Fournisseur.of(invoice),
                    new CadreDeFacturation(invoice.cadre().code()),
                    References.of(invoice),
                    MontantTotal.of(invoice.amounts()),
                    List.of(PieceJointePrincipale.of(invoice.main())),
                    PieceJointeComplementaire.allOf(invoice.supportingDocuments()),
                    invoice.comment().orElse(null));
        }

        record Destinataire(
                String codeDestinataire, @Nullable String codeServiceExecutant) {
            static Destinataire of(InvoiceSubmission invoice) {
                return new Destinataire(
                        invoice.recipient().value(),
                        invoice.serviceCode().map(ServiceCode::value).orElse(null));
            }
        }

        record Fournisseur(
                long idFournisseur,
                @Nullable Long idServiceFournisseur,
                @Nullable Long codeCoordonneesBancairesFournisseur) {
            static Fournisseur of(InvoiceSubmission invoice) {
                return new Fournisseur(
                        invoice.supplier().value(),
                        orNull(invoice.supplierServiceId()),
                        orNull(invoice.bankAccountCode()));
            }
        }

        record CadreDeFacturation(String codeCadreFacturation) {}

        record References(
                String deviseFacture,
                String typeFacture,
                @Nullable String typeTva,
                @Nullable String motifExonerationTva,
                @Nullable String numeroMarche,
                @Nullable String numeroBonCommande,
                @Nullable String modePaiement) {
            static References of(InvoiceSubmission invoice) {
                return new References(
                        invoice.currency().getCurrencyCode(),
                        invoice.type().code(),
                        invoice.vatType().map(VatType::code).orElse(null),
                        invoice.exemptionReason().orElse(null),
                        invoice.marketNumber().map(MarketNumber::value).orElse(null),
                        invoice.engagementNumber().map(EngagementNumber::value).orElse(null),
                        invoice.paymentMethod().map(PaymentMethod::code).orElse(null));
            }
        }

        record MontantTotal(
                BigDecimal montantHtTotal,
                BigDecimal montantTVA,
                BigDecimal montantTtcTotal,
                BigDecimal montantAPayer) {
            static MontantTotal of(Amounts amounts) {
                return new MontantTotal(amounts.exclTax(), amounts.vat(), amounts.inclTax(), amounts.toPay());
            }
        }

        record PieceJointePrincipale(String pieceJointePrincipaleDesignation, long pieceJointePrincipaleId) {
            static PieceJointePrincipale of(Attachment main) {
                return new PieceJointePrincipale(main.designation(), main.file().value());
            }
        }

        record PieceJointeComplementaire(
                String pieceJointeComplementaireDesignation,
                String pieceJointeComplementaireType,
                long pieceJointeComplementaireId) {
            static @Nullable List<PieceJointeComplementaire> allOf(List<SupportingDocument> documents) {
                return documents.isEmpty()
                        ? null
                        : documents.stream()
                                .map(one -> new PieceJointeComplementaire(
                                        one.attachment().designation(),
                                        one.typeCode(),
                                        one.attachment().file().value()))
                                .toList();
            }
        }

        private static @Nullable Long orNull(OptionalLong value) {
            return value.isPresent() ? value.getAsLong() : null;
        }
    }

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
                    status(statutFacture),
                    WireDates.day(dateDepot));
        }
    }

    record Search(
            @Nullable String numeroFacture,
            @Nullable String periodeDateDepotDu,
            @Nullable String periodeDateDepotAu,
            @Nullable Long idFournisseur,
            @Nullable List<String> statutCourant,
            Paging rechercheFactureParFournisseur) {

        static Search of(InvoiceSearch search, int page) {
            return new Search(
                    search.number().map(InvoiceNumber::value).orElse(null),
                    search.depositedFrom().map(LocalDate::toString).orElse(null),
                    search.depositedTo().map(LocalDate::toString).orElse(null),
                    search.supplier().map(SupplierId::value).orElse(null),
                    search.statuses().isEmpty()
                            ? null
                            : search.statuses().stream()
                                    .map(InvoiceStatus::code)
                                    .toList(),
                    // Unless told otherwise, Chorus Pro may stop at 200 rows.
                    new Paging(search.limit(), page, search.pageSize(), "DateDepot", "Descendant"));
        }

        record Paging(
                int nbResultatsMaximum,
                int pageResultatDemandee,
                int nbResultatsParPage,
                String triColonne,
                String triSens) {}
    }

    record Found(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            Page.@Nullable ParametresRetour parametresRetour,
            @Nullable List<@Nullable Row> listeFactures)
            implements Answer {

        Page<InvoiceSummary> toPage(int number, int askedRows) {
            List<InvoiceSummary> rows = listeFactures == null
                    ? List.of()
                    : listeFactures.stream()
                            .filter(Objects::nonNull)
                            .map(Row::toSummary)
                            .toList();
            return Page.of(rows, parametresRetour, number, askedRows);
        }

        record Row(
                @Nullable Long identifiantFactureCPP,
                @Nullable String numeroFacture,
                @Nullable String codeDestinataire,
                @Nullable String typeFacture,
                @Nullable BigDecimal montantHT,
                @Nullable BigDecimal montantTTC,
                @Nullable BigDecimal montantAPayer,
                @Nullable String statut,
                @Nullable String dateFacture,
                @Nullable String dateDepot,
                @Nullable String dateHeureEtatCourant) {

            /** A row without identifier spoils the page: left out, its invoice would look as if it were not there. */
            InvoiceSummary toSummary() {
                return new InvoiceSummary(
                        new ChorusInvoiceId(
                                IncompleteAnswerException.required(identifiantFactureCPP, "identifiantFactureCPP")),
                        Optional.ofNullable(numeroFacture),
                        Optional.ofNullable(codeDestinataire),
                        Optional.ofNullable(typeFacture).flatMap(InvoiceType::ofCode),
                        Optional.ofNullable(montantHT),
                        Optional.ofNullable(montantTTC),
                        Optional.ofNullable(montantAPayer),
                        status(statut),
                        WireDates.day(dateFacture),
                        WireDates.day(dateDepot),
                        WireDates.instant(dateHeureEtatCourant));
            }
        }
    }

    private static Optional<InvoiceStatus> status(@Nullable String code) {
        return Optional.ofNullable(code).filter(text -> !text.isBlank()).map(InvoiceStatus::new);
    }
}
