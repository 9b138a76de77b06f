package org.chorusconnector.client.internal.transport;

import java.net.Proxy;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How calls get out of the network, where they do not get out by themselves. Shows no login.
 *
 * @param proxy none for that of the HTTP client, or the system's
 * @param login which the proxy asks for
 * @param trust beside that of the JVM
 */
public record ProxyAndTrust(
        @Nullable Proxy proxy,
        @Nullable ProxyLogin login,
        @Nullable AddedTrust trust) {

    public static final ProxyAndTrust USUAL = new ProxyAndTrust(null, null, null);

    /** Whoever gives a login gives the proxy, and no longer that of another. */
    public ProxyAndTrust through(Proxy other, @Nullable ProxyLogin itsLogin) {
        return new ProxyAndTrust(other, itsLogin, trust);
    }

    public ProxyAndTrust trusting(AddedTrust other) {
        return new ProxyAndTrust(proxy, login, other);
    }

    public void applyTo(OkHttpClient.Builder client) {
        if (proxy != null) {
            client.proxy(proxy);
        }
        if (login != null) {
            client.proxyAuthenticator(login);
        }
        if (trust != null) {
            trust.addTo(client);
        }
        OkHttpClient sofar = client.build();
        client.proxy(null).proxySelector(new EncryptedProxySelector(sofar.proxy(), sofar.proxySelector()));
    }
}
