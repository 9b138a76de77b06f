package org.chorusconnector.client.internal;

import org.chorusconnector.client.Health;
import retrofit2.Call;
import retrofit2.http.GET;

/** The health check over HTTP: the status says it all, bodies of several shapes are known. */
final class HttpHealth implements Health {

    private final Exchange exchange;
    private final HealthApi api;

    HttpHealth(Exchange exchange) {
        this.exchange = exchange;
        this.api = exchange.create(HealthApi.class);
    }

    @Override
    public void check() {
        exchange.run(api.healthCheck(), state -> state);
    }

    interface HealthApi {

        @GET("cpro/transverses/v1/health-check")
        @CallSafety(value = CallSafety.Level.READ, service = "healthCheck")
        Call<EtatSante> healthCheck();
    }

    record EtatSante() {}
}
