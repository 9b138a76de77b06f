package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What is sent back.
 *
 * @param cut the connection is reset instead
 * @param delay waited before the first byte
 * @param released waited for before the first byte
 */
record Answer(
        int status,
        Map<String, String> headers,
        String body,
        boolean cut,
        Duration delay,
        CompletableFuture<?> released) {

    private static final CompletableFuture<?> AT_ONCE = CompletableFuture.completedFuture(null);

    static Answer of(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), body, false, Duration.ZERO, AT_ONCE);
    }

    static Answer json(int status, JsonNode body) {
        return of(status, "application/json;charset=utf-8", Json.write(body));
    }

    /** An error of the gateway, in the form seen for a 403; the platform itself was not reached. */
    static Answer gateway(int status) {
        return json(
                status,
                Json.object()
                        .put("httpCode", String.valueOf(status))
                        .put(
                                "httpMessage",
                                switch (status) {
                                    case 400 -> "Bad Request";
                                    case 401 -> "Unauthorized";
                                    case 403 -> "Forbidden";
                                    case 404 -> "Not Found";
                                    case 405 -> "Method Not Allowed";
                                    case 415 -> "Unsupported Media Type";
                                    case 429 -> "Too Many Requests";
                                    case 500 -> "Internal Server Error";
                                    case 501 -> "Not Implemented";
                                    case 502 -> "Bad Gateway";
                                    case 503 -> "Service Unavailable";
                                    case 504 -> "Gateway Timeout";
                                    default -> "Error";
                                }));
    }

    /** The body observed when a credential is refused. */
    static Answer unauthorized() {
        return json(401, Json.object().put("ErrorCode", "401").put("Description", "[invalid field]"))
                .with("WWW-Authenticate", "Bearer realm=\"PISTE\"");
    }

    static Answer connectionCut() {
        return new Answer(200, Map.of(), "", true, Duration.ZERO, AT_ONCE);
    }

    Answer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body, cut, delay, released);
    }

    Answer withBody(String changed) {
        return new Answer(status, headers, changed, cut, delay, released);
    }

    Answer delayedBy(Duration wait) {
        return new Answer(status, headers, body, cut, wait, released);
    }

    Answer heldUntil(CompletableFuture<?> release) {
        return new Answer(status, headers, body, cut, delay, release);
    }
}
