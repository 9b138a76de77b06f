package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorusconnector.client.ChorusFailedException.Reason;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {

    private static final int CALLERS = 32;

    @RegisterExtension
    // Its own in each test, since applications of one identifier share token and count.
    final ChorusSimulatorExtension platform = ChorusSimulatorExtension.create(Clients.simulator());

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private ChorusSimulator simulator;
    private ChorusPro chorus;

    @BeforeEach
    void connect(ChorusSimulator running) {
        simulator = running;
        chorus = Clients.of(running).build();
    }

    @AfterEach
    void close() {
        callers.shutdownNow();
        chorus.close();
    }

    @Test
    void isFetchedOnceByManyCallersThatStartTogether() throws Exception {
        simulator.faults().inject(Fault.delay(Duration.ofMillis(200)).on(Operation.TOKEN));

        together(() -> chorus.health().check())
                .forEach(outcome -> assertThat(outcome).isNull());

        assertThat(simulator.calls().of(Operation.TOKEN)).isOne();
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isEqualTo(CALLERS);
    }

    @Test
    void isRenewedOnceWhenManyCallersAreRefusedTogether() throws Exception {
        chorus.health().check();
        // The first call revokes every token; the slow renewal lets all others run into their own 401 meanwhile.
        simulator
                .faults()
                .inject(
                        Fault.expiredToken().on(Operation.HEALTH_CHECK),
                        Fault.delay(Duration.ofMillis(300)).on(Operation.TOKEN));

        together(() -> chorus.health().check())
                .forEach(outcome -> assertThat(outcome).isNull());

        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(2);
    }

    @Test
    void sharesItsFailureWithAllWhoWaitForIt() throws Exception {
        simulator.faults().inject(Fault.status(403).on(Operation.TOKEN).untilCleared());

        List<Throwable> outcomes = together(() -> chorus.health().check());

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                ChorusFailedException.class,
                                failed -> assertThat(failed.operation()).isEqualTo("healthCheck")));
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isZero();
    }

    @Test
    void isRenewedTwiceForOneCallAndNoMore() {
        chorus.health().check();
        simulator.faults().inject(Fault.status(401).on(Operation.HEALTH_CHECK).untilCleared());

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.health().check())
                .matches(failed -> failed.reason() == Reason.CREDENTIALS_REFUSED)
                .withMessageContaining("password");
        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void survivesRandomRefusalsOfGoodCredentials(int times) {
        simulator.faults().inject(invalidClient().times(times));

        chorus.health().check();

        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(times + 1);
    }

    @Test
    void isGivenUpWhenTheCredentialsAreReallyWrong() {
        try (ChorusPro wrong = ChorusPro.builder(
                        PisteApplication.builder("who", "knows")
                                .callsPerSecond(100)
                                .build(),
                        Clients.account(simulator))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> wrong.health().check())
                    .matches(failed -> failed.reason() == Reason.CREDENTIALS_REFUSED)
                    .matches(ChorusFailedException::concernsEveryCall)
                    .withMessageContaining("invalid_client")
                    .withMessageContaining("healthCheck")
                    .matches(failed -> !failed.toString().contains("knows"));
        }
        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(5);
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"\",\"expires_in\":3600}",
                "{\"access_token\":null,\"expires_in\":3600}",
                "{\"expires_in\":3600}",
                "{\"access_token\":\"a\\nb\",\"expires_in\":3600}",
                "<html/>",
            })
    void isNotTakenFromAnAnswerThatHoldsNone(String answer) {
        simulator
                .faults()
                .inject(Fault.status(200).body("application/json", answer).on(Operation.TOKEN));

        chorus.health().check();

        assertThat(simulator.calls().of(Operation.TOKEN)).isEqualTo(2);
        assertThat(simulator.calls().of(Operation.HEALTH_CHECK)).isOne();
    }

    @Test
    void keepsASubmissionFromLeavingWhenThereIsNone() {
        simulator.faults().inject(Fault.status(503).on(Operation.TOKEN).untilCleared());

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build()))
                .matches(failed -> failed.reason() == Reason.SERVER_ERROR)
                .matches(failed -> failed.operation().equals("soumettreFacture"))
                .withMessageContaining("nothing was sent");
        assertThat(simulator.calls().of(Operation.SUBMIT_INVOICE)).isZero();
    }

    private static Fault invalidClient() {
        return Fault.status(400)
                .body("application/json", "{\"error\":\"invalid_client\"}")
                .on(Operation.TOKEN);
    }

    /** What each of many concurrent calls threw, null for those that went well. */
    private List<Throwable> together(Runnable call) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Throwable>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Callable<Throwable> caller = () -> {
                start.await();
                try {
                    call.run();
                    return null;
                } catch (ChorusException thrown) {
                    return thrown;
                }
            };
            running.add(callers.submit(caller));
        }
        start.countDown();
        List<Throwable> outcomes = new ArrayList<>();
        for (Future<Throwable> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }
}
