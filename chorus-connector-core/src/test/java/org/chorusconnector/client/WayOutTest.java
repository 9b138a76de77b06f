package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.chorusconnector.client.doctor.Checkup;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Link;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Out of a network whose proxy wants a login, and shows certificates of its own: each is a line of the builder. */
class WayOutTest {

    private static final String USER = "proxy-user-7f31";
    private static final String PASSWORD = "proxy-pässword-7f31";
    private static final String LOGIN = Credentials.basic(USER, PASSWORD, StandardCharsets.UTF_8);

    private final HeldCertificate authority =
            new HeldCertificate.Builder().certificateAuthority(0).build();
    private RawServer host;
    private TunnelProxy proxy;

    @BeforeEach
    void open() throws IOException {
        HandshakeCertificates own = new HandshakeCertificates.Builder()
                .heldCertificate(new HeldCertificate.Builder()
                        .addSubjectAlternativeName("localhost")
                        .signedBy(authority)
                        .build())
                .build();
        host = RawServer.start(
                own.sslContext().getServerSocketFactory(),
                exchange -> exchange.json(
                        200,
                        exchange.path().equals("/api/oauth/token")
                                ? "{\"access_token\":\"token-7f31\",\"expires_in\":3600}"
                                : "{}"));
        proxy = new TunnelProxy(LOGIN);
    }

    @AfterEach
    void close() throws IOException {
        host.close();
        proxy.close();
    }

    private ChorusPro.Builder client() {
        URI url = host.url("https");
        return ChorusPro.builder(PisteApplication.of("id", "secret"), Account.of("login", "password"))
                .environment(Environment.custom(url, url))
                .timeouts(Clients.QUICK.withRetryFor(Duration.ZERO));
    }

    private static KeyStore storeOf(X509Certificate... certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : certificates) {
            store.setCertificateEntry("root" + store.size(), certificate);
        }
        return store;
    }

    @Test
    void leadsThroughAProxyThatWantsALoginToAHostThatTheJvmDoesNotTrust() throws Exception {
        try (ChorusPro chorus = client().proxy(proxy.address(), USER, PASSWORD)
                .trusting(storeOf(authority.certificate()))
                .build()) {
            assertThatCode(() -> chorus.health().check()).doesNotThrowAnyException();
        }

        assertThat(host.requests()).hasSize(2).noneMatch(head -> head.contains("Proxy-Authorization"));
        assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.contains(LOGIN));
    }

    @Test
    void isClosedWithoutTheCertificate() throws Exception {
        HeldCertificate stranger =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        for (ChorusPro.Builder builder :
                new ChorusPro.Builder[] {client(), client().trusting(storeOf(stranger.certificate()))}) {
            try (ChorusPro chorus = builder.build()) {
                assertThatExceptionOfType(ChorusFailedException.class)
                        .isThrownBy(() -> chorus.health().check())
                        .returns(ChorusFailedException.Reason.UNREACHABLE, ChorusFailedException::reason);
                assertThat(chorus.doctor().examine().firstBroken())
                        .map(Checkup::link)
                        .contains(Link.TLS);
            }
        }
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void isClosedWithoutTheRightLogin() throws Exception {
        try (ChorusPro chorus = client().proxy(proxy.address(), USER, "wrong")
                .trusting(storeOf(authority.certificate()))
                .build()) {
            Diagnosis diagnosis = chorus.doctor().examine();

            assertThat(diagnosis.firstBroken()).map(Checkup::link).contains(Link.PROXY);
            assertThat(diagnosis.firstBroken())
                    .map(Checkup::finding)
                    .get()
                    .asString()
                    .contains("407");
            assertThat(diagnosis.toString()).doesNotContain(USER, LOGIN, "wrong");
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> chorus.health().check())
                    .returns(ChorusFailedException.Reason.UNREACHABLE, ChorusFailedException::reason);
        }
    }

    @Test
    void forgetsTheLoginOfAnotherProxy() throws Exception {
        try (ChorusPro chorus = client().proxy(proxy.address(), USER, PASSWORD)
                .proxy(proxy.address())
                .build()) {
            assertThat(chorus.doctor().examine().firstBroken())
                    .map(Checkup::link)
                    .contains(Link.PROXY);
        }
        assertThat(proxy.heads()).noneMatch(head -> head.contains("Proxy-Authorization"));
    }

    @Test
    void takesNoLoginThatNoProxyCouldBeShown() {
        Proxy socks = new Proxy(Proxy.Type.SOCKS, InetSocketAddress.createUnresolved("proxy.example", 1080));

        assertThatIllegalArgumentException().isThrownBy(() -> client().proxy(socks, USER, PASSWORD));
        assertThatIllegalArgumentException().isThrownBy(() -> client().proxy(proxy.address(), " ", PASSWORD));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().proxy(proxy.address(), USER + ":" + PASSWORD, PASSWORD))
                .satisfies(refused -> assertThat(refused.toString()).doesNotContain(USER, PASSWORD));
    }

    @Test
    void takesNoStoreInWhichNothingIsTrusted() throws Exception {
        KeyStore unloaded = KeyStore.getInstance("PKCS12");
        KeyStore empty = storeOf();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().trusting(unloaded))
                .withMessageContaining("not loaded");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client().trusting(empty))
                .withMessageContaining("keytool -importcert");
    }

    @Test
    void leavesTheTrustOfAnHttpClientAlone() throws Exception {
        ChorusPro.Builder both = client().httpClient(new OkHttpClient()).trusting(storeOf(authority.certificate()));

        assertThatIllegalStateException().isThrownBy(both::build).withMessageContaining("TLS settings");
    }
}
