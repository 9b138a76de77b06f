package org.chorusconnector.client.internal.reference;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.chorusconnector.client.internal.NoParameters;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.reference.AttachmentType;
import org.chorusconnector.client.reference.CodeLabel;
import org.chorusconnector.client.reference.RefusalReason;
import org.chorusconnector.client.reference.VatRate;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Reference lists on the wire: one shape under sixteen pairs of names. */
interface ReferenceApi {

    @POST("cpro/transverses/v1/recuperer/cadrefacturation")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererCadreFacturation")
    Call<Entries> recupererCadreFacturation(@Body OfKind kind);

    @POST("cpro/transverses/v1/recuperer/modereglements")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererModeReglements")
    Call<Entries> recupererModeReglements(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/tauxtva")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTauxTva")
    Call<Entries> recupererTauxTva(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/devises")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererDevises")
    Call<Entries> recupererDevises(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/pays")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererPays")
    Call<Entries> recupererPays(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/motifs/exonerationtva")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererMotifsExonerationTva")
    Call<Entries> recupererMotifsExonerationTva(@Body InFrench inFrench);

    @POST("cpro/transverses/v1/recuperer/typespj")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypePieceJointe")
    Call<Entries> recupererTypePieceJointe(@Body OfObject object);

    @POST("cpro/transverses/v1/recuperer/modedepot")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererModeDepot")
    Call<Entries> recupererModeDepot(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/formatflux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererFormatFlux")
    Call<Entries> recupererFormatFlux(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/syntaxeflux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererSyntaxeFlux")
    Call<Entries> recupererSyntaxeFlux(@Body OfFormat format);

    @POST("cpro/transverses/v1/recuperer/typedp")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypeDemandePaiement")
    Call<Entries> recupererTypeDemandePaiement(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/typefacturetravaux")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypeFactureTravaux")
    Call<Entries> recupererTypeFactureTravaux(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/typeidentifiant/structure")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererTypeIdentifiantStructure")
    Call<Entries> recupererTypeIdentifiantStructure(@Body NoParameters nothing);

    @POST("cpro/transverses/v1/recuperer/etat/typedp")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererEtatParTypeDemandePaiement")
    Call<Entries> recupererEtatParTypeDemandePaiement(@Body OfKind kind);

    @POST("cpro/transverses/v1/recuperer/etats/traitement")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererEtatsPossiblesPourTraitement")
    Call<Entries> recupererEtatsPossiblesPourTraitement(@Body OfStatus status);

    @POST("cpro/transverses/v1/recuperer/motifs/refus/Facture/AValider")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererMotifsRefusFactureAValider")
    Call<Entries> recupererMotifsRefusFactureAValider(@Body OfFrame frame);

    record InFrench(String codeLangue) {
        static final InFrench LABELS = new InFrench("fr");
    }

    record OfKind(String typeDemandePaiement) {}

    record OfObject(String codeLangue, String typeObjet) {}

    record OfFormat(@Nullable String formatFlux) {}

    record OfStatus(String statutCourant) {}

    record OfFrame(String codeCadreFacturationAValider) {}

    record Entries(
            @Nullable Integer codeRetour,
            @Nullable String libelle,

            @JsonAlias({
                "listeCadreFacturation",
                "listeModePaiement",
                "listeTauxTva",
                "listeDevises",
                "listePays",
                "listeMotifsExonerationTva",
                "listeTypePieceJointe",
                "listeModeDepot",
                "listeFormatFlux",
                "listeSyntaxeFlux",
                "listeTypeDemandePaiement",
                "listeTypeFactureTravaux",
                "listeTypeIdentifiant",
                "listeEtatDemandePaiement",
                "listeStatutsPossiblesPourTraitement",
                "listeMotifRefusFactureAValider"
            })
            @Nullable List<@Nullable Entry> liste)
            implements Answer {

        List<CodeLabel> toCodes() {
            return rows().stream()
                    .map(entry -> new CodeLabel(entry.requiredCode(), Optional.ofNullable(entry.label)))
                    .toList();
        }

        List<VatRate> toVatRates() {
            return rows().stream()
                    .map(entry -> new VatRate(
                            entry.requiredCode(),
                            Optional.ofNullable(entry.label),
                            Optional.ofNullable(entry.valeurTauxTva)))
                    .toList();
        }

        List<AttachmentType> toAttachmentTypes() {
            return rows().stream()
                    .map(entry -> new AttachmentType(
                            entry.requiredCode(), Optional.ofNullable(entry.label), entry.optionalId()))
                    .toList();
        }

        List<RefusalReason> toRefusalReasons() {
            return rows().stream()
                    .map(entry -> new RefusalReason(
                            entry.requiredCode(), Optional.ofNullable(entry.label), entry.optionalId()))
                    .toList();
        }

        private List<Entry> rows() {
            return Page.rows(liste);
        }
    }

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
