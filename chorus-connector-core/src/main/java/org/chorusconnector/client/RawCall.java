package org.chorusconnector.client;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call with a body of one's own, for what this library does not offer, or offers otherwise than Chorus Pro answers today.
 * Made by {@link ChorusPro#call(RawCall)}, with the login, the quota and the retries of any other call. Immutable.
 *
 * <pre>{@code
 * RawAnswer file = chorus.call(RawCall.of("consulterDossierDeFacturation", Map.of("idFactureTravaux", 42)));
 * }</pre>
 *
 * <p>Bodies are maps from the French field names to texts, numbers, booleans, dates, lists and maps of these.
 */
public final class RawCall {

    /** Whether a call may be made twice. */
    public enum Repeat {
        /** It changes nothing: made again on any passing trouble. */
        HARMLESS,
        /** It could do the thing twice: made again only when the attempt before was certainly not taken. */
        NEVER
    }

    /** How the service is asked. */
    public enum Verb {
        /** What nearly all services take, searches too. */
        POST,
        /** A read without a body. */
        GET,
        /** A change of a part. */
        PATCH
    }

    /** No host, no query, no step upwards: the logins go to Chorus Pro alone. */
    private static final Pattern PATH = Pattern.compile("/cpro(/[A-Za-z0-9_-]+)+");

    private static final Pattern SERVICE = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,99}");

    private final String service;
    private final @Nullable String path;
    private final Verb verb;
    private final Repeat repeat;
    private final Map<String, Object> body;

    private RawCall(String service, @Nullable String path, Verb verb, Repeat repeat, Map<String, ?> body) {
        if (!SERVICE.matcher(service).matches()) {
            throw new IllegalArgumentException(
                    "The name of a service is made of letters and digits: \"" + service + "\"");
        }
        if (path != null && !PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "The path of a service begins with /cpro/ and has no host, query or dot: \"" + path + "\"");
        }
        this.service = service;
        this.path = path;
        this.verb = verb;
        this.repeat = repeat;
        this.body = copyOfMap(body);
    }

    /**
     * A call of a service that this library knows: its path, and whether it may be repeated, are known with it.
     *
     * @param service French name of the service, such as {@code consulterFactureTravaux}
     * @param body its parameters; empty when it takes none
     */
    public static RawCall of(String service, Map<String, ?> body) {
        return new RawCall(service, null, Verb.POST, Repeat.NEVER, body);
    }

    /**
     * A call of any service that is asked by POST. A service that this library knows, by its path or its name, as one that
     * could do its work twice is not called as {@link Repeat#HARMLESS}: {@link ChorusPro#call} refuses that.
     *
     * @param service French name of the service, for logs and exceptions
     * @param path where it is, from {@code /cpro/} on
     * @param repeat whether it may be made twice; when in doubt, {@link Repeat#NEVER}
     * @param body its parameters; empty when it takes none
     */
    public static RawCall to(String service, String path, Repeat repeat, Map<String, ?> body) {
        return new RawCall(service, path, Verb.POST, repeat, body);
    }

    /**
     * A read of any service that is asked by GET, such as those of the directory of organisations; it is repeated on any
     * passing trouble.
     *
     * @param service French name of the service, for logs and exceptions
     * @param path where it is, from {@code /cpro/} on, with the identifiers in their places
     */
    public static RawCall get(String service, String path) {
        return new RawCall(service, path, Verb.GET, Repeat.HARMLESS, Map.of());
    }

    /**
     * A change by any service that is asked by PATCH.
     *
     * @param service French name of the service, for logs and exceptions
     * @param path where it is, from {@code /cpro/} on, with the identifiers in their places
     * @param repeat whether it may be made twice; when in doubt, {@link Repeat#NEVER}
     * @param body what changes
     */
    public static RawCall patch(String service, String path, Repeat repeat, Map<String, ?> body) {
        return new RawCall(service, path, Verb.PATCH, repeat, body);
    }

    /** French name of the service. */
    public String service() {
        return service;
    }

    /** Where the service is; empty when the library knows. */
    public Optional<String> path() {
        return Optional.ofNullable(path);
    }

    /** How the service is asked; of no account in a call by name alone. */
    public Verb verb() {
        return verb;
    }

    /** Whether the call may be made twice; of no account in a call by name alone. */
    public Repeat repeat() {
        return repeat;
    }

    /** The parameters; unmodifiable. */
    public Map<String, Object> body() {
        return body;
    }

    /** The service alone: parameters may be personal data. */
    @Override
    public String toString() {
        return "RawCall[" + service + "]";
    }

    private static Map<String, Object> copyOfMap(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String field)) {
                throw new IllegalArgumentException("The fields of a body are named by texts");
            }
            copy.put(field, copyOf(field, value));
        });
        return Collections.unmodifiableMap(copy);
    }

    private static Object copyOf(String field, @Nullable Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof LocalDate date) {
            return date.toString();
        }
        if (value instanceof Map<?, ?> map) {
            return copyOfMap(map);
        }
        if (value instanceof Collection<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(one -> copy.add(copyOf(field, one)));
            return Collections.unmodifiableList(copy);
        }
        throw new IllegalArgumentException(
                "Field \"" + field + "\" of a body must be a text, a number, a boolean, a date, a list or a map; "
                        + "leave it out when it has no value");
    }
}
