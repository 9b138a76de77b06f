package org.chorusconnector.client.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import okhttp3.OkHttpClient;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.RawServer;
import org.chorusconnector.client.doctor.Checkup.Status;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;

/** What a diagnosis tells beside the first broken link. */
class DoctorTest extends DoctorScene {

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
}
