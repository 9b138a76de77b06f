package org.chorusconnector.client.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallAttempt.Outcome;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusFailedException.Reason;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.RawServer;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.UnconnectedSockets;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.internal.call.Exchange;
import org.chorusconnector.client.internal.connection.ApplicationAccess;
import org.chorusconnector.client.internal.transport.Connection;
import org.chorusconnector.client.internal.transport.ProxyAndTrust;
import org.chorusconnector.client.internal.transport.Quota;
import org.chorusconnector.client.invoices.SubmittedInvoice;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a call is attempted again, and how long it waits: the pauses are looked at, not waited for. */
class RetryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final Timeouts TIMEOUTS = Clients.QUICK.withFirstPause(Duration.ofMillis(500));

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(Clients.simulator());

    private final List<Duration> pauses = new ArrayList<>();
    private final List<CallAttempt> attempts = new CopyOnWriteArrayList<>();
    private final List<ChorusPro> clients = new ArrayList<>();
    private ChorusSimulator simulator;

    @BeforeEach
    void take(ChorusSimulator running) {
        simulator = running;
    }

    @AfterEach
    void close() {
        clients.forEach(ChorusPro::close);
    }

    @Test
    void pausesGrowAndAreNotTheSameForAll() {
        simulator.faults().inject(Fault.status(503).on(Operation.HEALTH_CHECK).untilCleared());

        assertFails(client(TIMEOUTS));

        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(750));
        assertThat(pauses.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(pauses.get(2)).isBetween(Duration.ofMillis(1000), Duration.ofMillis(3000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 | 7",
                " 7 | 7",
                "Sat, 21 Nov 2026 18:00:09 GMT | 9",
                "Sat, 21 Nov 2026 17:00:00 GMT | 0",
                "0 | 0",
                "-3 | 0",
                "soon | 0",
                "99999999999999999999 | 0",
                "1.5 | 0",
            })
    void waitsAsLongAsTheGatewayAsksAndNeverLessThanItsOwnPause(String retryAfter, long seconds) throws IOException {
        try (RawServer gateway = RawServer.start(exchange -> exchange.json(429, "{}", "Retry-After: " + retryAfter))) {
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> client(TIMEOUTS, Environment.custom(gateway.url("http"), simulator.oauthUrl()))
                            .health()
                            .check())
                    .matches(failed -> failed.reason() == Reason.QUOTA);
        }

        assertThat(pauses).hasSize(3);
        if (seconds > 0) {
            assertThat(pauses).containsOnly(Duration.ofSeconds(seconds));
        } else {
            assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofSeconds(4)) < 0);
        }
    }

    @Test
    void givesUpAtOnceWhenTheGatewayAsksForMoreTimeThanThereIs() {
        simulator
                .faults()
                .inject(Fault.status(429)
                        .retryAfter(Duration.ofMinutes(3))
                        .on(Operation.SUBMIT_INVOICE)
                        .untilCleared());

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> submit(client(TIMEOUTS)))
                .matches(failed -> failed.reason() == Reason.QUOTA);
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isOne();
        assertThat(pauses).isEmpty();
    }

    @Test
    void withoutTimeForRetriesThereIsOneAttempt() {
        simulator.faults().inject(Fault.status(503).on(Operation.HEALTH_CHECK).untilCleared());

        assertFails(client(TIMEOUTS.withRetryFor(Duration.ZERO)));

        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isOne();
    }

    @Test
    void tellsTheListenerAboutEveryAttempt() {
        simulator
                .faults()
                .inject(
                        Fault.status(503).on(Operation.HEALTH_CHECK),
                        Fault.brokenJson().on(Operation.HEALTH_CHECK));

        client(TIMEOUTS).health().check();

        List<CallAttempt> health = attempts.stream()
                .filter(one -> one.operation().equals("healthCheck"))
                .toList();
        assertThat(attempts).extracting(CallAttempt::operation).first().isEqualTo("obtenirJeton");
        assertThat(health)
                .extracting(CallAttempt::outcome)
                .containsExactly(Outcome.SERVER_TROUBLE, Outcome.UNREADABLE, Outcome.ANSWERED);
        assertThat(health).extracting(CallAttempt::number).containsExactly(1, 2, 3);
        assertThat(health)
                .extracting(CallAttempt::correlationId)
                .containsOnly(health.get(0).correlationId());
        assertThat(health.get(0).httpStatus()).hasValue(503);
        assertThat(health)
                .allMatch(one -> !one.duration().isNegative() && !one.waited().isNegative());
    }

    @Test
    void aListenerThatFailsDoesNotCostTheAnswer() {
        ChorusPro chorus = client(
                new Connection(environment(), TIMEOUTS, Clock.systemUTC(), failing(), null, ProxyAndTrust.USUAL),
                pauses::add);

        assertThat(submit(chorus).id().value()).isPositive();
    }

    @Test
    void anInterruptDuringAPauseEndsTheCallAndStaysSet() {
        simulator.faults().inject(Fault.status(429).on(Operation.SUBMIT_INVOICE));
        ChorusPro chorus = client(
                new Connection(
                        environment(), TIMEOUTS, Clock.systemUTC(), CallListener.NONE, null, ProxyAndTrust.USUAL),
                length -> {
                    throw new InterruptedException();
                });

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> submit(chorus))
                .matches(failed -> failed.reason() == Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isOne();
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        ChorusPro chorus = client(TIMEOUTS);
        chorus.health().check();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> submit(chorus))
                .matches(failed -> failed.reason() == Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isZero();
    }

    /** OkHttp lets this interrupt out as a checked exception that it does not declare, and without its flag. */
    @Test
    void anInterruptWhileConnectingLeavesNothingInDoubt() {
        OkHttpClient connecting = new OkHttpClient.Builder()
                .socketFactory(new InterruptingSockets(Thread.currentThread()))
                .build();
        ChorusPro chorus = client(
                new Connection(
                        environment(), TIMEOUTS, Clock.systemUTC(), CallListener.NONE, connecting, ProxyAndTrust.USUAL),
                pauses::add);

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.health().check())
                .matches(failed -> failed.reason() == Reason.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pauses).isEmpty();
    }

    @Test
    void theDailyBudgetCountsByTheDayOfParis() {
        // 23:30 in Paris, 22:30 in UTC.
        Instant evening = Instant.parse("2026-11-21T22:30:00Z");
        SettableClock clock = new SettableClock(evening);
        ApplicationAccess application = access(2);
        HttpChorusPro chorus = new HttpChorusPro(
                new Connection(environment(), TIMEOUTS, clock, CallListener.NONE, null, ProxyAndTrust.USUAL),
                application,
                () -> Account.of("login", "password"),
                account -> accountHeader(),
                pauses::add);
        clients.add(chorus);
        chorus.health().check();

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.health().check())
                .matches(failed -> failed.reason() == Reason.DAILY_BUDGET)
                .matches(ChorusFailedException::concernsEveryCall)
                .withMessageContaining("tomorrow");
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isOne();

        clock.now = Instant.parse("2026-11-21T23:00:00Z");
        chorus.health().check();
    }

    private Environment environment() {
        return Environment.custom(simulator.apiUrl(), simulator.oauthUrl());
    }

    private ChorusPro client(Timeouts timeouts) {
        return client(timeouts, environment());
    }

    private ChorusPro client(Timeouts timeouts, Environment environment) {
        CallListener listener = new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                attempts.add(attempt);
            }
        };
        return client(
                new Connection(
                        environment, timeouts, Clock.fixed(NOW, ZoneOffset.UTC), listener, null, ProxyAndTrust.USUAL),
                pauses::add);
    }

    private ChorusPro client(Connection connection, Exchange.Pause pause) {
        HttpChorusPro client = new HttpChorusPro(
                connection,
                access(Long.MAX_VALUE),
                () -> Account.of("login", "password"),
                account -> accountHeader(),
                pause);
        clients.add(client);
        return client;
    }

    /** Of an environment of its own: applications of one identifier share their quota. */
    private ApplicationAccess access(long callsPerDay) {
        return new ApplicationAccess(
                simulator.clientId(),
                simulator::clientSecret,
                new Quota.Limits(500, Quota.Limits.NO_HOURLY_CEILING, callsPerDay, 0));
    }

    private String accountHeader() {
        return Base64.getEncoder()
                .encodeToString((simulator.login() + ":" + simulator.password()).getBytes(StandardCharsets.UTF_8));
    }

    private static CallListener failing() {
        return new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                throw new IllegalStateException("the metrics are down");
            }
        };
    }

    private static void assertFails(ChorusPro chorus) {
        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.health().check())
                .matches(failed -> failed.reason() == Reason.SERVER_ERROR);
    }

    private static SubmittedInvoice submit(ChorusPro chorus) {
        FileId pdf = chorus.files().upload(Clients.pdf("FA-1.pdf"));
        return chorus.invoices().submit(Clients.invoice("FA-1", pdf).build());
    }

    /** Interrupts whoever waits for the connection, which is another thread than the one that makes it. */
    private static final class InterruptingSockets extends UnconnectedSockets {

        private final Thread waiting;

        InterruptingSockets(Thread waiting) {
            this.waiting = waiting;
        }

        @Override
        public Socket createSocket() {
            return new Socket() {
                @Override
                public void connect(SocketAddress endpoint, int timeout) throws IOException {
                    waiting.interrupt();
                    throw new ConnectException("too late");
                }
            };
        }
    }

    private static final class SettableClock extends Clock {
        private Instant now;

        SettableClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            SettableClock same = this;
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return zone;
                }

                @Override
                public Clock withZone(ZoneId other) {
                    return same.withZone(other);
                }

                @Override
                public Instant instant() {
                    return same.instant();
                }
            };
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
