package org.chorusconnector.client.internal.invoices;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.WireDates;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.chorusconnector.client.invoices.InvoiceSummary.Factor;
import org.chorusconnector.client.invoices.InvoiceSummary.Validator;
import org.jspecify.annotations.Nullable;

/** A row of any search of invoices: the same fields under several sets of names. */
record FoundInvoice(
        @JsonAlias({"idFacture", "idDemandePaiement"}) @Nullable Long identifiantFactureCPP,

        @JsonAlias("numeroDemandePaiement") @Nullable String numeroFacture,

        @JsonAlias({"identifiantDestinataire", "identifiantStructureDestinataire"}) @Nullable String codeDestinataire,

        @Nullable String typeDemandePaiement,
        @Nullable String typeFacture,
        @Nullable BigDecimal montantHT,
        @Nullable BigDecimal montantTTC,
        @JsonAlias("montantTotal") @Nullable BigDecimal montantAPayer,
        @JsonAlias("etatCourant") @Nullable String statut,
        @JsonAlias("dateFournisseur") @Nullable String dateFacture,
        @Nullable String dateDepot,
        @Nullable String dateHeureEtatCourant,
        @Nullable String commentaireEtatCourant,
        @Nullable Boolean rejetTraite,
        @Nullable String codeServiceFournisseur,
        @Nullable String designationDestinataire,
        @JsonAlias("codeServiceDestinataire") @Nullable String codeServiceExecutant,
        @Nullable String devise,
        @Nullable String numeroMarche,
        @JsonAlias("numeroEngagement") @Nullable String numeroBonCommande,
        @Nullable String numeroFactureOrigine,
        @Nullable String numeroFluxDepot,
        @Nullable String modeDepot,
        @Nullable String cadreFacturation,
        @Nullable String nomPrenomUtilisateurCreateur,
        @Nullable String codeValideur1,
        @Nullable String raisonSocialeValideur1,
        @Nullable String nomValideur1,
        @Nullable String prenomValideur1,
        @Nullable String dateValidation1,
        @Nullable String codeValideur2,
        @Nullable String raisonSocialeValideur2,
        @Nullable String nomValideur2,
        @Nullable String prenomValideur2,
        @Nullable String dateValidation2,
        @Nullable String affactureurCode,
        @Nullable String affactureurRaisonSociale,
        @Nullable Long taille) {

    /** A row without identifier fails the page: left out, its invoice would look as if it did not exist. */
    InvoiceSummary toSummary() {
        return new InvoiceSummary(
                new ChorusInvoiceId(IncompleteAnswerException.required(identifiantFactureCPP, "identifiantFactureCPP")),
                Optional.ofNullable(numeroFacture),
                Optional.ofNullable(codeDestinataire),
                Optional.ofNullable(typeFacture),
                Optional.ofNullable(montantHT),
                Optional.ofNullable(montantTTC),
                Optional.ofNullable(montantAPayer),
                status(statut),
                WireDates.day(dateFacture),
                WireDates.day(dateDepot),
                WireDates.instant(dateHeureEtatCourant),
                text(commentaireEtatCourant),
                text(typeDemandePaiement),
                Optional.ofNullable(rejetTraite),
                details());
    }

    private InvoiceSummary.Details details() {
        return new InvoiceSummary.Details(
                text(codeServiceFournisseur),
                text(designationDestinataire),
                text(codeServiceExecutant),
                text(devise),
                text(numeroMarche),
                text(numeroBonCommande),
                text(numeroFactureOrigine),
                text(numeroFluxDepot),
                text(modeDepot),
                text(cadreFacturation),
                text(nomPrenomUtilisateurCreateur),
                validators(),
                Stream.of(affactureurCode, affactureurRaisonSociale).anyMatch(FoundInvoice::isText)
                        ? Optional.of(new Factor(text(affactureurCode), text(affactureurRaisonSociale)))
                        : Optional.empty(),
                taille == null ? OptionalLong.empty() : OptionalLong.of(taille));
    }

    private List<Validator> validators() {
        return Stream.of(
                        validator(
                                codeValideur1, raisonSocialeValideur1, prenomValideur1, nomValideur1, dateValidation1),
                        validator(
                                codeValideur2, raisonSocialeValideur2, prenomValideur2, nomValideur2, dateValidation2))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Validator> validator(
            @Nullable String code,
            @Nullable String name,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String day) {
        Optional<String> person =
                Stream.of(firstName, lastName).filter(FoundInvoice::isText).reduce((first, last) -> first + " " + last);
        Validator validator = new Validator(text(code), text(name).or(() -> person), WireDates.day(day));
        return validator.identifier().isEmpty() && validator.name().isEmpty()
                ? Optional.empty()
                : Optional.of(validator);
    }

    static Optional<InvoiceStatus> status(@Nullable String code) {
        return text(code).map(InvoiceStatus::new);
    }

    private static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).filter(FoundInvoice::isText);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
