package org.chorusconnector.client.internal.engagements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.engagements.Engagement;
import org.chorusconnector.client.engagements.EngagementSearch;
import org.chorusconnector.client.engagements.EngagementSummary;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.internal.wire.WireDates;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Engagements on the wire. */
interface EngagementsApi {

    @POST("cpro/engagementsJuridiques/v1/rechercher")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherEngagementJuridique")
    Call<Coded<Found<FoundEngagement>>> rechercherEngagementJuridique(@Body Search search);

    @POST("cpro/engagementsJuridiques/v1/consulterDetail")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterDetailEngagementJuridique")
    Call<Coded<Details>> consulterDetailEngagementJuridique(@Body Consultation consultation);

    record Search(
            @Nullable String numeroEngagementJuridique,
            @Nullable String numeroMarcheEngagementJuridique,
            @Nullable String structureReceptriceEngagementJuridique,
            @Nullable String etatCourantEngagementJuridique,
            @Nullable String periodeDateNotificationEJDu,
            @Nullable String periodeDateNotificationEJAu,
            Page.Asked parametresRecherche) {

        static Search of(EngagementSearch search, int page) {
            return new Search(
                    search.number().map(EngagementNumber::value).orElse(null),
                    search.market().map(MarketNumber::value).orElse(null),
                    // A number that goes as a text.
                    search.supplier().map(Object::toString).orElse(null),
                    search.state().orElse(null),
                    search.notifiedFrom().map(LocalDate::toString).orElse(null),
                    search.notifiedTo().map(LocalDate::toString).orElse(null),
                    Page.Asked.of(page));
        }
    }

    record FoundEngagement(
            @Nullable String numeroEngagementJuridique,
            @Nullable String libelleTypeEngagementJuridique,
            @Nullable String libelleEtatCourantEJ,
            @Nullable String codeServiceExecutant,
            @Nullable String libelleServiceExecutant,
            @Nullable String dateNotificationEJ,
            @Nullable BigDecimal montantTotalHt,
            @Nullable BigDecimal montantTotalTtc,
            @Nullable String deviseEngagement) {

        EngagementSummary toSummary() {
            return new EngagementSummary(
                    Optional.ofNullable(numeroEngagementJuridique),
                    Optional.ofNullable(libelleTypeEngagementJuridique),
                    Optional.ofNullable(libelleEtatCourantEJ),
                    Optional.ofNullable(codeServiceExecutant),
                    Optional.ofNullable(libelleServiceExecutant),
                    WireDates.day(dateNotificationEJ),
                    Optional.ofNullable(montantTotalHt),
                    Optional.ofNullable(montantTotalTtc),
                    Optional.ofNullable(deviseEngagement));
        }
    }

    record Consultation(String numeroEngagementJuridique) {}

    record Details(
            @Nullable String numeroEngagementJuridique,
            @Nullable String etatCourantEngagement,
            @Nullable Issuer emetteur,
            @Nullable List<@Nullable LineRow> lignePoste,
            @Nullable List<@Nullable PaymentRequestRow> demandePaiement) {

        Engagement toEngagement() {
            Optional<Issuer> issuer = Optional.ofNullable(emetteur);
            return new Engagement(
                    Optional.ofNullable(numeroEngagementJuridique),
                    Optional.ofNullable(etatCourantEngagement),
                    issuer.map(Issuer::raisonSocialeStructureEmettrice),
                    issuer.map(Issuer::codeServiceExecutant),
                    Page.rows(lignePoste, LineRow::toLine),
                    Page.rows(demandePaiement, PaymentRequestRow::toPaymentRequest));
        }
    }

    record Issuer(
            @Nullable String raisonSocialeStructureEmettrice,
            @Nullable String codeServiceExecutant) {}

    record LineRow(
            @Nullable Integer numeroDePoste,
            @Nullable BigDecimal montantTtcPoste,
            @Nullable String statutPoste) {

        Engagement.Line toLine() {
            return new Engagement.Line(
                    numeroDePoste == null ? OptionalInt.empty() : OptionalInt.of(numeroDePoste),
                    Optional.ofNullable(montantTtcPoste),
                    Optional.ofNullable(statutPoste));
        }
    }

    record PaymentRequestRow(
            @Nullable String numeroDemandePaiement,
            @Nullable String typeDemandePaiement,
            @Nullable String dateFournisseur,
            @Nullable String etatCourantDemandePaiement,
            @Nullable BigDecimal montantTtcDemandePaiement) {

        Engagement.PaymentRequest toPaymentRequest() {
            return new Engagement.PaymentRequest(
                    Optional.ofNullable(numeroDemandePaiement),
                    Optional.ofNullable(typeDemandePaiement),
                    WireDates.day(dateFournisseur),
                    Optional.ofNullable(etatCourantDemandePaiement),
                    Optional.ofNullable(montantTtcDemandePaiement));
        }
    }
}
