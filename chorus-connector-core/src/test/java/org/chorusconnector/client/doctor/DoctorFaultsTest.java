package org.chorusconnector.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.RawServer;
import org.chorusconnector.client.doctor.Checkup.Status;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is injected where it would happen: a closed port, a proxy, a certificate, an answer of the platform. */
class DoctorFaultsTest extends DoctorScene {

    /** Breaks one link, and gives the doctor who has to find it. */
    private interface Breaking {
        Doctor apply(DoctorScene scene) throws Exception;
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
                        "an answer of Chorus Pro that lacks an identifier",
                        Link.HOSTS,
                        "Report it to this library",
                        scene -> scene.hitBy(Fault.status(200)
                                .body("application/json", """
                                        {"codeRetour":0,"libelle":"","listeStructures":[{"designationStructure":"X"}]}""")
                                .on(Operation.LIST_SUPPLIERS)
                                .untilCleared())),
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
}
