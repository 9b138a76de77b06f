package org.chorusconnector.client.internal;

import java.util.Optional;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.POST;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** Calls with a body of the host's own. */
public final class RawCalls {

    private final Exchange exchange;
    private final RawRequests requests;

    public RawCalls(Exchange exchange) {
        this.exchange = exchange;
        this.requests = exchange.create(RawRequests.class);
    }

    /** See {@link org.chorusconnector.client.ChorusPro#call}. */
    public RawAnswer call(RawCall call) {
        ServiceName name = new ServiceName(call.service());
        Optional<String> path = call.path();
        if (path.isPresent()) {
            boolean harmless = call.repeat() == RawCall.Repeat.HARMLESS;
            return run(harmless ? CallSafety.Level.READ : CallSafety.Level.ONCE, path.get(), call, name);
        }
        KnownService known = exchange.known(call.service())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Service " + call.service() + " is not known here: say where it is with RawCall.to"));
        return run(known.level(), known.path(), call, name);
    }

    private RawAnswer run(CallSafety.Level level, String path, RawCall call, ServiceName name) {
        return exchange.run(
                switch (level) {
                    case READ -> requests.read(path, call.body(), name);
                    case REPEATABLE -> requests.repeatable(path, call.body(), name);
                    case ONCE -> requests.once(path, call.body(), name);
                },
                RawTree::toAnswer);
    }

    /** French name of the service, for want of an annotation that knows it. */
    record ServiceName(String value) {}

    /** A service that some typed interface offers. */
    record KnownService(String path, CallSafety.Level level) {}

    // Not named Api: that word is for the services of the contract.
    interface RawRequests {

        @POST
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<RawTree> read(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.REPEATABLE, service = "")
        Call<RawTree> repeatable(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<RawTree> once(@Url String path, @Body Object body, @Tag ServiceName service);
    }
}
