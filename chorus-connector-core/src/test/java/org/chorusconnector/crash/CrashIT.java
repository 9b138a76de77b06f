package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chorusconnector.client.Clients;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Standing;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A night whose process is killed, then run again until it is done: the platform must then have each item once, and the
 * ledger must say what the platform has.
 */
class CrashIT {

    private static final int ITEMS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM = ChorusSimulatorExtension.create(Clients.simulator());

    private final ChorusSimulator platform = PLATFORM.simulator();

    @TempDir
    private Path folder;

    static Stream<KillPoint> everyTransition() {
        return Stream.of("openRun", "claim", "submitting", "conclude", "closeRun")
                .flatMap(method -> Stream.of(new KillPoint(method, true, 1), new KillPoint(method, false, 1)))
                .flatMap(first -> first.method().endsWith("Run")
                        ? Stream.of(first)
                        : Stream.of(first, new KillPoint(first.method(), first.before(), 4)));
    }

    @ParameterizedTest
    @MethodSource("everyTransition")
    void losesAndDoublesNothingWhenKilledAtATransition(KillPoint point) throws Exception {
        assertThat(night(point).waitFor()).as("killed").isEqualTo(137);

        resumeUntilDone();
    }

    static Stream<KillPoint> amongLostAnswers() {
        return Stream.of("submitting", "doubt", "conclude")
                .flatMap(method -> Stream.of(new KillPoint(method, true, 2), new KillPoint(method, false, 2)));
    }

    @ParameterizedTest
    @MethodSource("amongLostAnswers")
    void losesAndDoublesNothingWhenAnswersAreLostAsWell(KillPoint point) throws Exception {
        platform.inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));
        platform.inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-3"));
        platform.inject(Fault.status(504).taken().on(Operation.SUBMIT_INVOICE).forInvoice("F-5"));
        assertThat(night(point).waitFor()).as("killed").isEqualTo(137);

        resumeUntilDone();
    }

    @RepeatedTest(4)
    void losesAndDoublesNothingWhenKilledAtARandomMoment(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        platform.inject(
                Fault.delay(Duration.ofMillis(300)).on(Operation.SUBMIT_INVOICE).untilCleared());
        for (int kill = 0; kill < 2; kill++) {
            Process night = night(KillPoint.NEVER);
            night.waitFor(700 + random.nextInt(2500), TimeUnit.MILLISECONDS);
            night.destroyForcibly().waitFor();
        }

        resumeUntilDone();
    }

    private void resumeUntilDone() throws Exception {
        Process night = night(KillPoint.NEVER);
        assertThat(night.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(night.exitValue())
                .as("everything is sent: %s", Files.readString(log()))
                .isZero();

        assertThat(platform.invoices())
                .extracting(PlatformInvoice::number)
                .containsExactlyInAnyOrderElementsOf(NightInAnotherProcess.numbers(ITEMS));
        Ledger ledger = NightInAnotherProcess.ledger(url());
        assertThat(NightInAnotherProcess.numbers(ITEMS)).allSatisfy(number -> {
            assertThat(ledger.standingOf(number)).isEqualTo(Standing.SENT);
            // The simulator counts what reached it: an item that it had is never submitted to it again.
            assertThat(platform.submissionsOf(number))
                    .as("submissions of %s: %s%n%s", number, platform.invoices(), Files.readString(log()))
                    .isEqualTo(1);
        });
        assertThat(ledger.openRuns()).isEmpty();
        assertThat(platform.violations()).isEmpty();
    }

    private Process night(KillPoint point) throws IOException {
        String address = platform.apiUrl().toString();
        List<String> arguments = List.of(
                address,
                platform.clientId(),
                platform.clientSecret(),
                platform.login(),
                platform.password(),
                url(),
                String.valueOf(ITEMS),
                point.asArgument());
        return NightInAnotherProcess.process(arguments, log()).start();
    }

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    private Path log() {
        return folder.resolve("night.log");
    }
}
