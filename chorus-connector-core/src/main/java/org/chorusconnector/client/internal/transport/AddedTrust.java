package org.chorusconnector.client.internal.transport;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Certificates whose signatures are trusted beside those of the JVM's own trust store. Immutable. */
public final class AddedTrust {

    private final X509TrustManager both;

    private AddedTrust(X509TrustManager both) {
        this.both = both;
    }

    /**
     * Takes over the trusted certificates of a store, whose keys are of no interest.
     *
     * @throws IllegalArgumentException when it is not loaded, or has none
     */
    public static AddedTrust of(KeyStore store) {
        List<X509Certificate> certificates = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                Certificate certificate = store.isCertificateEntry(alias) ? store.getCertificate(alias) : null;
                if (certificate instanceof X509Certificate trusted) {
                    certificates.add(trusted);
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException("The trust store is not loaded", e);
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException(
                    "The trust store has no trusted certificate: it may want a password, or have been"
                            + " made otherwise than by keytool -importcert");
        }
        try {
            certificates.addAll(List.of(trustManager(null).getAcceptedIssuers()));
            return new AddedTrust(trustManager(holding(certificates)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The trust store of the JVM cannot be used", e);
        }
    }

    private static KeyStore holding(List<X509Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (X509Certificate certificate : certificates) {
            all.setCertificateEntry(Integer.toString(all.size()), certificate);
        }
        return all;
    }

    /** One that trusts this store, or without one what the JVM trusts. */
    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This JVM has no trust manager for certificates"));
    }

    void addTo(OkHttpClient.Builder client) {
        client.sslSocketFactory(sockets(), both);
    }

    private SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {both}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }
}
