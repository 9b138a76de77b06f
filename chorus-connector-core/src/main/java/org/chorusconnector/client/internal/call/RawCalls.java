package org.chorusconnector.client.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.internal.call.KnownServices.KnownService;
import org.chorusconnector.client.internal.wire.CallSafety.Level;
import org.chorusconnector.client.internal.wire.RawTree;
import org.chorusconnector.client.internal.wire.Safety;
import retrofit2.Call;
import retrofit2.http.Body;
import retrofit2.http.GET;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.Tag;
import retrofit2.http.Url;

/** Calls with a body that the host builds. */
public final class RawCalls {

    private final Exchange exchange;
    private final KnownServices known;
    private final RawRequests requests;

    public RawCalls(Exchange exchange, KnownServices known) {
        this.exchange = exchange;
        this.known = known;
        this.requests = exchange.create(RawRequests.class);
    }

    /** See {@link org.chorusconnector.client.ChorusPro#call}. */
    public RawAnswer call(RawCall call) {
        KnownService service = call.path()
                .map(path -> asAsked(call, path))
                .orElseGet(() -> known.named(call.service())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "Service " + call.service() + " is not known here: say where it is with RawCall.to")));
        return exchange.runUncoded(
                request(service, call), service.coded() ? RawTree::requireSuccess : RawTree::requireNoRefusal);
    }

    /**
     * A service at a path of the host. If it is known here by its path or name, the call becomes more careful, never less.
     */
    private KnownService asAsked(RawCall call, String path) {
        boolean harmless = call.repeat() == RawCall.Repeat.HARMLESS;
        Optional<KnownService> atPath = known.all()
                .filter(service -> service.verb() == call.verb() && service.isAt(path))
                .findFirst();
        Optional<Safety> declared = atPath.or(
                        () -> known.named(call.service()).filter(named -> named.verb() == call.verb()))
                .map(KnownService::safety);
        if (harmless && declared.filter(safety -> safety.level() == Level.ONCE).isPresent()) {
            throw new IllegalArgumentException("Service " + call.service() + " at " + path
                    + " could do its work twice: it is no harmless call, say RawCall.Repeat.NEVER");
        }
        Level level = harmless ? declared.map(Safety::level).orElse(Level.READ) : Level.ONCE;
        boolean file = declared.filter(Safety::file).isPresent();
        boolean coded = atPath.map(KnownService::coded)
                .orElseGet(() -> known.all().anyMatch(other -> other.coded() && other.isBeside(path)));
        return new KnownService(call.verb(), path, new Safety(call.service(), level, file), coded);
    }

    private Call<JsonNode> request(KnownService service, RawCall call) {
        Safety safety = service.safety();
        return switch (service.verb()) {
            case GET -> {
                if (!call.body().isEmpty()) {
                    throw new IllegalArgumentException("Service " + call.service() + " takes no parameters");
                }
                yield requests.get(service.path(), new Safety(safety.service(), Level.READ, safety.file()));
            }
            case POST -> requests.post(service.path(), call.body(), safety);
            case PATCH -> {
                // A PATCH sets values: a second one sets the same.
                Level level = safety.level() == Level.ONCE ? Level.ONCE : Level.REPEATABLE;
                yield requests.patch(service.path(), call.body(), new Safety(safety.service(), level, safety.file()));
            }
        };
    }

    // Not named Api: that word is for the services of the contract.
    interface RawRequests {

        @POST
        Call<JsonNode> post(@Url String path, @Body Object body, @Tag Safety safety);

        @PATCH
        Call<JsonNode> patch(@Url String path, @Body Object body, @Tag Safety safety);

        @GET
        Call<JsonNode> get(@Url String path, @Tag Safety safety);
    }
}
