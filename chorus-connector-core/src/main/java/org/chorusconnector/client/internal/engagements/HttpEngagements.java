package org.chorusconnector.client.internal.engagements;

import java.util.stream.Stream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.client.engagements.Engagement;
import org.chorusconnector.client.engagements.EngagementSearch;
import org.chorusconnector.client.engagements.EngagementSummary;
import org.chorusconnector.client.engagements.Engagements;
import org.chorusconnector.client.internal.call.Exchange;

/** The engagements over HTTP. */
public final class HttpEngagements implements Engagements {

    /** Declares the services of this group. */
    public static final Class<?> API = EngagementsApi.class;

    private final Exchange exchange;
    private final EngagementsApi api;

    public HttpEngagements(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(EngagementsApi.class);
    }

    @Override
    public Stream<EngagementSummary> search(EngagementSearch criteria) {
        return exchange.search(
                number -> api.rechercherEngagementJuridique(EngagementsApi.Search.of(criteria, number)),
                EngagementsApi.FoundEngagement::toSummary);
    }

    @Override
    public Engagement consult(EngagementNumber number) {
        return exchange.run(
                api.consulterDetailEngagementJuridique(new EngagementsApi.Consultation(number.value())),
                EngagementsApi.Details::toEngagement);
    }
}
