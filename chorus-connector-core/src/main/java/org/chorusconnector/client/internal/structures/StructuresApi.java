package org.chorusconnector.client.internal.structures;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.internal.WireDates;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.client.structures.Structure;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.structures.SupplierStructure;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Structures on the wire. */
interface StructuresApi {

    @POST("cpro/transverses/v1/recuperer/structures/actives/fournisseur")
    @CallSafety(value = CallSafety.Level.READ, service = "recupererStructuresActivesPourFournisseur")
    Call<ActiveStructures> recupererStructuresActivesPourFournisseur(@Body Nothing nothing);

    @POST("cpro/structures/v1/rechercher")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherStructure")
    Call<Found> rechercherStructure(@Body Search search);

    @POST("cpro/structures/v1/consulter")
    @CallSafety(value = CallSafety.Level.READ, service = "consulterStructure")
    Call<Details> consulterStructure(@Body Consultation consultation);

    /** The empty body that a service without parameters requires (rule T4). */
    @JsonAutoDetect
    record Nothing() {}

    record ActiveStructures(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable List<@Nullable ActiveStructure> listeStructures)
            implements Answer {

        List<SupplierStructure> toSuppliers() {
            return rowsOf(listeStructures).stream()
                    .map(ActiveStructure::toSupplier)
                    .toList();
        }

        record ActiveStructure(
                @Nullable Long idStructureCPP,
                @Nullable String identifiant,
                @Nullable String designationStructure) {

            SupplierStructure toSupplier() {
                return new SupplierStructure(
                        new SupplierId(IncompleteAnswerException.required(idStructureCPP, "idStructureCPP")),
                        Optional.ofNullable(identifiant),
                        Optional.ofNullable(designationStructure));
            }
        }
    }

    record Search(Criteria structure, Paging parametres) {

        static Search of(StructureSearch search, int page, int rows) {
            return new Search(
                    new Criteria(search.siret().value(), "SIRET"),
                    new Paging(page, rows, "IdentifiantStructure", "Ascendant"));
        }

        record Criteria(String identifiantStructure, String typeIdentifiantStructure) {}

        record Paging(int pageResultatDemandee, int nbResultatsParPage, String triColonne, String triSens) {}
    }

    record Found(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            Page.@Nullable ParametresRetour parametresRetour,
            @Nullable List<@Nullable FoundStructure> listeStructures)
            implements Answer {

        Page<StructureSummary> toPage(int number, int askedRows) {
            List<StructureSummary> rows = rowsOf(listeStructures).stream()
                    .map(FoundStructure::toSummary)
                    .toList();
            return Page.of(rows, parametresRetour, number, askedRows);
        }

        record FoundStructure(
                @Nullable Long idStructureCPP,
                @Nullable String identifiantStructure,
                @Nullable String designationStructure,
                @Nullable String statut) {

            StructureSummary toSummary() {
                return new StructureSummary(
                        new StructureId(IncompleteAnswerException.required(idStructureCPP, "idStructureCPP")),
                        Optional.ofNullable(identifiantStructure),
                        Optional.ofNullable(designationStructure),
                        // Rows say ACTIVE where criteria say ACTIF; either may change places one day.
                        "ACTIVE".equals(statut) || "ACTIF".equals(statut));
            }
        }
    }

    record Consultation(long idStructureCPP) {}

    record Details(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            @Nullable General informationGenerales,
            @Nullable Parameters parametres)
            implements Answer {

        Structure toStructure(StructureId asked) {
            General general = informationGenerales == null ? General.UNKNOWN : informationGenerales;
            return new Structure(
                    asked,
                    Optional.ofNullable(general.identifiantStructure()),
                    Optional.ofNullable(general.raisonSocialeStructure()),
                    parametres == null ? Requirements.NONE : parametres.toRequirements(),
                    WireDates.instant(general.dateExpirationMotPasseCompteTech()));
        }

        record General(
                @Nullable String identifiantStructure,
                @Nullable String raisonSocialeStructure,
                @Nullable String dateExpirationMotPasseCompteTech) {
            static final General UNKNOWN = new General(null, null, null);
        }

        record Parameters(
                @Nullable Boolean codeServiceDoitEtreRenseigne,
                @Nullable Boolean numeroEJDoitEtreRenseigne,
                @Nullable Boolean gestionNumeroEJOuCodeService) {

            Requirements toRequirements() {
                return new Requirements(
                        Boolean.TRUE.equals(codeServiceDoitEtreRenseigne),
                        Boolean.TRUE.equals(numeroEJDoitEtreRenseigne),
                        Boolean.TRUE.equals(gestionNumeroEJOuCodeService));
            }
        }
    }

    private static <R> List<R> rowsOf(@Nullable List<@Nullable R> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
