package org.chorusconnector.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;

class AddedTrustTest {

    @Test
    void isBesideThatOfTheJvm() throws Exception {
        X509Certificate added =
                new HeldCertificate.Builder().certificateAuthority(0).build().certificate();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", added);
        OkHttpClient.Builder client = new OkHttpClient.Builder();

        AddedTrust.of(store).addTo(client);

        X509Certificate[] usual = issuers(new OkHttpClient());
        assertThat(usual).isNotEmpty();
        assertThat(Arrays.asList(issuers(client.build())))
                .contains(usual)
                .contains(added)
                .hasSize(usual.length + 1);
    }

    private static X509Certificate[] issuers(OkHttpClient client) {
        return Objects.requireNonNull(client.x509TrustManager()).getAcceptedIssuers();
    }
}
