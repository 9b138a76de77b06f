package org.chorusconnector.client.internal.connection;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chorusconnector.client.internal.transport.Quota;

/** What all calls in the name of one PISTE application share: its login, its quota, its token. Thread-safe. */
public final class ApplicationAccess {

    private final String clientId;
    private final Supplier<String> clientSecret;
    private final Quota quota;

    /** By token service: a token of one environment must never be shown to another. */
    private final Map<URI, TokenStore> tokens = new ConcurrentHashMap<>();

    public ApplicationAccess(
            String clientId, Supplier<String> clientSecret, int callsPerSecond, long callsPerDay, long reserve) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.quota = new Quota(callsPerSecond, callsPerDay, reserve);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret.get();
    }

    Quota quota() {
        return quota;
    }

    TokenStore tokensOf(URI oauthUrl) {
        return tokens.computeIfAbsent(oauthUrl, url -> new TokenStore());
    }
}
