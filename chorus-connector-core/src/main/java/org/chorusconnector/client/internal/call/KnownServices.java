package org.chorusconnector.client.internal.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.ResponseBody;
import org.chorusconnector.client.RawCall.Verb;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Safety;
import retrofit2.http.GET;
import retrofit2.http.POST;

/** The services that the typed interfaces offer, as their Retrofit methods declare them. Immutable. */
public final class KnownServices {

    /**
     * One of them.
     *
     * @param coded whether its answers have a {@code codeRetour}
     */
    public record KnownService(Verb verb, String path, Safety safety, boolean coded) {

        /** Gateways may take an address in other letters. */
        boolean isAt(String other) {
            return path.equalsIgnoreCase(other);
        }

        /** Whether an address belongs to the same family of services. */
        boolean isBeside(String other) {
            return family(path).equalsIgnoreCase(family(other));
        }

        private static String family(String path) {
            return path.split("/", 4)[2];
        }
    }

    private final Map<String, KnownService> byName;

    /** Reads the declarations of Retrofit interfaces by reflection: do it once, not for each client. */
    public KnownServices(List<Class<?>> apis) {
        this.byName = apis.stream()
                .flatMap(api -> Stream.of(api.getMethods()))
                .filter(method -> method.isAnnotationPresent(CallSafety.class))
                .map(KnownServices::service)
                .collect(Collectors.toUnmodifiableMap(known -> known.safety().service(), Function.identity()));
    }

    /** By its French name. */
    Optional<KnownService> named(String service) {
        return Optional.ofNullable(byName.get(service));
    }

    Stream<KnownService> all() {
        return byName.values().stream();
    }

    private static KnownService service(Method declared) {
        Safety safety = Safety.of(declared.getAnnotation(CallSafety.class));
        POST post = declared.getAnnotation(POST.class);
        if (post != null) {
            return new KnownService(Verb.POST, "/" + post.value(), safety, isCoded(declared));
        }
        GET get = declared.getAnnotation(GET.class);
        if (get != null) {
            return new KnownService(Verb.GET, "/" + get.value(), safety, isCoded(declared));
        }
        throw new IllegalStateException("Neither @POST nor @GET on " + declared);
    }

    private static boolean isCoded(Method declared) {
        Type answer = ((ParameterizedType) declared.getGenericReturnType()).getActualTypeArguments()[0];
        return answer == ResponseBody.class
                || answer == JsonNode.class
                || (answer instanceof ParameterizedType generic && generic.getRawType() == Coded.class);
    }
}
