package org.chorusconnector.client.internal.invoices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.Discount;
import org.chorusconnector.client.invoices.InvoiceLine;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.Submission;
import org.chorusconnector.client.invoices.SupportingDocument;
import org.chorusconnector.client.invoices.TaxRate;
import org.chorusconnector.client.invoices.ValidatingStructure;
import org.chorusconnector.client.invoices.VatLine;
import org.chorusconnector.client.invoices.VatType;
import org.jspecify.annotations.Nullable;

/** An invoice to submit on the wire. */
record SubmissionBody(
        @Nullable Long idUtilisateurCourant,
        String modeDepot,
        @Nullable String numeroFactureSaisi,
        @Nullable String dateFacture,
        Destinataire destinataire,
        Fournisseur fournisseur,
        CadreDeFacturation cadreDeFacturation,
        References references,
        @Nullable List<LignePoste> lignePoste,
        @Nullable List<LigneTva> ligneTva,
        MontantTotal montantTotal,
        @Nullable List<PieceJointePrincipale> pieceJointePrincipale,
        @Nullable List<PieceJointeComplementaire> pieceJointeComplementaire,
        @Nullable String commentaire) {

    static SubmissionBody of(Submission invoice) {
        Optional<InvoiceSubmission> pdf =
                Optional.of(invoice).filter(InvoiceSubmission.class::isInstance).map(InvoiceSubmission.class::cast);
        return new SubmissionBody(
                orNull(invoice.currentUserId()),
                pdf.map(file -> file.isSigned() ? "DEPOT_PDF_SIGNE_API" : "DEPOT_PDF_API")
                        .orElse("SAISIE_API"),
                pdf.map(file -> file.number().value()).orElse(null),
                pdf.map(file -> file.date().toString()).orElse(null),
                Destinataire.of(invoice),
                Fournisseur.of(invoice),
                CadreDeFacturation.of(invoice),
                References.of(invoice),
                LignePoste.allOf(invoice.lines()),
                LigneTva.allOf(invoice.vatLines()),
                MontantTotal.of(invoice),
                pdf.map(file -> List.of(PieceJointePrincipale.of(file.main()))).orElse(null),
                PieceJointeComplementaire.allOf(invoice.supportingDocuments()),
                invoice.comment().orElse(null));
    }

    record Destinataire(String codeDestinataire, @Nullable String codeServiceExecutant) {
        static Destinataire of(Submission invoice) {
            return new Destinataire(
                    invoice.recipient().value(),
                    invoice.serviceCode().map(ServiceCode::value).orElse(null));
        }
    }

    record Fournisseur(
            long idFournisseur,
            @Nullable Long idServiceFournisseur,
            @Nullable Long codeCoordonneesBancairesFournisseur) {
        static Fournisseur of(Submission invoice) {
            return new Fournisseur(
                    invoice.supplier().value(), orNull(invoice.supplierServiceId()), orNull(invoice.bankAccountCode()));
        }
    }

    record CadreDeFacturation(
            String codeCadreFacturation,
            @Nullable String codeStructureValideur,
            @Nullable String codeServiceValideur) {
        static CadreDeFacturation of(Submission invoice) {
            return new CadreDeFacturation(
                    invoice.cadre().code(),
                    invoice.validator().map(ValidatingStructure::identifier).orElse(null),
                    invoice.validator()
                            .flatMap(ValidatingStructure::serviceCode)
                            .map(ServiceCode::value)
                            .orElse(null));
        }
    }

    record References(
            String deviseFacture,
            String typeFacture,
            @Nullable String typeTva,
            @Nullable String motifExonerationTva,
            @Nullable String numeroMarche,
            @Nullable String numeroBonCommande,
            @Nullable String numeroFactureOrigine,
            @Nullable String modePaiement) {
        static References of(Submission invoice) {
            return new References(
                    invoice.currency().getCurrencyCode(),
                    invoice.type().code(),
                    invoice.vatType().map(VatType::code).orElse(null),
                    invoice.exemptionReason().orElse(null),
                    invoice.marketNumber().map(MarketNumber::value).orElse(null),
                    invoice.engagementNumber().map(EngagementNumber::value).orElse(null),
                    invoice.originNumber().orElse(null),
                    invoice.paymentMethod().map(PaymentMethod::code).orElse(null));
        }
    }

    record LignePoste(
            int lignePosteNumero,
            @Nullable String lignePosteReference,
            String lignePosteDenomination,
            BigDecimal lignePosteQuantite,
            @Nullable String lignePosteUnite,
            BigDecimal lignePosteMontantUnitaireHT,
            @Nullable BigDecimal lignePosteMontantRemiseHT,
            @Nullable String lignePosteTauxTva,
            @Nullable BigDecimal lignePosteTauxTvaManuel) {

        static @Nullable List<LignePoste> allOf(List<InvoiceLine> lines) {
            return lines.isEmpty()
                    ? null
                    : IntStream.range(0, lines.size())
                            .mapToObj(index -> of(index + 1, lines.get(index)))
                            .toList();
        }

        private static LignePoste of(int number, InvoiceLine line) {
            return new LignePoste(
                    number,
                    line.reference().orElse(null),
                    line.description(),
                    line.quantity(),
                    line.unit().orElse(null),
                    line.unitPrice(),
                    line.discount().signum() == 0 ? null : line.discount(),
                    line.rate().flatMap(TaxRate::code).orElse(null),
                    line.rate().flatMap(TaxRate::percent).orElse(null));
        }
    }

    record LigneTva(
            @Nullable String ligneTvaTaux,
            @Nullable BigDecimal ligneTvaTauxManuel,
            BigDecimal ligneTvaMontantBaseHtParTaux,
            BigDecimal ligneTvaMontantTvaParTaux) {

        static @Nullable List<LigneTva> allOf(List<VatLine> lines) {
            return lines.isEmpty()
                    ? null
                    : lines.stream()
                            .map(line -> new LigneTva(
                                    line.rate().code().orElse(null),
                                    line.rate().percent().orElse(null),
                                    line.base(),
                                    line.tax()))
                            .toList();
        }
    }

    record MontantTotal(
            BigDecimal montantHtTotal,
            BigDecimal montantTVA,
            BigDecimal montantTtcTotal,
            @Nullable BigDecimal montantRemiseGlobaleTTC,
            @Nullable String motifRemiseGlobaleTTC,
            BigDecimal montantAPayer) {
        static MontantTotal of(Submission invoice) {
            Amounts amounts = invoice.amounts();
            return new MontantTotal(
                    amounts.exclTax(),
                    amounts.vat(),
                    amounts.inclTax(),
                    invoice.discount().map(Discount::amount).orElse(null),
                    invoice.discount().map(Discount::reason).orElse(null),
                    amounts.toPay());
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
