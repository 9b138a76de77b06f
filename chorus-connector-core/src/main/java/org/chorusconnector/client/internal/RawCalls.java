package org.chorusconnector.client.internal;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import okhttp3.ResponseBody;
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
        KnownService service = call.path()
                .map(path -> asAsked(call, path))
                .orElseGet(() -> exchange.known(call.service())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Service " + call.service() + " is not known here: say where it is with RawCall.to")));
        return service.coded()
                ? exchange.run(coded(service, call, name), RawTree::toAnswer)
                : exchange.run(free(service, call, name), FreeTree::toAnswer);
    }

    /**
     * A service at a path of the host: what is known of it here, by place or by name, makes the call more careful, never less.
     */
    private KnownService asAsked(RawCall call, String path) {
        boolean harmless = call.repeat() == RawCall.Repeat.HARMLESS;
        Optional<KnownService> here = exchange.knownServices()
                .filter(known -> known.verb() == call.verb() && known.isAt(path))
                .findFirst();
        Optional<KnownService> known =
                here.or(() -> exchange.known(call.service()).filter(named -> named.verb() == call.verb()));
        if (harmless
                && known.filter(one -> one.level() == CallSafety.Level.ONCE).isPresent()) {
            throw new IllegalArgumentException("Service " + call.service() + " at " + path
                    + " could do its work twice: it is no harmless call, say RawCall.Repeat.NEVER");
        }
        CallSafety.Level level =
                harmless ? known.map(KnownService::level).orElse(CallSafety.Level.READ) : CallSafety.Level.ONCE;
        boolean file = known.filter(KnownService::file).isPresent();
        boolean coded = here.map(KnownService::coded)
                .orElseGet(() -> exchange.knownServices().anyMatch(other -> other.coded() && other.isBeside(path)));
        return new KnownService(call.verb(), path, level, file, coded);
    }

    private Call<RawTree> coded(KnownService service, RawCall call, ServiceName name) {
        String path = service.path();
        Object body = call.body();
        return switch (service.verb()) {
            case GET -> requests.get(withoutParameters(call, path), name);
            case PATCH ->
                service.level() == CallSafety.Level.ONCE
                        ? requests.patchOnce(path, body, name)
                        : requests.patch(path, body, name);
            case POST ->
                switch (service.level()) {
                    case READ -> service.file() ? requests.readFile(path, body, name) : requests.read(path, body, name);
                    case REPEATABLE -> requests.repeatable(path, body, name);
                    case ONCE -> service.file() ? requests.onceFile(path, body, name) : requests.once(path, body, name);
                };
        };
    }

    private Call<FreeTree> free(KnownService service, RawCall call, ServiceName name) {
        String path = service.path();
        Object body = call.body();
        boolean once = service.level() == CallSafety.Level.ONCE;
        return switch (service.verb()) {
            case GET -> requests.freeGet(withoutParameters(call, path), name);
            case PATCH -> once ? requests.freePatchOnce(path, body, name) : requests.freePatch(path, body, name);
            case POST -> once ? requests.freeOnce(path, body, name) : requests.freeRead(path, body, name);
        };
    }

    private static String withoutParameters(RawCall call, String path) {
        if (!call.body().isEmpty()) {
            throw new IllegalArgumentException("Service " + call.service() + " takes no parameters");
        }
        return path;
    }

    /** French name of the service, for want of an annotation that knows it. */
    record ServiceName(String value) {}

    /**
     * A service that some typed interface offers.
     *
     * @param file whether a file travels, one way or the other
     * @param coded whether its answers have a {@code codeRetour}
     */
    record KnownService(RawCall.Verb verb, String path, CallSafety.Level level, boolean file, boolean coded) {

        /** As its Retrofit method declares it. */
        static KnownService of(Method declared, CallSafety safety) {
            POST post = declared.getAnnotation(POST.class);
            GET get = declared.getAnnotation(GET.class);
            if (post != null) {
                return new KnownService(
                        RawCall.Verb.POST, "/" + post.value(), safety.value(), safety.file(), isCoded(declared));
            }
            if (get != null) {
                return new KnownService(
                        RawCall.Verb.GET, "/" + get.value(), safety.value(), safety.file(), isCoded(declared));
            }
            throw new IllegalStateException("Neither @POST nor @GET on " + declared);
        }

        private static boolean isCoded(Method declared) {
            Type answer = ((ParameterizedType) declared.getGenericReturnType()).getActualTypeArguments()[0];
            return answer instanceof Class<?> kind
                    && (Answer.class.isAssignableFrom(kind) || kind == ResponseBody.class);
        }

        /** Gateways may take an address in other letters. */
        boolean isAt(String other) {
            return path.equalsIgnoreCase(other);
        }

        /** Whether both belong to one API, such as {@code /cpro/factures/}: its services answer alike. */
        boolean isBeside(String other) {
            return family(path).equalsIgnoreCase(family(other));
        }

        private static String family(String path) {
            return path.split("/", 4)[2];
        }
    }

    // Not named Api: that word is for the services of the contract.
    interface RawRequests {

        @POST
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<RawTree> read(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.READ, service = "", file = true)
        Call<RawTree> readFile(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.REPEATABLE, service = "")
        Call<RawTree> repeatable(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<RawTree> once(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.ONCE, service = "", file = true)
        Call<RawTree> onceFile(@Url String path, @Body Object body, @Tag ServiceName service);

        @GET
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<RawTree> get(@Url String path, @Tag ServiceName service);

        @PATCH
        @CallSafety(value = CallSafety.Level.REPEATABLE, service = "")
        Call<RawTree> patch(@Url String path, @Body Object body, @Tag ServiceName service);

        @PATCH
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<RawTree> patchOnce(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<FreeTree> freeRead(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<FreeTree> freeOnce(@Url String path, @Body Object body, @Tag ServiceName service);

        @GET
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<FreeTree> freeGet(@Url String path, @Tag ServiceName service);

        @PATCH
        @CallSafety(value = CallSafety.Level.REPEATABLE, service = "")
        Call<FreeTree> freePatch(@Url String path, @Body Object body, @Tag ServiceName service);

        @PATCH
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<FreeTree> freePatchOnce(@Url String path, @Body Object body, @Tag ServiceName service);
    }
}
