package org.chorusconnector.client.internal.invoices;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.internal.WireDates;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceSummary;
import org.jspecify.annotations.Nullable;

/** What the searches of invoices answer: the same rows under three sets of names, paging here or there. */
record FoundInvoices(
        @Nullable Integer codeRetour,
        @Nullable String libelle,
        Page.@Nullable ParametresRetour parametresRetour,
        @Nullable Integer pages,
        @JsonAlias("listeDemandePaiement") @Nullable List<@Nullable Row> listeFactures)
        implements Answer {

    Page<InvoiceSummary> toPage(int number, int askedRows) {
        return parametresRetour == null
                ? Page.of(toSummaries(), pages, number, askedRows)
                : Page.of(toSummaries(), parametresRetour, number, askedRows);
    }

    List<InvoiceSummary> toSummaries() {
        return Page.rows(listeFactures, Row::toSummary);
    }

    static Optional<InvoiceStatus> status(@Nullable String code) {
        return Optional.ofNullable(code).filter(text -> !text.isBlank()).map(InvoiceStatus::new);
    }

    /** A criterion that a service does not know would silently find too much. */
    static void requireNoFlow(InvoiceSearch search) {
        if (search.flow().isPresent()) {
            throw new IllegalArgumentException(
                    "This search does not know the flow of an invoice; Invoices.search does, leave it out here");
        }
    }

    /** The codes of statuses to keep; null, which means all, when there is none. */
    static @Nullable List<String> codes(List<InvoiceStatus> statuses) {
        return statuses.isEmpty()
                ? null
                : statuses.stream().map(InvoiceStatus::code).toList();
    }

    record Row(
            @JsonAlias({"idFacture", "idDemandePaiement"}) @Nullable Long identifiantFactureCPP,

            @JsonAlias("numeroDemandePaiement") @Nullable String numeroFacture,

            @JsonAlias({"identifiantDestinataire", "identifiantStructureDestinataire"}) @Nullable String codeDestinataire,

            @Nullable String typeFacture,
            @Nullable BigDecimal montantHT,
            @Nullable BigDecimal montantTTC,
            @Nullable BigDecimal montantAPayer,
            @JsonAlias("etatCourant") @Nullable String statut,
            @JsonAlias("dateFournisseur") @Nullable String dateFacture,
            @Nullable String dateDepot,
            @Nullable String dateHeureEtatCourant) {

        /** A row without identifier spoils the page: left out, its invoice would look as if it were not there. */
        InvoiceSummary toSummary() {
            return new InvoiceSummary(
                    new ChorusInvoiceId(
                            IncompleteAnswerException.required(identifiantFactureCPP, "identifiantFactureCPP")),
                    Optional.ofNullable(numeroFacture),
                    Optional.ofNullable(codeDestinataire),
                    Optional.ofNullable(typeFacture),
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
