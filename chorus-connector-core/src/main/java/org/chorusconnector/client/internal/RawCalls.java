package org.chorusconnector.client.internal;

import java.lang.reflect.Method;
import java.util.Optional;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
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
            CallSafety.Level level = harmless ? CallSafety.Level.READ : CallSafety.Level.ONCE;
            return run(new KnownService(call.verb(), path.get(), level), call, name);
        }
        KnownService known = exchange.known(call.service())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Service " + call.service() + " is not known here: say where it is with RawCall.to"));
        return run(known, call, name);
    }

    private RawAnswer run(KnownService service, RawCall call, ServiceName name) {
        return exchange.run(
                switch (service.verb()) {
                    case GET -> get(service, call, name);
                    case POST -> post(service, call, name);
                    case PATCH -> patch(service, call, name);
                },
                RawTree::toAnswer);
    }

    private Call<RawTree> get(KnownService service, RawCall call, ServiceName name) {
        if (!call.body().isEmpty()) {
            throw new IllegalArgumentException("Service " + call.service() + " takes no parameters");
        }
        return requests.get(service.path(), name);
    }

    private Call<RawTree> post(KnownService service, RawCall call, ServiceName name) {
        return switch (service.level()) {
            case READ -> requests.read(service.path(), call.body(), name);
            case REPEATABLE -> requests.repeatable(service.path(), call.body(), name);
            case ONCE -> requests.once(service.path(), call.body(), name);
        };
    }

    private Call<RawTree> patch(KnownService service, RawCall call, ServiceName name) {
        return switch (service.level()) {
            case READ, REPEATABLE -> requests.patch(service.path(), call.body(), name);
            case ONCE -> requests.patchOnce(service.path(), call.body(), name);
        };
    }

    /** French name of the service, for want of an annotation that knows it. */
    record ServiceName(String value) {}

    /** A service that some typed interface offers. */
    record KnownService(RawCall.Verb verb, String path, CallSafety.Level level) {

        /** As its Retrofit method declares it. */
        static KnownService of(Method declared, CallSafety safety) {
            POST post = declared.getAnnotation(POST.class);
            GET get = declared.getAnnotation(GET.class);
            if (post != null) {
                return new KnownService(RawCall.Verb.POST, "/" + post.value(), safety.value());
            }
            if (get != null) {
                return new KnownService(RawCall.Verb.GET, "/" + get.value(), safety.value());
            }
            throw new IllegalStateException("Neither @POST nor @GET on " + declared);
        }
    }

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

        @GET
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<RawTree> get(@Url String path, @Tag ServiceName service);

        @PATCH
        @CallSafety(value = CallSafety.Level.REPEATABLE, service = "")
        Call<RawTree> patch(@Url String path, @Body Object body, @Tag ServiceName service);

        @PATCH
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<RawTree> patchOnce(@Url String path, @Body Object body, @Tag ServiceName service);
    }
}
