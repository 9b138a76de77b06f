package org.chorusconnector.client.internal.reference;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.NoParameters;
import org.chorusconnector.client.reference.CodeLabel;
import org.chorusconnector.client.reference.VatRate;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Reference lists on the wire: one shape under sixteen pairs of names. */
interface ReferenceApi {

    @POST("cpro/transverses/v1/recuperer/cadrefacturation")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererCadreFacturation")
    Call<Coded<Found<Entry>>> recupererCadreFacturation(@Body OfKind kind);

    @POST("cpro/transverses/v1/recuperer/modereglements")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererModeReglements")
    Call<Coded<Found<Entry>>> recupererModeReglements(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/tauxtva")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTauxTva")
    Call<Coded<Found<Entry>>> recupererTauxTva(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/devises")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererDevises")
    Call<Coded<Found<Entry>>> recupererDevises(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/pays")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererPays")
    Call<Coded<Found<Entry>>> recupererPays(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/motifs/exonerationtva")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererMotifsExonerationTva")
    Call<Coded<Found<Entry>>> recupererMotifsExonerationTva(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/typespj")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypePieceJointe")
    Call<Coded<Found<Entry>>> recupererTypePieceJointe(@Body OfObject object);

    @POST("cpro/transverses/v1/recuperer/modedepot")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererModeDepot")
    Call<Coded<Found<Entry>>> recupererModeDepot(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/formatflux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererFormatFlux")
    Call<Coded<Found<Entry>>> recupererFormatFlux(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/syntaxeflux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererSyntaxeFlux")
    Call<Coded<Found<Entry>>> recupererSyntaxeFlux(@Body OfFormat format);

    @POST("cpro/transverses/v1/recuperer/typedp")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypeDemandePaiement")
    Call<Coded<Found<Entry>>> recupererTypeDemandePaiement(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/typefacturetravaux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypeFactureTravaux")
    Call<Coded<Found<Entry>>> recupererTypeFactureTravaux(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/typeidentifiant/structure")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypeIdentifiantStructure")
    Call<Coded<Found<Entry>>> recupererTypeIdentifiantStructure(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/etat/typedp")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererEtatParTypeDemandePaiement")
    Call<Coded<Found<Entry>>> recupererEtatParTypeDemandePaiement(@Body OfKind kind);

    @POST("cpro/transverses/v1/recuperer/etats/traitement")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererEtatsPossiblesPourTraitement")
    Call<Coded<Found<Entry>>> recupererEtatsPossiblesPourTraitement(@Body OfStatus status);

    @POST("cpro/transverses/v1/recuperer/motifs/refus/Facture/AValider")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererMotifsRefusFactureAValider")
    Call<Coded<Found<Entry>>> recupererMotifsRefusFactureAValider(@Body OfFrame frame);

    record InFrench(String codeLangue) {
        static final InFrench LABELS = new InFrench("fr");
    }

    record OfKind(String typeDemandePaiement) {}

    record OfObject(String codeLangue, String typeObjet) {}

    record OfFormat(@Nullable String formatFlux) {}

    record OfStatus(String statutCourant) {}

    record OfFrame(String codeCadreFacturationAValider) {}

    record Entry(
            @JsonAlias({
                "codeCadreFacturation",
                "modePaiement",
                "codeTauxTva",
                "codeDevise",
                "codePays",
                "codeMotifExonerationTva",
                "codeTypePieceJointe",
                "modeDepot",
                "formatFlux",
                "syntaxeFlux",
                "typeDemandePaiement",
                "typeFactureTravaux",
                "typeIdentifiantStructure",
                "etatDemandePaiement",
                "statutPossiblePourTraitement",
                "codeMotif"
            })
            @Nullable String code,

            @JsonAlias({
                "libelleTauxTva",
                "libelleDevise",
                "libellePays",
                "libelleMotifExonerationTva",
                "libelleTypePieceJointe",
                "libelleMotif"
            })
            @Nullable String label,

            @JsonAlias({"idTypePieceJointe", "idMotif"}) @Nullable Long id,

            @Nullable BigDecimal valeurTauxTva) {

        CodeLabel toCode() {
            return new CodeLabel(requiredCode(), Optional.ofNullable(label), optionalId());
        }

        VatRate toVatRate() {
            return new VatRate(requiredCode(), Optional.ofNullable(label), Optional.ofNullable(valeurTauxTva));
        }

        /** Without the pair of quotes that some codes come in. */
        private String requiredCode() {
            String text = IncompleteAnswerException.required(code, "code").strip();
            boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
            return quoted ? text.substring(1, text.length() - 1) : text;
        }

        private OptionalLong optionalId() {
            return id == null ? OptionalLong.empty() : OptionalLong.of(id);
        }
    }
}
