package org.chorusconnector.client.internal.engagements;

import java.util.stream.Stream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.client.engagements.Engagement;
import org.chorusconnector.client.engagements.EngagementSearch;
import org.chorusconnector.client.engagements.EngagementSummary;
import org.chorusconnector.client.engagements.Engagements;
import org.chorusconnector.client.internal.Exchange;
import org.chorusconnector.client.internal.Page;

/** The engagements over HTTP. */
public final class HttpEngagements implements Engagements {

    private final Exchange exchange;
    private final EngagementsApi api;

    public HttpEngagements(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(EngagementsApi.class);
    }

    @Override
    public Stream<EngagementSummary> search(EngagementSearch criteria) {
        return Page.stream(number -> exchange.run(
                api.rechercherEngagementJuridique(EngagementsApi.Search.of(criteria, number)),
                found -> found.toPage(number)));
    }

    @Override
    public Engagement consult(EngagementNumber number) {
        return exchange.run(
                api.consulterDetailEngagementJuridique(new EngagementsApi.Consultation(number.value())),
                EngagementsApi.Details::toEngagement);
    }
}
