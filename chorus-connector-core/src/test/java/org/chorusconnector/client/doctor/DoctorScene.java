package org.chorusconnector.client.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.RawServer;
import org.chorusconnector.client.UnconnectedSockets;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A platform, and the doctors of clients that reach it or not. */
abstract class DoctorScene {

    static final URI FAR_AWAY = URI.create("https://chorus-pro.invalid");
    static final String PROXY_LOGIN = "proxy-user-7f31";
    static final String PROXY_PASSWORD = "proxy-password-7f31";
    static final String IN_THE_ANSWER = "Jeanne Dupont";
    static final long OTHER_SUPPLIER = 26_262_963;

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(Clients.simulator());

    final Deque<AutoCloseable> open = new ArrayDeque<>();
    ChorusSimulator simulator;

    @BeforeEach
    void take(ChorusSimulator running) {
        simulator = running;
    }

    @AfterEach
    void close() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    String[] secrets() {
        String pair = simulator.login() + ":" + simulator.password();
        return Stream.of(
                        simulator.clientId(),
                        simulator.clientSecret(),
                        simulator.login(),
                        simulator.password(),
                        Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)),
                        PROXY_LOGIN,
                        PROXY_PASSWORD,
                        IN_THE_ANSWER)
                .toArray(String[]::new);
    }

    static LocalDate today() {
        return Paris.today(Clock.systemUTC());
    }

    static Supplier supplier() {
        return Supplier.of(ChorusSimulator.SUPPLIER_ID, ChorusSimulator.SUPPLIER_SIRET);
    }

    Environment environment() {
        return Environment.custom(simulator.apiUrl(), simulator.oauthUrl());
    }

    Doctor doctor(ChorusPro chorus) {
        open.push(chorus);
        return chorus.doctor();
    }

    Doctor doctor() {
        return doctor(Clients.of(simulator).build());
    }

    Doctor doctorAt(Clock clock) {
        return doctor(Clients.of(simulator).clock(clock).build());
    }

    Doctor doctorFor(PisteApplication application) {
        return doctor(ChorusPro.builder(application, Clients.account(simulator))
                .environment(environment())
                .timeouts(Clients.QUICK)
                .build());
    }

    Doctor doctorOf(URI host, OkHttpClient httpClient) {
        return doctor(Clients.of(simulator)
                .environment(Environment.custom(host, host))
                .httpClient(httpClient)
                .build());
    }

    Doctor hitBy(Fault fault) {
        simulator.faults().inject(fault.untilCleared());
        return doctor();
    }

    Doctor with(Supplier supplier) {
        simulator.directory().add(supplier);
        return doctor();
    }

    Doctor behind(InetSocketAddress proxy) {
        return doctorOf(
                FAR_AWAY,
                new OkHttpClient.Builder()
                        .proxy(new Proxy(Proxy.Type.HTTP, proxy))
                        .build());
    }

    Doctor behindProxyThatAnswers(String answer) throws IOException {
        return behind(proxyThatAnswers(answer));
    }

    Doctor withLoginBehindProxyThatAnswers(String... answers) throws IOException {
        String login = Credentials.basic(PROXY_LOGIN, PROXY_PASSWORD);
        return doctorOf(
                FAR_AWAY,
                new OkHttpClient.Builder()
                        .proxy(new Proxy(Proxy.Type.HTTP, proxyThatAnswers(answers)))
                        .proxyAuthenticator((route, challenge) -> isRefusedOrUnasked(challenge)
                                ? null
                                : challenge
                                        .request()
                                        .newBuilder()
                                        .header("Proxy-Authorization", login)
                                        .build())
                        .build());
    }

    /** OkHttp asks before the proxy does, which not everybody answers. */
    static boolean isRefusedOrUnasked(Response challenge) {
        return challenge.request().header("Proxy-Authorization") != null
                || challenge.challenges().stream().noneMatch(one -> one.scheme().equals("Basic"));
    }

    /** The last answer is repeated. */
    InetSocketAddress proxyThatAnswers(String... answers) throws IOException {
        Deque<String> script = new ConcurrentLinkedDeque<>(List.of(answers));
        RawServer proxy = server(exchange -> {
            String answer = script.size() > 1 ? script.remove() : script.element();
            exchange.raw("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
        });
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), proxy.url("http").getPort());
    }

    RawServer server(RawServer.Script script) throws IOException {
        RawServer server = RawServer.start(script);
        open.push(server);
        return server;
    }

    static HeldCertificate.Builder certificate(String name) {
        return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name);
    }

    URI tlsServer(HeldCertificate certificate) throws IOException {
        return tlsServer(
                new HandshakeCertificates.Builder().heldCertificate(certificate).build());
    }

    URI tlsServer(HandshakeCertificates certificates) throws IOException {
        RawServer server = RawServer.start(
                certificates.sslContext().getServerSocketFactory(), exchange -> exchange.json(404, "{}"));
        open.push(server);
        return server.url("https");
    }

    /** A doctor whose client trusts who signs the certificate, and would take it if only it were right. */
    Doctor trusting(HeldCertificate.Builder certificate) throws IOException {
        HeldCertificate authority =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HandshakeCertificates trusted = new HandshakeCertificates.Builder()
                .addTrustedCertificate(authority.certificate())
                .build();
        URI host = tlsServer(new HandshakeCertificates.Builder()
                .heldCertificate(certificate.signedBy(authority).build())
                .build());
        return doctorOf(
                host,
                new OkHttpClient.Builder()
                        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
                        .build());
    }

    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Sockets to which nobody ever answers, without the wait. */
    static final class SilentNetwork extends UnconnectedSockets {

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress endpoint, int timeout) throws SocketTimeoutException {
                    throw new SocketTimeoutException("Connect timed out");
                }
            };
        }
    }
}
