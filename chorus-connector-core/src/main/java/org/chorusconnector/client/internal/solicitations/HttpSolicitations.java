package org.chorusconnector.client.internal.solicitations;

import java.util.List;
import java.util.stream.Stream;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.wire.Page;
import org.chorusconnector.client.solicitations.Category;
import org.chorusconnector.client.solicitations.Solicitations;

/** The solicitations over HTTP. */
public final class HttpSolicitations implements Solicitations {

    /** Declares the services of this group. */
    public static final Class<?> API = SolicitationsApi.class;

    private final Exchange exchange;
    private final SolicitationsApi api;

    public HttpSolicitations(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(SolicitationsApi.class);
    }

    @Override
    public Stream<Category> categories() {
        return exchange.search(
                number -> api.rechercherCategorieSollicitation(
                        new SolicitationsApi.Search(true, null, Page.Asked.of(number))),
                SolicitationsApi.Row::toCategory);
    }

    @Override
    public Stream<Category> subcategories(long categoryId) {
        // Pages count groups, and a group may be empty.
        return exchange.search(
                        number -> api.rechercherSousCategorieSollicitation(
                                new SolicitationsApi.Search(true, categoryId, Page.Asked.of(number))),
                        SolicitationsApi.Group::toCategories)
                .flatMap(List::stream);
    }
}
