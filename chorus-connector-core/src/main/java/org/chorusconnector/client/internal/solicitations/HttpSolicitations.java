package org.chorusconnector.client.internal.solicitations;

import java.util.stream.Stream;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.Page;
import org.chorusconnector.client.solicitations.Category;
import org.chorusconnector.client.solicitations.Solicitations;

/** The solicitations over HTTP. */
public final class HttpSolicitations implements Solicitations {

    private final Exchange exchange;
    private final SolicitationsApi api;

    public HttpSolicitations(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(SolicitationsApi.class);
    }

    @Override
    public Stream<Category> categories() {
        return Page.stream(number -> exchange.run(
                api.rechercherCategorieSollicitation(new SolicitationsApi.Search(true, null, Page.Asked.of(number))),
                found -> found.toPage(number)));
    }

    @Override
    public Stream<Category> subcategories(long categoryId) {
        return Page.stream(number -> exchange.run(
                api.rechercherSousCategorieSollicitation(
                        new SolicitationsApi.Search(true, categoryId, Page.Asked.of(number))),
                found -> found.toPage(number)));
    }
}
