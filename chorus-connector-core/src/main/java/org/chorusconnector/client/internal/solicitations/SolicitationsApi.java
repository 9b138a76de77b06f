package org.chorusconnector.client.internal.solicitations;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.internal.Answer;
import org.chorusconnector.client.internal.CallSafety;
import org.chorusconnector.client.internal.IncompleteAnswerException;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.solicitations.Category;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;

/** Solicitations on the wire. */
interface SolicitationsApi {

    @POST("cpro/transverses/v1/rechercher/categorieSollicitation")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherCategorieSollicitation")
    Call<Categories> rechercherCategorieSollicitation(@Body Search search);

    @POST("cpro/transverses/v1/rechercher/sousCategorieSollicitation")
    @CallSafety(value = CallSafety.Level.READ, service = "rechercherSousCategorieSollicitation")
    Call<Subcategories> rechercherSousCategorieSollicitation(@Body Search search);

    record Search(boolean estActif, @Nullable Long idTechniqueCategorie, Page.Asked pagination) {}

    record Categories(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            Page.@Nullable ParametresRetour parametresRetour,
            @Nullable List<@Nullable Row> listeCategories)
            implements Answer {

        Page<Category> toPage(int number) {
            List<Category> rows = Page.rows(listeCategories, Row::toCategory);
            return Page.of(rows, parametresRetour, number, Page.Asked.ROWS);
        }
    }

    record Subcategories(
            @Nullable Integer codeRetour,
            @Nullable String libelle,
            Page.@Nullable ParametresRetour parametresRetour,
            @Nullable List<@Nullable Group> listeSousCategories)
            implements Answer {

        Page<Category> toPage(int number) {
            List<Group> groups = Page.rows(listeSousCategories);
            List<Category> rows = groups.stream()
                    .flatMap(group -> Page.rows(group.ssCategorie()).stream())
                    .map(Row::toCategory)
                    .toList();
            // Pages count groups, and a group may hold nothing.
            Page<Group> page = Page.of(groups, parametresRetour, number, Page.Asked.ROWS);
            return new Page<>(rows, page.isLast());
        }
    }

    record Group(@Nullable List<@Nullable Row> ssCategorie) {}

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
