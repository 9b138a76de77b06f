package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
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
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nights that are killed at random moments, on a file of H2: see {@link CrashSchedule}. Each schedule has its own platform,
 * database and processes. System properties:
 *
 * <ul>
 *   <li>{@code crash.first}: seed of the first schedule; the others have the seeds that follow (default: 1)
 *   <li>{@code crash.schedules}: how many are played (default: 3)
 *   <li>{@code crash.lanes}: how many are played at a time (default: twice the processors)
 * </ul>
 *
 * A series that was interrupted goes on from the seed after the last one that its log names as done.
 */
class CrashSchedulesIT {

    private static final Logger LOG = LoggerFactory.getLogger(CrashSchedulesIT.class);

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothingWhenKilledAtRandomMomentsAmongRandomFaults() throws Exception {
        long first = Long.getLong("crash.first", 1);
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
            List<Future<Optional<String>>> failures = threads.invokeAll(LongStream.range(first, first + schedules)
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
            new CrashSchedule(new Random(seed), free, createDatabase("crash_" + seed), own.resolve("night.log")).play();
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

    /** Makes an empty database; returns its JDBC URL. */
    String createDatabase(String name) throws SQLException {
        return "jdbc:h2:file:" + folder.resolve(name);
    }
}
