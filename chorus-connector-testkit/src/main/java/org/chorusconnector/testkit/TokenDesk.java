package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The gateway's tokens: gives them, and knows which are still good. Thread-safe. */
final class TokenDesk {

    private static final String BEARER = "Bearer ";

    private final Settings settings;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    TokenDesk(Settings settings) {
        this.settings = settings;
    }

    Answer issue(JsonNode form) {
        // An unknown client and a wrong secret cannot be told apart (rule T6).
        var credentials = settings.credentials();
        if (!form.path("client_id").asText().equals(credentials.clientId())
                || !form.path("client_secret").asText().equals(credentials.clientSecret())) {
            return refused("invalid_client", "Client authentication failed");
        }
        String token = UUID.randomUUID().toString().replace("-", "");
        expiries.put(token, settings.clock().instant().plus(settings.tokenLifetime()));
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", (int) settings.tokenLifetime().toSeconds())
                        .put("scope", "openid"));
    }

    static Answer refused(String error, String description) {
        return Answer.json(400, Json.object().put("error", error).put("error_description", description));
    }

    boolean accepts(Optional<String> authorization) {
        return authorization
                .filter(value -> value.startsWith(BEARER))
                .map(value -> expiries.get(value.substring(BEARER.length())))
                .filter(expiry -> settings.clock().instant().isBefore(expiry))
                .isPresent();
    }

    void revokeAll() {
        expiries.clear();
    }
}
