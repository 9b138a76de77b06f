package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Technical accounts that change, and several of them on one application. */
class AccountsTest {

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(Clients.simulator());

    @Test
    void takesANewPasswordWhileCallsAreRunning(ChorusSimulator simulator) {
        Account old = Account.of(simulator.login(), "the password of last year");
        AtomicReference<Account> account = new AtomicReference<>(old);
        // The host learns of the new password only when the old one has been refused.
        CallListener rotation = new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                if (attempt.outcome() == CallAttempt.Outcome.UNAUTHORIZED) {
                    account.set(Clients.account(simulator));
                }
            }
        };

        try (ChorusPro chorus = ChorusPro.builder(Clients.application(simulator), account::get)
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(Clients.QUICK)
                .listener(rotation)
                .build()) {
            assertThatCode(() -> chorus.health().check()).doesNotThrowAnyException();
        }
        assertThat(account).doesNotHaveValue(old);
    }

    @Test
    void oneWithADeadPasswordCostsTheOthersNoTokenForEachOfItsCalls(ChorusSimulator simulator) {
        try (ChorusPro chorus = Clients.of(simulator).build()) {
            Account dead = Account.of(simulator.login(), "the password of last year");
            for (int call = 0; call < 10; call++) {
                assertThatExceptionOfType(ChorusFailedException.class)
                        .isThrownBy(() -> chorus.as(dead).health().check())
                        .matches(failed -> failed.reason() == ChorusFailedException.Reason.CREDENTIALS_REFUSED);
                chorus.health().check();
            }
        }
        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(3);
    }

    @Test
    void takesANewSecretAtTheNextToken(ChorusSimulator simulator) {
        AtomicInteger asked = new AtomicInteger();
        PisteApplication application = PisteApplication.builder(simulator.clientId(), () -> {
                    asked.incrementAndGet();
                    return simulator.clientSecret();
                })
                .callsPerSecond(500)
                .build();

        try (ChorusPro chorus = ChorusPro.builder(application, Clients.account(simulator))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            chorus.health().check();
            chorus.health().check();
            simulator.faults().inject(Fault.expiredToken().on(Operation.HEALTH_CHECK));
            chorus.health().check();
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void tellsWhenTheHostHasNoSecretToGive(ChorusSimulator simulator) {
        PisteApplication application = PisteApplication.builder(simulator.clientId(), () -> {
                    throw new IllegalStateException("the vault is closed");
                })
                .callsPerSecond(500)
                .build();

        try (ChorusPro chorus = ChorusPro.builder(application, Clients.account(simulator))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> chorus.health().check())
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.INVALID_REQUEST);
                        assertThat(failure.operation()).isEqualTo("healthCheck");
                        assertThat(failure).hasRootCauseMessage("the vault is closed");
                    });
        }
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isZero();
    }

    @Test
    void tellsWhenTheHostHasNoAccountToGive(ChorusSimulator simulator) {
        try (ChorusPro chorus = ChorusPro.builder(Clients.application(simulator), () -> {
                    throw new IllegalStateException("the vault is closed");
                })
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> chorus.health().check())
                    .satisfies(failure -> {
                        assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.INVALID_REQUEST);
                        assertThat(failure).hasRootCauseMessage("the vault is closed");
                    });
        }
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isZero();
    }

    @Test
    void accountsOfOneApplicationShareTokenAndConnections(ChorusSimulator simulator) {
        ConnectionPool pool = new ConnectionPool();
        List<String> accounts = new CopyOnWriteArrayList<>();
        OkHttpClient host = new OkHttpClient.Builder()
                .connectionPool(pool)
                .addNetworkInterceptor(chain -> {
                    String header = chain.request().header("cpro-account");
                    if (header != null) {
                        accounts.add(header);
                    }
                    return chain.proceed(chain.request());
                })
                .build();

        try (ChorusPro first = Clients.of(simulator).httpClient(host).build()) {
            first.health().check();
            first.as(Clients.account(simulator)).health().check();
            assertThat(simulator.calls().of(Operation.TOKEN)).isOne();

            ChorusPro stranger = first.as(Account.of("TECH_2", "other"));
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> stranger.health().check())
                    .satisfies(failure ->
                            assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.CREDENTIALS_REFUSED));
            first.health().check();
        }

        assertThat(accounts.stream().distinct()).hasSize(2);
        assertThat(pool.connectionCount()).isOne();
        pool.evictAll();
    }

    @Test
    void closingAClientClosesItForEveryAccount(ChorusSimulator simulator) {
        ChorusPro first = Clients.of(simulator).build();
        ChorusPro second = first.as(Clients.account(simulator));
        ChorusPro third = second.as(Clients.account(simulator));

        second.close();
        assertThatIllegalStateException().isThrownBy(() -> second.health().check());
        assertThatCode(() -> first.health().check()).doesNotThrowAnyException();
        assertThatCode(() -> third.health().check()).doesNotThrowAnyException();

        first.close();
        assertThatIllegalStateException().isThrownBy(() -> third.health().check());
    }

    @Test
    void readsWhenThePasswordExpires(ChorusSimulator simulator) {
        simulator
                .faults()
                .inject(Fault.status(200).body("application/json", """
                        {"codeRetour":0,"listeStructures":[{"idStructureCPP":1},{"idStructureCPP":2},{"idStructureCPP":3}]}""").on(Operation.LIST_SUPPLIERS));
        for (String expiry :
                List.of("\"2027-01-15T00:00:00.000+01:00\"", "null", "\"2026-12-31T00:00:00.000+01:00\"")) {
            simulator
                    .faults()
                    .inject(Fault.status(200)
                            .body("application/json", """
                            {"codeRetour":0,"informationGenerales":{"dateExpirationMotPasseCompteTech":%s}}""".formatted(expiry))
                            .on(Operation.READ_STRUCTURE));
        }

        try (ChorusPro chorus = Clients.of(simulator).build()) {
            assertThat(chorus.health().passwordExpiry()).contains(Instant.parse("2026-12-30T23:00:00Z"));
        }
    }

    @Test
    void keepsTheLastCallsOfADayForPeople(ChorusSimulator simulator) {
        // One goes to the token.
        PisteApplication application = PisteApplication.builder(simulator.clientId(), simulator.clientSecret())
                .callsPerSecond(500)
                .callsPerDay(4)
                .interactiveReserve(1)
                .build();

        try (ChorusPro batch = ChorusPro.builder(application, Clients.account(simulator))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            batch.health().check();
            batch.health().check();
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> batch.health().check())
                    .satisfies(failure ->
                            assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.DAILY_BUDGET));

            batch.interactive().health().check();
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> batch.interactive().health().check());
        }
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isEqualTo(3);
    }
}
