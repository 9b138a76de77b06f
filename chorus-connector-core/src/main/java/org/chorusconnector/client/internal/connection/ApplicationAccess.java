package org.chorusconnector.client.internal.connection;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chorusconnector.client.internal.transport.Quota;

/**
 * What all calls in the name of one PISTE application share: its login, its quota, its token. The count of calls and the token
 * are also shared with every other application of the same identifier in this JVM, since PISTE counts by identifier. Each
 * application keeps its own limits. Thread-safe.
 */
public final class ApplicationAccess {

    /** @param url of the gateway, or of the token service: environments have quotas and tokens of their own */
    private record Key(String clientId, URI url) {}

    private static final SharedValues<Key, Quota.Usage> USAGES = new SharedValues<>();
    private static final SharedValues<Key, TokenStore> TOKENS = new SharedValues<>();

    private final String clientId;
    private final Supplier<String> clientSecret;
    private final Quota.Limits limits;

    // Strong references, as long as this application lives.
    private final Map<URI, Quota> quotas = new ConcurrentHashMap<>();
    private final Map<URI, TokenStore> tokens = new ConcurrentHashMap<>();

    public ApplicationAccess(String clientId, Supplier<String> clientSecret, Quota.Limits limits) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.limits = limits;
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret.get();
    }

    Quota quotaAt(URI apiUrl) {
        return quotas.computeIfAbsent(
                apiUrl, url -> new Quota(limits, USAGES.get(new Key(clientId, url), Quota.Usage::new)));
    }

    TokenStore tokensOf(URI oauthUrl) {
        return tokens.computeIfAbsent(oauthUrl, url -> TOKENS.get(new Key(clientId, url), TokenStore::new));
    }
}
