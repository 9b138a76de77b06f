package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chorusconnector.client.Clients;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Standing;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A night whose process is killed, then run again until it is done: the platform must then have each item once, and the
 * ledger must say what the platform has. A longer series of random schedules:
 *
 * <pre>mvn verify -pl chorus-connector-core -am -Dit.test=CrashIT -Dcrash.schedules=1000</pre>
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
        Stream<String> ofTheRun = Stream.of("openRun", "closeRun");
        Stream<String> ofAnItem = Stream.of("claim", "uploaded", "submitting", "conclude");
        return Stream.concat(
                ofTheRun.flatMap(method -> beforeAndAfter(method, 1)),
                ofAnItem.flatMap(method -> beforeAndAfter(method, 3)));
    }

    private static Stream<KillPoint> beforeAndAfter(String method, int occurrence) {
        return Stream.of(new KillPoint(method, true, occurrence), new KillPoint(method, false, occurrence));
    }

    @ParameterizedTest
    @MethodSource("everyTransition")
    void losesAndDoublesNothingWhenKilledAtATransition(KillPoint point) throws Exception {
        assertThat(night(point).waitFor()).as("killed").isEqualTo(137);

        resumeUntilDone();
    }

    static Stream<KillPoint> amongLostAnswers() {
        return beforeAndAfter("doubt", 2);
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

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("crash.schedules", 3));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void losesAndDoublesNothingWhenKilledAtRandomMomentsAmongRandomFaults(long seed) throws Exception {
        Random random = new Random(seed);
        for (String number : NightInAnotherProcess.numbers(ITEMS)) {
            if (random.nextBoolean()) {
                platform.inject(randomFault(random).on(Operation.SUBMIT_INVOICE).forInvoice(number));
            }
        }
        int kills = 1 + random.nextInt(3);
        for (int kill = 0; kill < kills; kill++) {
            Process night = night(KillPoint.NEVER);
            night.waitFor(700 + random.nextInt(3500), TimeUnit.MILLISECONDS);
            night.destroyForcibly().waitFor();
        }

        resumeUntilDone();
    }

    private static Fault randomFault(Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> Fault.cutBeforeTaken();
            case 1 -> Fault.cutAfterTaken();
            case 2 -> Fault.status(502);
            case 3 -> Fault.status(504).taken();
            case 4 -> Fault.brokenJson();
            case 5 -> Fault.expiredToken();
            default -> Fault.delay(Duration.ofMillis(500));
        };
    }

    private void resumeUntilDone() throws Exception {
        // What stays in doubt at the end of one run, because an answer was lost again, is settled by the next one.
        boolean done = false;
        for (int run = 1; run <= 3 && !done; run++) {
            Process night = night(KillPoint.NEVER);
            assertThat(night.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            done = night.exitValue() == 0;
        }
        assertThat(done).as("everything is sent: %s", Files.readString(log())).isTrue();

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

    /** JDBC URL of the ledger. */
    String url() {
        return "jdbc:h2:file:" + folder.resolve("ledger");
    }

    private Path log() {
        return folder.resolve("night.log");
    }
}
