package org.chorusconnector.client.internal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.jspecify.annotations.Nullable;
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
                Tree::toAnswer);
    }

    /** French name of the service, for want of an annotation that knows it. */
    record ServiceName(String value) {}

    /** A service that some typed interface offers. */
    record KnownService(String path, CallSafety.Level level) {}

    // Not named Api: that word is for the services of the contract.
    interface RawRequests {

        @POST
        @CallSafety(value = CallSafety.Level.READ, service = "")
        Call<Tree> read(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.REPEATABLE, service = "")
        Call<Tree> repeatable(@Url String path, @Body Object body, @Tag ServiceName service);

        @POST
        @CallSafety(value = CallSafety.Level.ONCE, service = "")
        Call<Tree> once(@Url String path, @Body Object body, @Tag ServiceName service);
    }

    /** Any JSON. Without {@code codeRetour}, which some services do not give, it counts as a success. */
    record Tree(JsonNode json) implements Answer {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Tree(@Nullable JsonNode json) {
            this.json = json == null ? MissingNode.getInstance() : json;
        }

        @Override
        public Integer codeRetour() {
            return json.path("codeRetour").asInt(0);
        }

        @Override
        public String libelle() {
            return json.path("libelle").asText("");
        }

        RawAnswer toAnswer() {
            return new RawAnswer(json.toString(), fieldsOf(json));
        }

        private static Map<String, Object> fieldsOf(JsonNode object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            object.properties()
                    .forEach(field -> valueOf(field.getValue()).ifPresent(value -> fields.put(field.getKey(), value)));
            return Collections.unmodifiableMap(fields);
        }

        private static Optional<Object> valueOf(JsonNode node) {
            return switch (node.getNodeType()) {
                case OBJECT -> Optional.of(fieldsOf(node));
                case ARRAY -> {
                    List<Object> list = new ArrayList<>();
                    node.forEach(one -> valueOf(one).ifPresent(list::add));
                    yield Optional.of(Collections.unmodifiableList(list));
                }
                case BOOLEAN -> Optional.of(node.booleanValue());
                case NUMBER -> Optional.of(number(node));
                case STRING, BINARY -> Optional.of(node.asText());
                case NULL, MISSING, POJO -> Optional.empty();
            };
        }

        private static Number number(JsonNode node) {
            if (!node.isIntegralNumber()) {
                return node.decimalValue();
            }
            BigInteger whole = node.bigIntegerValue();
            return node.canConvertToLong() ? (Number) whole.longValueExact() : whole;
        }
    }
}
