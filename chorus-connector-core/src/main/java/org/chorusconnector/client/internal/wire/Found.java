package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of any search or list: one shape under the names that the services give it.
 *
 * @param rows in the order of the answer
 * @param parametresRetour paging, where the service has it
 * @param pages paging of the services that have it beside the rows
 * @param total number of all rows, beside the rows
 */
public record Found<W>(
        @JsonAlias({
            "listeFactures",
            "listeDemandePaiement",
            "listeFacturesTravaux",
            "listeEngagementJuridique",
            "listeStructureRattachement",
            "listeStructures",
            "listeServices",
            "listeCoordonneeBancaire",
            "listeDestinataires",
            "listePiecesJointes",
            "listeCategories",
            "listeSousCategories",
            "listeStatutFacture",
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
        @Nullable List<@Nullable W> rows,

        @Nullable ParametresRetour parametresRetour,
        @Nullable Integer pages,
        @Nullable Integer total) {

    /** Paging of an answer, under its wire name. */
    public record ParametresRetour(
            @Nullable Integer pages, @Nullable Integer total) {}

    /** The rows that are there, read. */
    public <R> List<R> read(Function<? super W, R> reader) {
        return rows == null
                ? List.of()
                : rows.stream().filter(Objects::nonNull).map(reader).toList();
    }

    /** All rows of a list that comes as a whole, read. */
    public <R> List<R> readAll(Function<? super W, R> reader) throws IncompleteListException {
        List<R> read = read(reader);
        Integer all = rowCount();
        if (all != null && all > read.size()) {
            throw new IncompleteListException("the list has " + read.size() + " rows of " + all);
        }
        return read;
    }

    /** The number of pages; null if the answer does not tell. */
    public @Nullable Integer pageCount() {
        return parametresRetour != null && parametresRetour.pages() != null ? parametresRetour.pages() : pages;
    }

    /** The number of rows on all pages; null if the answer does not tell. */
    public @Nullable Integer rowCount() {
        return parametresRetour != null && parametresRetour.total() != null ? parametresRetour.total() : total;
    }
}
