package org.chorusconnector.client.internal.connection;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.chorusconnector.client.Health;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.Structures;
import retrofit2.Call;
import retrofit2.http.GET;

/** The health check over HTTP: the status says it all, bodies of several shapes are known. */
public final class HttpHealth implements Health {

    /** Declares the services of this group. */
    public static final Class<?> API = HealthApi.class;

    private final Exchange exchange;
    private final Structures structures;
    private final HealthApi api;

    public HttpHealth(Exchange exchange, Structures structures) {
        this.exchange = exchange;
        this.structures = structures;
        this.api = exchange.create(HealthApi.class);
    }

    @Override
    public void check() {
        exchange.runUncoded(api.healthCheck(), state -> state);
    }

    @Override
    public Optional<Instant> passwordExpiry() {
        return structures.activeSuppliers().stream()
                .map(supplier ->
                        structures.consult(new StructureId(supplier.id().value())))
                .flatMap(structure -> structure.passwordExpiry().stream())
                .min(Comparator.naturalOrder());
    }

    interface HealthApi {

        @GET("cpro/transverses/v1/health-check")
        @CallSafety(value = CallSafety.Level.READ, service = "healthCheck")
        Call<EtatSante> healthCheck();
    }

    record EtatSante() {}
}
