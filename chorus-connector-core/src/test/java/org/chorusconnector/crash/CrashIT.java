package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A night whose process is killed at a known point, then run again until it is done: the platform must then have each item
 * once, and the ledger must say what the platform has. {@link CrashSchedulesIT} kills at random moments.
 */
class CrashIT {

    private static final int ITEMS = 6;

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM = ChorusSimulatorExtension.create(Clients.simulator());

    private final ChorusSimulator platform = PLATFORM.simulator();

    @TempDir
    private Path folder;

    static Stream<KillPoint> everyTransition() {
        Stream<String> ofTheRun = Stream.of("open", "close");
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
        platform.faults()
                .inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));
        platform.faults()
                .inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-3"));
        platform.faults()
                .inject(Fault.status(504).taken().on(Operation.SUBMIT_INVOICE).forInvoice("F-5"));
        assertThat(night(point).waitFor()).as("killed").isEqualTo(137);

        resumeUntilDone();
    }

    private void resumeUntilDone() throws Exception {
        NightInAnotherProcess.resumeUntilDone(platform, url(), ITEMS, log());
    }

    private Process night(KillPoint point) throws IOException {
        return NightInAnotherProcess.start(platform, url(), ITEMS, point, log());
    }

    /** JDBC URL of the ledger. */
    String url() {
        return NightInAnotherProcess.ledgerIn(folder);
    }

    private Path log() {
        return folder.resolve("night.log");
    }
}
