package org.chorusconnector.client.internal.solicitations;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.solicitations.Category;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Solicitations on the wire. */
interface SolicitationsApi {

    @POST("cpro/transverses/v1/rechercher/categorieSollicitation")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherCategorieSollicitation")
    Call<Coded<Found<Row>>> rechercherCategorieSollicitation(@Body Search search);

    @POST("cpro/transverses/v1/rechercher/sousCategorieSollicitation")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherSousCategorieSollicitation")
    Call<Coded<Found<Group>>> rechercherSousCategorieSollicitation(@Body Search search);

    record Search(boolean estActif, @Nullable Long idTechniqueCategorie, Page.Asked pagination) {}

    record Group(@Nullable List<@Nullable Row> ssCategorie) {

        List<Category> toCategories() {
            return Page.rows(ssCategorie, Row::toCategory);
        }
    }

    record Row(
            @Nullable Long idTechniqueCategorie,
            @JsonAlias("codeCategorie") @Nullable String code,
            @Nullable String libelleCategorie) {

        Category toCategory() {
            return new Category(
                    IncompleteAnswerException.required(idTechniqueCategorie, "idTechniqueCategorie"),
                    Optional.ofNullable(code),
                    Optional.ofNullable(libelleCategorie));
        }
    }
}
