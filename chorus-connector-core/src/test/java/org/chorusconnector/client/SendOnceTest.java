package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.chorusconnector.client.CallAttempt.Outcome;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A submission reaches the wire once, whatever OkHttp would like to do about an answer or a dead connection; and what never
 * reached the wire is known not to have.
 */
class SendOnceTest {

    private static final String TOKEN = "/api/oauth/token";
    private static final String SUBMIT = "/cpro/factures/v1/soumettre";
    private static final String HEALTH = "/cpro/transverses/v1/health-check";
    private static final String TAKEN = "{\"codeRetour\":0,\"libelle\":\"ok\",\"identifiantFactureCPP\":8316848}";

    private final List<CallAttempt> attempts = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "503 x\r\nRetry-After: 0",
                "408 x\r\nRetry-After: 0",
                "408 x\r\nConnection: close",
                "421 x",
                "307 x\r\nLocation: /cpro/factures/v1/soumettre",
                "301 x\r\nLocation: /elsewhere",
                "401 x\r\nWWW-Authenticate: Basic realm=\"x\"",
            })
    void noAnswerMakesOkHttpSendItAgain(String answer) throws IOException {
        try (RawServer server = RawServer.start(script(exchange -> {
                    if (exchange.path().equals(SUBMIT)) {
                        exchange.raw("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
                    } else {
                        exchange.json(200, "{}");
                    }
                }));
                ChorusPro chorus = client(server.url("http"), server.url("http"), new OkHttpClient())) {
            ChorusException thrown = submissionFailure(chorus);

            // Only a 401 is followed by other attempts: ours, each with a new token.
            int expected = answer.startsWith("401") ? 3 : 1;
            assertThat(server.requestsTo(SUBMIT)).isEqualTo(expected);
            assertThat(server.requestsTo("/elsewhere")).isZero();
            assertThat(submissions()).hasSize(expected);
            assertThat(thrown.httpStatus()).hasValue(Integer.parseInt(answer.substring(0, 3)));
        }
    }

    @Test
    void takesAConnectionOfItsOwnSinceAKeptOneMayJustHaveDied() throws IOException {
        AtomicInteger connection = new AtomicInteger();
        try (RawServer server = RawServer.start(script(exchange -> {
                    if (exchange.path().equals(HEALTH)) {
                        exchange.json(200, "{}");
                        exchange.hangUp();
                    } else {
                        connection.set(exchange.connection());
                        exchange.json(200, TAKEN);
                    }
                }));
                ChorusPro chorus = client(server.url("http"), server.url("http"), new OkHttpClient())) {
            chorus.health().check();

            SubmittedInvoice submitted = submit(chorus);

            assertThat(submitted.id().value()).isEqualTo(8316848);
            assertThat(server.requestsTo(SUBMIT)).isOne();
            assertThat(connection).hasValueGreaterThan(1);
        }
    }

    @Test
    void aConnectionThatDiesAsTheRequestArrivesLeavesTheOutcomeUnknown() throws IOException {
        try (RawServer server = RawServer.start(script(exchange -> {
                    if (exchange.path().equals(SUBMIT)) {
                        exchange.hangUp();
                    } else {
                        exchange.json(200, "{}");
                    }
                }));
                ChorusPro chorus = client(server.url("http"), server.url("http"), new OkHttpClient())) {
            chorus.health().check();

            assertThat(submissionFailure(chorus)).isInstanceOf(ChorusUnknownOutcomeException.class);
            assertThat(server.requestsTo(SUBMIT)).isOne();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 x\r\nContent-Length: 100\r\n\r\n{\"codeRetour\":0",
                "HTTP/1.1 200 x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"cod",
                "HTTP/1.1 200 x\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nnogzi",
                "HTTP/1.1 200",
                "nonsense\r\n\r\n",
            })
    void anAnswerThatBreaksOffLeavesTheOutcomeUnknown(String answer) throws IOException {
        try (RawServer server = RawServer.start(script(exchange -> {
                    exchange.raw(answer);
                    exchange.hangUp();
                }));
                ChorusPro chorus = client(server.url("http"), server.url("http"), new OkHttpClient())) {
            assertThat(submissionFailure(chorus)).isInstanceOf(ChorusUnknownOutcomeException.class);
            assertThat(server.requestsTo(SUBMIT)).isOne();
        }
    }

    @Test
    void aServerThatTricklesDoesNotHoldUsLongerThanTheAttemptMayLast() throws IOException {
        try (RawServer server = RawServer.start(script(exchange -> {
                    exchange.raw("HTTP/1.1 200 x\r\nContent-Length: 1000000\r\n\r\n");
                    while (true) {
                        exchange.raw(" ".repeat(10));
                    }
                }));
                ChorusPro chorus = builder(server.url("http"), server.url("http"))
                        .timeouts(Clients.QUICK
                                .withConnect(Duration.ofMillis(100))
                                .withSubmit(Duration.ofMillis(300)))
                        .build()) {
            assertThat(submissionFailure(chorus)).isInstanceOf(ChorusUnknownOutcomeException.class);
        }
    }

    @Test
    void aRefusedConnectionIsTriedAgainAndCertainlyTookNothing() throws IOException {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        assertUnreachable(URI.create("http://localhost:" + closedPort));
    }

    @Test
    void anUnknownHostIsTriedAgainAndCertainlyTookNothing() throws IOException {
        assertUnreachable(URI.create("https://chorus.invalid"));
    }

    @Test
    void aFailedTlsHandshakeIsTriedAgainAndCertainlyTookNothing() throws IOException {
        try (RawServer plain = RawServer.start(exchange -> exchange.hangUp())) {
            assertUnreachable(plain.url("https"));
        }
    }

    private void assertUnreachable(URI api) throws IOException {
        try (RawServer oauth = RawServer.start(script(exchange -> exchange.json(200, "{}")));
                ChorusPro chorus = client(api, oauth.url("http"), new OkHttpClient())) {
            ChorusException thrown = submissionFailure(chorus);

            assertThat(thrown)
                    .isInstanceOfSatisfying(
                            ChorusFailedException.class,
                            failed -> assertThat(failed.reason()).isEqualTo(ChorusFailedException.Reason.UNREACHABLE))
                    .hasMessageContaining("nothing was sent");
            assertThat(submissions()).hasSize(4).allMatch(one -> one.outcome() == Outcome.NOT_SENT);
        }
    }

    @Test
    void anInterceptorOfTheHostThatRepeatsRequestsIsStopped() throws IOException {
        Interceptor stubborn = chain -> {
            chain.proceed(chain.request()).close();
            return chain.proceed(chain.request());
        };
        try (RawServer server = RawServer.start(script(exchange -> exchange.json(200, TAKEN)));
                ChorusPro chorus = client(
                        server.url("http"),
                        server.url("http"),
                        new OkHttpClient.Builder().addInterceptor(stubborn).build())) {
            assertThat(submissionFailure(chorus)).isInstanceOf(ChorusUnknownOutcomeException.class);
            assertThat(server.requestsTo(SUBMIT)).isOne();
        }
    }

    @Test
    void anInterceptorOfTheHostThatFailsAfterTheAnswerLeavesTheOutcomeUnknown() throws IOException {
        Interceptor clumsy = chain -> {
            Response response = chain.proceed(chain.request());
            if (chain.request().url().encodedPath().equals(SUBMIT)) {
                response.close();
                throw new IllegalStateException("clumsy");
            }
            return response;
        };
        try (RawServer server = RawServer.start(script(exchange -> exchange.json(200, TAKEN)));
                ChorusPro chorus = client(
                        server.url("http"),
                        server.url("http"),
                        new OkHttpClient.Builder().addInterceptor(clumsy).build())) {
            assertThat(submissionFailure(chorus)).isInstanceOf(ChorusUnknownOutcomeException.class);
            assertThat(server.requestsTo(SUBMIT)).isOne();
        }
    }

    @Test
    void logsInToTheApiAloneAndNotToTheTokenService() throws IOException {
        try (RawServer oauth = RawServer.start(script(exchange -> exchange.json(200, "{}")));
                RawServer api = RawServer.start(exchange -> exchange.json(200, "{}"));
                ChorusPro chorus = client(api.url("http"), oauth.url("http"), new OkHttpClient())) {
            chorus.health().check();

            assertThat(api.requests())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .contains("Authorization: Bearer the-token")
                            .contains("cpro-account: bG9naW46cMOkc3M="));
            assertThat(oauth.requests())
                    .singleElement()
                    .satisfies(head -> assertThat(head)
                            .doesNotContain("cpro-account")
                            .doesNotContain("Authorization")
                            .contains("Content-Type: application/x-www-form-urlencoded"));
        }
    }

    @Test
    void sendsTheContentTypeThatChorusProRequires() throws IOException {
        try (RawServer server = RawServer.start(script(exchange -> exchange.json(200, TAKEN)));
                ChorusPro chorus = client(server.url("http"), server.url("http"), new OkHttpClient())) {
            submit(chorus);

            assertThat(server.requests().get(1))
                    .contains("Content-Type: application/json;charset=utf-8\r\n")
                    .contains("Content-Length: ")
                    .doesNotContain("Transfer-Encoding");
        }
    }

    private static RawServer.Script script(RawServer.Script api) {
        return exchange -> {
            if (exchange.path().equals(TOKEN)) {
                exchange.json(200, "{\"access_token\":\"the-token\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
            } else {
                api.answer(exchange);
            }
        };
    }

    private ChorusPro client(URI api, URI oauth, OkHttpClient host) {
        return builder(api, oauth).httpClient(host).build();
    }

    private ChorusPro.Builder builder(URI api, URI oauth) {
        return ChorusPro.builder(
                        PisteApplication.builder("id", "secret")
                                .callsPerSecond(500)
                                .build(),
                        Account.of("login", "päss"))
                .environment(Environment.custom(api, oauth))
                .timeouts(Clients.QUICK)
                .listener(new CallListener() {
                    @Override
                    public void attemptFinished(CallAttempt attempt) {
                        attempts.add(attempt);
                    }
                });
    }

    private List<CallAttempt> submissions() {
        return attempts.stream()
                .filter(one -> one.operation().equals("soumettreFacture"))
                .toList();
    }

    private static SubmittedInvoice submit(ChorusPro chorus) {
        return chorus.invoices().submit(Clients.invoice("FA-1", new FileId(1)).build());
    }

    private static ChorusException submissionFailure(ChorusPro chorus) {
        return catchThrowableOfType(ChorusException.class, () -> submit(chorus));
    }
}
