package org.chorusconnector.client.internal;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all calls in the name of one PISTE application share: its login, its quota, its token. Thread-safe. */
public final class ApplicationAccess {

    private final String clientId;
    private final String clientSecret;
    private final Quota quota;

    /** By token service: a token of one environment must never be shown to another. */
    private final Map<URI, TokenStore> tokens = new ConcurrentHashMap<>();

    public ApplicationAccess(String clientId, String clientSecret, int callsPerSecond, long callsPerDay) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.quota = new Quota(callsPerSecond, callsPerDay);
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    Quota quota() {
        return quota;
    }

    TokenStore tokensOf(URI oauthUrl) {
        return tokens.computeIfAbsent(oauthUrl, url -> new TokenStore());
    }
}
