package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chorusconnector.client.files.FileId;
import org.junit.jupiter.api.Test;

/** Gateways close kept connections without a word. */
class KeptConnectionTest {

    private static final String OK = "{\"codeRetour\":0,\"libelle\":\"x\",\"pieceJointeId\":7}";

    private final List<CallAttempt> attempts = new CopyOnWriteArrayList<>();

    private ChorusPro client(URI server) {
        return ChorusPro.builder(
                        PisteApplication.builder("id", "secret")
                                .callsPerSecond(1000)
                                .build(),
                        Account.of("login", "password"))
                .environment(Environment.custom(server, server))
                .timeouts(Clients.QUICK)
                .listener(new CallListener() {
                    @Override
                    public void attemptFinished(CallAttempt attempt) {
                        attempts.add(attempt);
                    }
                })
                .build();
    }

    private static void answerAndHangUp(RawServer.Exchange exchange) throws IOException {
        exchange.json(
                200, exchange.path().equals("/api/oauth/token") ? "{\"access_token\":\"t\",\"expires_in\":3600}" : OK);
        exchange.hangUp();
    }

    @Test
    void aConnectionClosedBetweenTwoCallsCostsOneAttemptAtMost() throws Exception {
        try (RawServer server = RawServer.start(KeptConnectionTest::answerAndHangUp);
                ChorusPro chorus = client(server.url("http"))) {
            for (int i = 0; i < 20; i++) {
                assertThat(chorus.files().upload(Clients.pdf(i + ".pdf"))).isEqualTo(new FileId(7));
            }
        }

        assertThat(attempts).filteredOn(attempt -> attempt.number() > 2).isEmpty();
    }

    @Test
    void theHealthCheckNeverGoesOutOnAKeptConnection() throws Exception {
        List<Integer> connections = new CopyOnWriteArrayList<>();
        try (RawServer server = RawServer.start(exchange -> {
                    connections.add(exchange.connection());
                    exchange.json(
                            200,
                            exchange.path().equals("/api/oauth/token")
                                    ? "{\"access_token\":\"t\",\"expires_in\":3600}"
                                    : OK);
                });
                ChorusPro chorus = client(server.url("http"))) {
            chorus.files().upload(Clients.pdf("a.pdf"));
            chorus.health().check();
            chorus.health().check();
        }

        assertThat(connections.subList(connections.size() - 2, connections.size()))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(connections.subList(0, connections.size() - 2));
    }

    /** Its loopback is not ours: the secrets would cross the network in clear. */
    @Test
    void plainHttpOnLoopbackNeverGoesThroughAProxy() throws Exception {
        try (RawServer proxy = RawServer.start(exchange -> exchange.json(502, "{}"));
                RawServer server = RawServer.start(KeptConnectionTest::answerAndHangUp);
                ChorusPro chorus = ChorusPro.builder(
                                PisteApplication.of("id", "secret"), Account.of("login", "password"))
                        .environment(Environment.custom(server.url("http"), server.url("http")))
                        .proxy(new Proxy(
                                Proxy.Type.HTTP,
                                new InetSocketAddress(
                                        "localhost", proxy.url("http").getPort())))
                        .timeouts(Clients.QUICK)
                        .build()) {

            assertThat(chorus.files().upload(Clients.pdf("a.pdf"))).isEqualTo(new FileId(7));

            assertThat(proxy.requests()).isEmpty();
        }
    }
}
