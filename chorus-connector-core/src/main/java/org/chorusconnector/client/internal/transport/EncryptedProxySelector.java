package org.chorusconnector.client.internal.transport;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Leads https through the proxy, and plain http never: it is taken for loopback addresses only, and the loopback of a proxy is
 * another machine's, to which the secrets would go unencrypted.
 */
final class EncryptedProxySelector extends ProxySelector {

    private final @Nullable Proxy proxy;
    private final ProxySelector otherwise;

    /** @param proxy for every call; null to ask the selector */
    EncryptedProxySelector(@Nullable Proxy proxy, ProxySelector otherwise) {
        this.proxy = proxy;
        this.otherwise = otherwise;
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return List.of(Proxy.NO_PROXY);
        }
        return proxy == null ? otherwise.select(uri) : List.of(proxy);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (proxy == null) {
            otherwise.connectFailed(uri, address, failure);
        }
    }
}
