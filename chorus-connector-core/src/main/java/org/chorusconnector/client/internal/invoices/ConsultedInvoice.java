package org.chorusconnector.client.internal.invoices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.Invoice;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.jspecify.annotations.Nullable;

/** An invoice in full on the wire, the same for its supplier, its recipient and its validator. */
record ConsultedInvoice(@Nullable Facture facture) {

    Invoice toInvoice(ChorusInvoiceId asked) {
        return IncompleteAnswerException.required(facture, "facture").toInvoice(asked);
    }

    record Facture(
            @Nullable String numeroFacture,
            @Nullable String statutFacture,
            @Nullable String modeDepot,
            @Nullable Cadre cadreDeFacturation,
            @Nullable References references,
            @Nullable Fournisseur fournisseur,
            @Nullable Destinataire destinataire,
            @Nullable MontantTotal montantTotal,
            @Nullable RecapitulatifDeTva recapitulatifDeTva,
            @Nullable LignesDePoste lignesDePoste,
            @Nullable PieceJointePrincipale pieceJointePrincipale,
            @Nullable PiecesJointes listeDesPiecesJointes,
            @Nullable String commentaire,
            @Nullable Boolean rejetTraite) {

        Invoice toInvoice(ChorusInvoiceId asked) {
            return new Invoice(
                    asked,
                    Optional.ofNullable(numeroFacture),
                    FoundInvoice.status(statutFacture),
                    Optional.ofNullable(modeDepot),
                    Optional.ofNullable(cadreDeFacturation).map(Cadre::codeCadreFacturation),
                    (references == null ? References.NONE : references).toReferences(),
                    (fournisseur == null ? Fournisseur.NONE : fournisseur).toParty(),
                    (destinataire == null ? Destinataire.NONE : destinataire).toParty(),
                    (montantTotal == null ? MontantTotal.NONE : montantTotal).toTotals(),
                    Page.rows(recapitulatifDeTva == null ? null : recapitulatifDeTva.ligneTva(), LigneTva::toTaxedBase),
                    Page.rows(lignesDePoste == null ? null : lignesDePoste.lignePoste(), LignePoste::toLine),
                    Optional.ofNullable(pieceJointePrincipale)
                            .map(PieceJointePrincipale::idPieceJointePrincipale)
                            .flatMap(ConsultedInvoice::fileId),
                    Page.rows(
                            listeDesPiecesJointes == null ? null : listeDesPiecesJointes.pieceJointe(),
                            PieceJointe::toFile),
                    Optional.ofNullable(commentaire),
                    cadreDeFacturation == null ? List.of() : cadreDeFacturation.toValidators(),
                    Optional.ofNullable(fournisseur)
                            .map(Fournisseur::affactureur)
                            .map(Affactureur::toFactor),
                    Optional.ofNullable(rejetTraite),
                    Optional.ofNullable(destinataire).map(Destinataire::miseEnPaiementDestinataire));
        }
    }

    private static Optional<FileId> fileId(@Nullable Long id) {
        return id == null || id <= 0 ? Optional.empty() : Optional.of(new FileId(id));
    }

    record Cadre(
            @Nullable String codeCadreFacturation,
            @Nullable String codeValideur1,
            @Nullable String raisonSocialeValideur1,
            @Nullable String nomValideur1,
            @Nullable String dateValidation1,
            @Nullable String codeValideur2,
            @Nullable String raisonSocialeValideur2,
            @Nullable String designationValideur2,
            @Nullable String nomValideur2,
            @Nullable String dateValidation2) {

        List<InvoiceSummary.Validator> toValidators() {
            return Stream.concat(
                            validator(codeValideur1, dateValidation1, raisonSocialeValideur1, nomValideur1),
                            validator(
                                    codeValideur2,
                                    dateValidation2,
                                    raisonSocialeValideur2,
                                    designationValideur2,
                                    nomValideur2))
                    .toList();
        }

        /** @param names of which the first one that is there is shown */
        private static Stream<InvoiceSummary.Validator> validator(
                @Nullable String code, @Nullable String date, @Nullable String... names) {
            Optional<String> name = Stream.of(names).flatMap(Stream::ofNullable).findFirst();
            return code == null && name.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new InvoiceSummary.Validator(Optional.ofNullable(code), name, WireDates.day(date)));
        }
    }

    record Affactureur(
            @Nullable String affactureurCode, @Nullable String affactureurRaisonSociale) {

        InvoiceSummary.Factor toFactor() {
            return new InvoiceSummary.Factor(
                    Optional.ofNullable(affactureurCode), Optional.ofNullable(affactureurRaisonSociale));
        }
    }

    record References(
            @Nullable String dateFacture,
            @Nullable String dateDepot,
            @Nullable String dateEcheancePaiement,
            @Nullable String typeFacture,
            @Nullable String codeDeviseFacture,
            @Nullable String typeTva,
            @Nullable String motifExonerationTva,
            @Nullable String numeroMarche,
            @Nullable String numeroBonCommande,
            @Nullable String numeroFactureOrigine,
            @Nullable String modePaiement) {

        static final References NONE = new References(null, null, null, null, null, null, null, null, null, null, null);

        Invoice.References toReferences() {
            return new Invoice.References(
                    WireDates.day(dateFacture),
                    WireDates.day(dateDepot),
                    WireDates.day(dateEcheancePaiement),
                    Optional.ofNullable(typeFacture),
                    Optional.ofNullable(codeDeviseFacture),
                    Optional.ofNullable(typeTva),
                    Optional.ofNullable(motifExonerationTva),
                    Optional.ofNullable(numeroMarche),
                    Optional.ofNullable(numeroBonCommande),
                    Optional.ofNullable(numeroFactureOrigine),
                    Optional.ofNullable(modePaiement));
        }
    }

    record Fournisseur(
            @Nullable String codeFournisseur,
            @Nullable String designationFournisseur,
            @Nullable String raisonSocialeFournisseur,
            @Nullable String codeServiceFournisseur,
            @Nullable String libelleServiceFournisseur,
            @Nullable Affactureur affactureur) {

        static final Fournisseur NONE = new Fournisseur(null, null, null, null, null, null);

        Invoice.Party toParty() {
            return new Invoice.Party(
                    Optional.ofNullable(codeFournisseur),
                    Optional.ofNullable(
                            designationFournisseur == null ? raisonSocialeFournisseur : designationFournisseur),
                    Optional.ofNullable(codeServiceFournisseur),
                    Optional.ofNullable(libelleServiceFournisseur));
        }
    }

    record Destinataire(
            @Nullable String codeDestinataire,
            @Nullable String libelleDestinataire,
            @Nullable String designationDestinataire,
            @Nullable String codeServiceExecutant,
            @Nullable String libelleServiceExecutant,
            @Nullable Boolean miseEnPaiementDestinataire) {

        static final Destinataire NONE = new Destinataire(null, null, null, null, null, null);

        Invoice.Party toParty() {
            return new Invoice.Party(
                    Optional.ofNullable(codeDestinataire),
                    Optional.ofNullable(libelleDestinataire == null ? designationDestinataire : libelleDestinataire),
                    Optional.ofNullable(codeServiceExecutant),
                    Optional.ofNullable(libelleServiceExecutant));
        }
    }

    record MontantTotal(
            @Nullable BigDecimal montantHtTotal,
            @Nullable BigDecimal montantTVA,
            @Nullable BigDecimal montantRemiseGlobaleTTC,
            @Nullable BigDecimal montantTtcTotal,
            @Nullable BigDecimal montantAPayer) {

        static final MontantTotal NONE = new MontantTotal(null, null, null, null, null);

        Invoice.Totals toTotals() {
            return new Invoice.Totals(
                    Optional.ofNullable(montantHtTotal),
                    Optional.ofNullable(montantTVA),
                    Optional.ofNullable(montantRemiseGlobaleTTC),
                    Optional.ofNullable(montantTtcTotal),
                    Optional.ofNullable(montantAPayer));
        }
    }

    record RecapitulatifDeTva(@Nullable List<@Nullable LigneTva> ligneTva) {}

    record LigneTva(
            @Nullable String ligneTvaTauxRefCode,
            @Nullable BigDecimal ligneTvaTauxRefValeur,
            @Nullable BigDecimal ligneTvaTauxManuel,
            @Nullable BigDecimal ligneTvaMontantBaseHtParTaux,
            @Nullable BigDecimal ligneTvaMontantTvaParTaux) {

        Invoice.TaxedBase toTaxedBase() {
            return new Invoice.TaxedBase(
                    Optional.ofNullable(ligneTvaTauxRefCode),
                    Optional.ofNullable(ligneTvaTauxManuel == null ? ligneTvaTauxRefValeur : ligneTvaTauxManuel),
                    Optional.ofNullable(ligneTvaMontantBaseHtParTaux),
                    Optional.ofNullable(ligneTvaMontantTvaParTaux));
        }
    }

    record LignesDePoste(@Nullable List<@Nullable LignePoste> lignePoste) {}

    record LignePoste(
            @Nullable String lignePosteDenomination,
            @Nullable String lignePosteReference,
            @Nullable BigDecimal lignePosteQuantite,
            @Nullable BigDecimal lignePosteMontantUnitaireHT,
            @Nullable BigDecimal lignePosteMontantHtApresRemise,
            @Nullable BigDecimal lignePosteMontantTva) {

        Invoice.Line toLine() {
            return new Invoice.Line(
                    Optional.ofNullable(lignePosteDenomination),
                    Optional.ofNullable(lignePosteReference),
                    Optional.ofNullable(lignePosteQuantite),
                    Optional.ofNullable(lignePosteMontantUnitaireHT),
                    Optional.ofNullable(lignePosteMontantHtApresRemise),
                    Optional.ofNullable(lignePosteMontantTva));
        }
    }

    record PieceJointePrincipale(@Nullable Long idPieceJointePrincipale) {}

    record PiecesJointes(@Nullable List<@Nullable PieceJointe> pieceJointe) {}

    record PieceJointe(
            @Nullable Long pieceJointeId,
            @Nullable String pieceJointeDesignation,
            @Nullable String pieceJointeTypeCode,
            @Nullable String pieceJointeExtension,
            @Nullable Long pieceJointeIdLiaison) {

        Invoice.AttachedFile toFile() {
            return new Invoice.AttachedFile(
                    fileId(pieceJointeId),
                    Optional.ofNullable(pieceJointeDesignation),
                    Optional.ofNullable(pieceJointeTypeCode),
                    Optional.ofNullable(pieceJointeExtension),
                    Optional.ofNullable(pieceJointeIdLiaison));
        }
    }
}
