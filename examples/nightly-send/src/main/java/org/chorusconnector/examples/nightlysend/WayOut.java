package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.examples.nightlysend.Configuration.Use;

/** What the configuration says of the network between this machine and Chorus Pro. */
final class WayOut {

    private static final int MAX_PORT = 65_535;
    private static final int DEFAULT_PROXY_PORT = 8080;

    private WayOut() {}

    /** What it does to a client. The trust store is opened only when Chorus Pro will be called. */
    static UnaryOperator<ChorusPro.Builder> read(Settings settings, Use use) {
        UnaryOperator<ChorusPro.Builder> proxy = proxy(settings);
        UnaryOperator<ChorusPro.Builder> trust = trust(settings, use);
        return client -> trust.apply(proxy.apply(client));
    }

    private static UnaryOperator<ChorusPro.Builder> proxy(Settings settings) {
        Optional<String> host = settings.read(
                "chorus.proxy-host",
                "must be a host alone, without scheme, port or login. Correct it",
                text -> Optional.of(text).filter(name -> name.matches("[A-Za-z0-9._-]+")));
        int port = settings.integer("chorus.proxy-port", 1, MAX_PORT, DEFAULT_PROXY_PORT);
        Optional<String> user = settings.text("chorus.proxy-user");
        Optional<String> password = settings.text("chorus.proxy-password");
        if (user.filter(text -> text.indexOf(':') >= 0).isPresent()) {
            settings.error("chorus.proxy-user", "has no colon. Correct it");
            return UnaryOperator.identity();
        }
        if (user.isPresent() != password.isPresent()) {
            settings.error("chorus.proxy-user", "goes with chorus.proxy-password. Set both, or leave both out");
        }
        if (user.isPresent() && settings.text("chorus.proxy-host").isEmpty()) {
            settings.error("chorus.proxy-host", "is needed with a login of the proxy. Set it");
        }
        if (host.isEmpty()) {
            return UnaryOperator.identity();
        }
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host.get(), port));
        return user.isPresent() && password.isPresent()
                ? client -> client.proxy(proxy, user.get(), password.get())
                : client -> client.proxy(proxy);
    }

    private static UnaryOperator<ChorusPro.Builder> trust(Settings settings, Use use) {
        Optional<String> password = settings.text("chorus.trust-store-password");
        if (use == Use.OFFLINE) {
            settings.text("chorus.trust-store");
            return UnaryOperator.identity();
        }
        Optional<KeyStore> store = settings.read(
                "chorus.trust-store",
                "must be a file of the form PKCS#12 or JKS with trusted certificates, as keytool -importcert makes it, which"
                        + " chorus.trust-store-password opens. Correct the one or the other",
                text -> load(text, password));
        return store.isPresent() ? client -> client.trusting(store.get()) : UnaryOperator.identity();
    }

    private static Optional<KeyStore> load(String file, Optional<String> password) {
        try {
            KeyStore store = KeyStore.getInstance(
                    Path.of(file).toFile(), password.map(String::toCharArray).orElse(null));
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias)) {
                    return Optional.of(store);
                }
            }
            return Optional.empty();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
