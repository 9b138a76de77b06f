package org.chorusconnector.client.solicitations;

import java.util.stream.Stream;
import org.chorusconnector.client.ChorusException;

/** What a solicitation can be about. Solicitations themselves are not offered: no address of theirs is known. */
public interface Solicitations {

    /**
     * The categories that are in use ({@code rechercherCategorieSollicitation}).
     *
     * @return the categories, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<Category> categories();

    /**
     * The subcategories of a category that are in use ({@code rechercherSousCategorieSollicitation}).
     *
     * @param categoryId {@link Category#id()}
     * @return the subcategories, read page by page as the stream goes; empty when there is none
     * @throws ChorusException when a page could not be read, thrown as the stream is consumed
     */
    Stream<Category> subcategories(long categoryId);
}
