package org.chorusconnector.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
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
import org.chorusconnector.Paris;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.RawServer;
import org.chorusconnector.client.UnconnectedSockets;
import org.chorusconnector.client.doctor.Checkup.Status;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is injected where it would happen: a closed port, a proxy, a certificate, an answer of the platform. */
class DoctorTest {

    private static final URI FAR_AWAY = URI.create("https://chorus-pro.invalid");
    private static final String PROXY_LOGIN = "proxy-user-7f31";
    private static final String PROXY_PASSWORD = "proxy-password-7f31";
    private static final String IN_THE_ANSWER = "Jeanne Dupont";
    private static final long OTHER_SUPPLIER = 26_262_963;

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(Clients.simulator());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private ChorusSimulator simulator;

    /** Breaks one link, and gives the doctor who has to find it. */
    private interface Breaking {
        Doctor apply(DoctorTest scene) throws Exception;
    }

    /**
     * A fault and the right answer.
     *
     * @param cure what the cure says among other things
     */
    private record Injected(String fault, Link link, String cure, Breaking breaking) {
        @Override
        public String toString() {
            return fault;
        }
    }

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

    static Stream<Injected> faults() {
        return Stream.of(onTheWay(), ofTheApplication(), ofTheAccount()).flatMap(all -> all);
    }

    private static Stream<Injected> onTheWay() {
        return Stream.of(
                new Injected(
                        "a proxy that is down",
                        Link.PROXY,
                        "Check host and port of the proxy",
                        scene -> scene.behind(new InetSocketAddress(InetAddress.getLoopbackAddress(), closedPort()))),
                new Injected(
                        "a proxy whose name nobody knows",
                        Link.PROXY,
                        "Correct the host of the proxy",
                        scene -> scene.behind(InetSocketAddress.createUnresolved("proxy.invalid", 3128))),
                new Injected(
                        "a proxy with a login in its name",
                        Link.PROXY,
                        "Correct the host of the proxy",
                        scene -> scene.behind(InetSocketAddress.createUnresolved(
                                PROXY_LOGIN + ":" + PROXY_PASSWORD + "@proxy.invalid", 3128))),
                new Injected(
                        "a proxy that asks for a login",
                        Link.PROXY,
                        "chorus.proxy-user",
                        scene -> scene.behindProxyThatAnswers(
                                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"")),
                new Injected(
                        "a proxy that refuses our login",
                        Link.PROXY,
                        "chorus.proxy-password",
                        scene -> scene.withLoginBehindProxyThatAnswers(
                                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"")),
                new Injected(
                        "a proxy that does not admit the host",
                        Link.PROXY,
                        "admit chorus-pro.invalid:443",
                        scene -> scene.behindProxyThatAnswers("403 Forbidden")),
                new Injected(
                        "a proxy that takes our login and does not admit the host",
                        Link.PROXY,
                        "admit chorus-pro.invalid:443",
                        scene -> scene.withLoginBehindProxyThatAnswers(
                                "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"",
                                "403 Forbidden")),
                new Injected(
                        "a host that no name server knows",
                        Link.DNS,
                        "the DNS of this machine",
                        scene -> scene.doctorOf(FAR_AWAY, new OkHttpClient())),
                new Injected(
                        "a port on which nobody listens",
                        Link.CONNECTION,
                        "Check address and port",
                        scene -> scene.doctorOf(URI.create("https://localhost:" + closedPort()), new OkHttpClient())),
                new Injected(
                        "a firewall that swallows what it is sent",
                        Link.CONNECTION,
                        "Have the firewall open the way to localhost:443",
                        scene -> scene.doctorOf(
                                URI.create("https://localhost"),
                                new OkHttpClient.Builder()
                                        .socketFactory(new SilentNetwork())
                                        .build())),
                new Injected(
                        "a certificate that nobody trusts",
                        Link.TLS,
                        "put its root certificate into a trust store",
                        scene -> scene.doctorOf(
                                scene.tlsServer(certificate("localhost").build()), new OkHttpClient())),
                new Injected(
                        "a certificate for another name",
                        Link.TLS,
                        "something else answers in its place",
                        scene -> scene.trusting(certificate("elsewhere.example"))),
                new Injected(
                        "a certificate that has expired",
                        Link.TLS,
                        "Check the date of this machine",
                        scene -> scene.trusting(certificate("localhost")
                                .validityInterval(0, Duration.ofDays(1).toMillis()))),
                new Injected(
                        "a server that does not speak TLS",
                        Link.TLS,
                        "TLS 1.2",
                        scene -> scene.doctorOf(
                                scene.server(exchange -> exchange.json(200, "{}"))
                                        .url("https"),
                                new OkHttpClient())),
                new Injected(
                        "a clock that is fast",
                        Link.CLOCK,
                        "NTP",
                        scene -> scene.doctorAt(Clock.offset(Clock.systemUTC(), Duration.ofHours(10)))),
                new Injected(
                        "a clock that is slow",
                        Link.CLOCK,
                        "NTP",
                        scene -> scene.doctorAt(Clock.offset(Clock.systemUTC(), Duration.ofHours(-3)))),
                new Injected(
                        "a server that hangs up",
                        Link.HOSTS,
                        "Examine again later",
                        scene -> scene.doctorOf(
                                scene.server(RawServer.Exchange::hangUp).url("http"), new OkHttpClient())));
    }

    private static Stream<Injected> ofTheApplication() {
        return Stream.of(
                new Injected(
                        "a login page of the network",
                        Link.HOSTS,
                        "no login page or proxy",
                        scene -> scene.hitBy(Fault.status(200)
                                .body("text/html", "<html>Welcome to the hotel</html>")
                                .on(Operation.TOKEN))),
                new Injected(
                        "a host that knows no token service",
                        Link.HOSTS,
                        "Check the addresses of the environment",
                        scene -> scene.hitBy(Fault.status(404).on(Operation.TOKEN))),
                new Injected(
                        "an API host that is none",
                        Link.HOSTS,
                        "Check the addresses of the environment",
                        scene -> scene.hitBy(Fault.status(404).on(Operation.HEALTH_CHECK))),
                new Injected(
                        "a platform that is down",
                        Link.HOSTS,
                        "it is down, or being maintained",
                        scene -> scene.hitBy(Fault.html().on(Operation.HEALTH_CHECK))),
                new Injected(
                        "an application that PISTE does not know",
                        Link.PISTE_APPLICATION,
                        "sandbox and production have their own",
                        scene -> scene.doctorFor(PisteApplication.of("unknown", scene.simulator.clientSecret()))),
                new Injected(
                        "a wrong secret of the application",
                        Link.PISTE_APPLICATION,
                        "Compare identifier and secret",
                        scene -> scene.doctorFor(PisteApplication.of(scene.simulator.clientId(), "wrong"))),
                new Injected(
                        "an application that is not active",
                        Link.TOKEN,
                        "the application is active",
                        scene -> scene.hitBy(Fault.status(403).on(Operation.TOKEN))),
                new Injected(
                        "a token service that is down",
                        Link.TOKEN,
                        "report it to PISTE",
                        scene -> scene.hitBy(Fault.status(503).on(Operation.TOKEN))),
                new Injected(
                        "no consent to any API",
                        Link.API_CONSENT,
                        "tick the APIs Factures, Structures, Transverses",
                        scene -> scene.hitBy(Fault.status(403).on(Operation.HEALTH_CHECK))),
                new Injected(
                        "no consent to the API Structures",
                        Link.API_CONSENT,
                        "tick the API Structures of Chorus Pro for the application too",
                        scene -> scene.hitBy(Fault.status(403).on(Operation.READ_STRUCTURE))),
                new Injected(
                        "no consent to the API Factures",
                        Link.API_CONSENT,
                        "tick the API Factures of Chorus Pro for the application too",
                        scene -> scene.hitBy(Fault.status(403).on(Operation.SEARCH_INVOICES))),
                new Injected(
                        "a filter that refuses what it does not know",
                        Link.HOSTS,
                        "Waiting mends nothing",
                        scene -> scene.hitBy(Fault.status(406).on(Operation.HEALTH_CHECK))),
                new Injected(
                        "a filter before the token service",
                        Link.HOSTS,
                        "Waiting mends nothing",
                        scene -> scene.hitBy(Fault.status(405).on(Operation.TOKEN))),
                new Injected(
                        "a token service that says no",
                        Link.TOKEN,
                        "the application is active",
                        scene -> scene.hitBy(Fault.status(400)
                                .body("application/json", "{\"error\":\"unauthorized_client\"}")
                                .on(Operation.TOKEN))),
                new Injected(
                        "a filter that refuses some calls only",
                        Link.HOSTS,
                        "report it to this library",
                        scene -> scene.hitBy(Fault.status(415).on(Operation.LIST_SUPPLIERS))),
                new Injected(
                        "a quota that others have used up",
                        Link.QUOTA,
                        "Lower the calls per second",
                        scene -> scene.hitBy(Fault.status(429).on(Operation.LIST_SUPPLIERS))),
                new Injected(
                        "a day whose calls are spent",
                        Link.QUOTA,
                        "Wait for the next day",
                        scene -> scene.doctorFor(
                                PisteApplication.builder(scene.simulator.clientId(), scene.simulator.clientSecret())
                                        .callsPerDay(2)
                                        .build())));
    }

    private static Stream<Injected> ofTheAccount() {
        return Stream.of(
                new Injected(
                        "a wrong password of the technical account",
                        Link.TECHNICAL_ACCOUNT,
                        "its password dies every 424 days",
                        scene -> scene.doctor(
                                Clients.of(scene.simulator).build().as(Account.of(scene.simulator.login(), "wrong")))),
                new Injected(
                        "an application that has no account to give",
                        Link.TECHNICAL_ACCOUNT,
                        "Mend the source",
                        scene -> scene.doctor(ChorusPro.builder(Clients.application(scene.simulator), () -> {
                                    throw new IllegalStateException("the vault is shut");
                                })
                                .environment(scene.environment())
                                .timeouts(Clients.QUICK)
                                .build())),
                new Injected(
                        "a structure that is not active",
                        Link.SUPPLIER_RIGHTS,
                        "attached to it (rattachement)",
                        scene -> scene.with(supplier().inactive())),
                new Injected(
                        "no right on the structure",
                        Link.SUPPLIER_RIGHTS,
                        "attached to it (rattachement)",
                        scene -> scene.hitBy(Fault.refusal(20001, "GDP_MSG_11.005 : " + IN_THE_ANSWER)
                                .on(Operation.SEARCH_INVOICES))),
                new Injected(
                        "an account that may not list its structures",
                        Link.SUPPLIER_RIGHTS,
                        "attached to it (rattachement)",
                        scene -> scene.hitBy(Fault.status(403).on(Operation.LIST_SUPPLIERS))),
                new Injected(
                        "an account that may not list the bank accounts",
                        Link.SUPPLIER_RIGHTS,
                        "attached to it (rattachement)",
                        scene -> scene.hitBy(Fault.status(403).on(Operation.LIST_BANK_ACCOUNTS))),
                new Injected(
                        "a supplier id of somebody else",
                        Link.SUPPLIER_ID,
                        "not the SIRET, to one of: " + ChorusSimulator.SUPPLIER_ID,
                        scene -> scene.doctor().supplier(new SupplierId(OTHER_SUPPLIER))),
                new Injected(
                        "several suppliers, none of them chosen",
                        Link.SUPPLIER_ID,
                        "to one of: " + ChorusSimulator.SUPPLIER_ID + ", " + OTHER_SUPPLIER,
                        scene -> scene.with(Supplier.of(OTHER_SUPPLIER, "99999999800027"))),
                new Injected(
                        "a bank account of somebody else",
                        Link.BANK_ACCOUNT,
                        "to one of: " + ChorusSimulator.BANK_ACCOUNT_ID,
                        scene -> scene.doctor().bankAccount(1)),
                new Injected(
                        "a bank account where Chorus Pro knows none",
                        Link.BANK_ACCOUNT,
                        "Add the account to the structure",
                        scene -> scene.with(supplier()).bankAccount(ChorusSimulator.BANK_ACCOUNT_ID)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void namesTheFirstBrokenLinkAndItsCure(Injected injected) throws Exception {
        Diagnosis diagnosis = injected.breaking().apply(this).examine();

        assertThat(diagnosis.firstBroken()).as(diagnosis::toString).isPresent();
        Checkup broken = diagnosis.firstBroken().orElseThrow();
        assertThat(broken.link()).as(broken::toString).isEqualTo(injected.link());
        assertThat(broken.cure()).contains(injected.cure());
        assertThat(broken.finding()).isNotBlank();
        assertThat(diagnosis.checkups()).extracting(Checkup::link).containsExactly(Link.values());
        assertThat(diagnosis.checkups())
                .filteredOn(one -> one.status() == Status.BROKEN)
                .hasSize(1);
        assertThat(diagnosis.isHealthy()).isFalse();
        assertThat(diagnosis.toString()).doesNotContain(secrets());
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void whatComesBeforeTheBrokenLinkHoldsAndWhatComesAfterItIsNotLookedAt() throws Exception {
        Diagnosis diagnosis =
                hitBy(Fault.status(403).on(Operation.HEALTH_CHECK)).examine();

        assertThat(diagnosis.checkups())
                .filteredOn(one -> one.link().compareTo(Link.API_CONSENT) < 0)
                .extracting(Checkup::status)
                .containsOnly(Status.PASSED);
        assertThat(diagnosis.checkups())
                .filteredOn(one -> one.link().compareTo(Link.API_CONSENT) > 0)
                .extracting(Checkup::status)
                .containsOnly(Status.SKIPPED);
        assertThat(simulator.calls().of(Operation.LIST_SUPPLIERS)).isZero();
    }

    @Test
    void findsNothingWrongWhereNothingIs() {
        simulator
                .directory()
                .add(supplier()
                        .withBankAccount(ChorusSimulator.BANK_ACCOUNT_ID, "Compte principal")
                        .passwordExpiringOn(today().plusDays(400)));

        Diagnosis diagnosis = doctor().supplier(new SupplierId(ChorusSimulator.SUPPLIER_ID))
                .bankAccount(ChorusSimulator.BANK_ACCOUNT_ID)
                .examine();

        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.checkups()).extracting(Checkup::status).containsOnly(Status.PASSED);
        assertThat(diagnosis.checkups()).extracting(Checkup::cure).containsOnly("");
        assertThat(diagnosis.toString()).doesNotContain(secrets());
        assertThat(simulator.invoices()).isEmpty();
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void goesThroughAProxyAsCallsDo() throws Exception {
        URI host = URI.create("https://localhost:" + simulator.apiUrl().getPort());
        RawServer proxy = server(exchange -> exchange.raw("HTTP/1.1 407 x\r\nContent-Length: 0\r\n\r\n"));
        ChorusPro chorus = Clients.of(simulator)
                .environment(Environment.custom(host, host))
                .proxy(new Proxy(
                        Proxy.Type.HTTP,
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                proxy.url("http").getPort())))
                .build();

        assertThat(doctor(chorus).examine().firstBroken()).map(Checkup::link).contains(Link.PROXY);
    }

    @Test
    void warnsOfAClockThatIsALittleWrong() {
        Diagnosis diagnosis = doctorAt(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-6)))
                .examine();

        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.at(Link.CLOCK).status()).isEqualTo(Status.WARNING);
        assertThat(diagnosis.at(Link.CLOCK).finding()).contains("slow");
        assertThat(diagnosis.at(Link.CLOCK).cure()).contains("NTP");
    }

    @Test
    void namesWhatCallsFailForBeforeAClockThatIsHoursOff() {
        simulator
                .faults()
                .inject(Fault.status(403).on(Operation.SEARCH_INVOICES).untilCleared());

        Diagnosis diagnosis =
                doctorAt(Clock.offset(Clock.systemUTC(), Duration.ofHours(10))).examine();

        assertThat(diagnosis.firstBroken()).map(Checkup::link).contains(Link.API_CONSENT);
        assertThat(diagnosis.at(Link.CLOCK).status()).isEqualTo(Status.WARNING);
        assertThat(diagnosis.at(Link.CLOCK).finding()).contains("10 h fast");
    }

    @Test
    void judgesDaysByTheClockOfThePlatform() {
        simulator.directory().add(supplier().passwordExpiringOn(today().plusDays(20)));

        Diagnosis diagnosis =
                doctorAt(Clock.offset(Clock.systemUTC(), Duration.ofDays(30))).examine();

        assertThat(diagnosis.at(Link.PASSWORD_AGE).finding()).contains("in 20 days");
    }

    @Test
    void asksNoCacheForTheTime() throws Exception {
        String longAgo = "Date: Thu, 01 Jan 2026 00:00:00 GMT";
        RawServer cache = server(exchange -> exchange.json(404, "{}", longAgo, "Age: 86400"));
        RawServer host = server(exchange -> exchange.json(404, "{}", longAgo));

        assertThat(doctorOf(cache.url("http"), new OkHttpClient()).examine().at(Link.CLOCK))
                .returns(Status.SKIPPED, Checkup::status);
        assertThat(doctorOf(host.url("http"), new OkHttpClient()).examine().at(Link.CLOCK))
                .returns(Status.WARNING, Checkup::status);
    }

    @Test
    void warnsOfAPasswordThatHasExpiredAndIsAcceptedAllTheSame() {
        Diagnosis diagnosis =
                with(supplier().passwordExpiringOn(LocalDate.of(2020, 1, 31))).examine();

        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.at(Link.PASSWORD_AGE).status()).isEqualTo(Status.WARNING);
        assertThat(diagnosis.at(Link.PASSWORD_AGE).finding()).contains("2020-01-31");
        assertThat(diagnosis.at(Link.PASSWORD_AGE).cure()).contains("another of the structure", "main administrator");
        assertThat(diagnosis.at(Link.QUOTA).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void warnsOfAPasswordThatExpiresSoon() throws Exception {
        LocalDate day = today().plusDays(10);

        Diagnosis diagnosis = with(supplier().passwordExpiringOn(day)).examine();

        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.at(Link.PASSWORD_AGE).status()).isEqualTo(Status.WARNING);
        assertThat(diagnosis.at(Link.PASSWORD_AGE).finding()).contains(day.toString());
        assertThat(diagnosis.at(Link.PASSWORD_AGE).cure()).contains("main administrator");
    }

    @Test
    void warnsWhereRecipientsHaveNoAccountToPayOn() {
        Checkup bankAccount = with(supplier()).examine().at(Link.BANK_ACCOUNT);

        assertThat(bankAccount.status()).isEqualTo(Status.WARNING);
        assertThat(bankAccount.cure()).contains("coordonnées bancaires");
    }

    @Test
    void warnsBeforeTheCallsOfTheDayAreSpent() {
        Diagnosis diagnosis = doctorFor(PisteApplication.builder(simulator.clientId(), simulator.clientSecret())
                        .callsPerDay(6)
                        .build())
                .examine();

        assertThat(diagnosis.isHealthy()).isTrue();
        assertThat(diagnosis.at(Link.QUOTA).status()).isEqualTo(Status.WARNING);
        assertThat(diagnosis.at(Link.QUOTA).finding()).contains("6 of 6");
    }

    @Test
    void asksForATokenOfItsOwnSinceTheOneAtHandProvesNothing() {
        ChorusPro chorus = Clients.of(simulator).build();
        chorus.health().check();

        doctor(chorus).examine();

        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(2);
    }

    @Test
    void isNotDeceivedByWhatPassesByItself() {
        simulator
                .faults()
                .inject(
                        Fault.status(400).on(Operation.TOKEN).times(2),
                        Fault.status(503).on(Operation.HEALTH_CHECK),
                        Fault.expiredToken().on(Operation.LIST_SUPPLIERS));

        assertThat(doctor().examine().isHealthy()).isTrue();
    }

    @Test
    void showsNothingOfWhatAnAnswerHolds() throws Exception {
        RawServer server = server(exchange -> {
            if (exchange.path().equals("/api/oauth/token")) {
                exchange.json(200, "{\"access_token\":\"token-7f31\",\"expires_in\":3600}");
            } else {
                exchange.json(400, "{\"codeRetour\":1,\"libelle\":\"" + IN_THE_ANSWER + " token-7f31\"}");
            }
        });

        Diagnosis diagnosis = doctorOf(server.url("http"), new OkHttpClient()).examine();

        assertThat(diagnosis.firstBroken()).map(Checkup::link).contains(Link.TECHNICAL_ACCOUNT);
        assertThat(diagnosis.toString()).doesNotContain(IN_THE_ANSWER, "token-7f31");
    }

    @Test
    void endsWhenItsThreadIsInterrupted() {
        Doctor doctor = doctor();
        Thread.currentThread().interrupt();

        try {
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(doctor::examine)
                    .returns(ChorusFailedException.Reason.INTERRUPTED, ChorusFailedException::reason);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void examinesNoClosedClient() {
        ChorusPro chorus = Clients.of(simulator).build();
        chorus.close();

        assertThatThrownBy(() -> chorus.doctor().examine()).isInstanceOf(IllegalStateException.class);
    }

    private String[] secrets() {
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

    private static LocalDate today() {
        return Paris.today(Clock.systemUTC());
    }

    private static Supplier supplier() {
        return Supplier.of(ChorusSimulator.SUPPLIER_ID, ChorusSimulator.SUPPLIER_SIRET);
    }

    private Environment environment() {
        return Environment.custom(simulator.apiUrl(), simulator.oauthUrl());
    }

    private Doctor doctor(ChorusPro chorus) {
        open.push(chorus);
        return chorus.doctor();
    }

    private Doctor doctor() {
        return doctor(Clients.of(simulator).build());
    }

    private Doctor doctorAt(Clock clock) {
        return doctor(Clients.of(simulator).clock(clock).build());
    }

    private Doctor doctorFor(PisteApplication application) {
        return doctor(ChorusPro.builder(application, Clients.account(simulator))
                .environment(environment())
                .timeouts(Clients.QUICK)
                .build());
    }

    private Doctor doctorOf(URI host, OkHttpClient httpClient) {
        return doctor(Clients.of(simulator)
                .environment(Environment.custom(host, host))
                .httpClient(httpClient)
                .build());
    }

    private Doctor hitBy(Fault fault) {
        simulator.faults().inject(fault.untilCleared());
        return doctor();
    }

    private Doctor with(Supplier supplier) {
        simulator.directory().add(supplier);
        return doctor();
    }

    private Doctor behind(InetSocketAddress proxy) {
        return doctorOf(
                FAR_AWAY,
                new OkHttpClient.Builder()
                        .proxy(new Proxy(Proxy.Type.HTTP, proxy))
                        .build());
    }

    private Doctor behindProxyThatAnswers(String answer) throws IOException {
        return behind(proxyThatAnswers(answer));
    }

    private Doctor withLoginBehindProxyThatAnswers(String... answers) throws IOException {
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
    private static boolean isRefusedOrUnasked(Response challenge) {
        return challenge.request().header("Proxy-Authorization") != null
                || challenge.challenges().stream().noneMatch(one -> one.scheme().equals("Basic"));
    }

    /** The last answer is repeated. */
    private InetSocketAddress proxyThatAnswers(String... answers) throws IOException {
        Deque<String> script = new ConcurrentLinkedDeque<>(List.of(answers));
        RawServer proxy = server(exchange -> {
            String answer = script.size() > 1 ? script.remove() : script.element();
            exchange.raw("HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\n\r\n");
        });
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), proxy.url("http").getPort());
    }

    private RawServer server(RawServer.Script script) throws IOException {
        RawServer server = RawServer.start(script);
        open.push(server);
        return server;
    }

    private static HeldCertificate.Builder certificate(String name) {
        return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name);
    }

    private URI tlsServer(HeldCertificate certificate) throws IOException {
        return tlsServer(
                new HandshakeCertificates.Builder().heldCertificate(certificate).build());
    }

    private URI tlsServer(HandshakeCertificates certificates) throws IOException {
        RawServer server = RawServer.start(
                certificates.sslContext().getServerSocketFactory(), exchange -> exchange.json(404, "{}"));
        open.push(server);
        return server.url("https");
    }

    /** A doctor whose client trusts who signs the certificate, and would take it if only it were right. */
    private Doctor trusting(HeldCertificate.Builder certificate) throws IOException {
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

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Sockets to which nobody ever answers, without the wait. */
    private static final class SilentNetwork extends UnconnectedSockets {

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
