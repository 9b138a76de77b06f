package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A night whose process is killed, then run again until it is done: the platform must then have each item once, and the
 * ledger must say what the platform has. A longer series of random schedules, of which {@code crash.lanes} are played at a
 * time (default: twice the processors):
 *
 * <pre>
 * mvn -pl chorus-connector-core -am test -Dtest=CrashIT -Dsurefire.failIfNoSpecifiedTests=false -Dcrash.schedules=1000
 * </pre>
 */
class CrashIT {

    private static final int ITEMS = 6;

    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);

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

    /** Several at a time, since they mostly wait: each has its own platform, ledger and processes. */
    @Test
    void losesAndDoublesNothingWhenKilledAtRandomMomentsAmongRandomFaults() throws Exception {
        int schedules = Integer.getInteger("crash.schedules", 3);
        int lanes = Math.min(
                schedules,
                Integer.getInteger("crash.lanes", 2 * Runtime.getRuntime().availableProcessors()));
        BlockingQueue<ChorusSimulator> platforms = new LinkedBlockingQueue<>();
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            for (int lane = 0; lane < lanes; lane++) {
                platforms.add(Clients.simulator().start());
            }
            List<Future<Optional<String>>> failures = threads.invokeAll(LongStream.rangeClosed(1, schedules)
                    .mapToObj(seed -> (Callable<Optional<String>>) () -> failureOf(seed, platforms))
                    .toList());
            List<String> failed = new ArrayList<>();
            for (Future<Optional<String>> failure : failures) {
                failure.get().ifPresent(failed::add);
            }
            assertThat(failed).isEmpty();
        } finally {
            threads.shutdownNow();
            platforms.forEach(ChorusSimulator::close);
        }
    }

    private Optional<String> failureOf(long seed, BlockingQueue<ChorusSimulator> platforms) throws Exception {
        ChorusSimulator free = platforms.take();
        try {
            Path own = Files.createDirectory(folder.resolve("seed-" + seed));
            new CrashSchedule(new Random(seed), free, own).play();
            LOG.info("Schedule {} is done", seed);
            return Optional.empty();
        } catch (AssertionError | Exception e) {
            LOG.error("Schedule {} failed", seed, e);
            return Optional.of("Schedule " + seed + ": " + e);
        } finally {
            free.reset();
            platforms.add(free);
        }
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
