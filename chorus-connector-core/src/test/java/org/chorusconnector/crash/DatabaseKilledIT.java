package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A night whose PostgreSQL is killed with all its processes, and started again on the same files. */
class DatabaseKilledIT {

    private static final int ITEMS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM = ChorusSimulatorExtension.create(Clients.simulator());

    private static EmbeddedPostgres postgres;

    @TempDir
    private static Path files;

    private final ChorusSimulator platform = PLATFORM.simulator();

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        // Embedded, it would otherwise answer before a commit is on disk: see docs/operations.md.
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(files.resolve("data"))
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                // Else a socket's lock that nobody removed keeps it from starting again.
                .setServerConfig("unix_socket_directories", "")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void emptyDatabase() throws SQLException {
        try (Connection connection = NightInAnotherProcess.database(url()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
        NightInAnotherProcess.ledger(url());
    }

    static Stream<KillPoint> moments() {
        return Stream.of(
                new KillPoint("inDoubt", true, 1),
                new KillPoint("claim", false, 3),
                new KillPoint("uploaded", true, 2),
                new KillPoint("submitting", true, 2),
                new KillPoint("submitting", false, 3),
                new KillPoint("conclude", true, 1),
                new KillPoint("conclude", false, 4),
                new KillPoint("close", true, 1));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aNightOutlastsADatabaseThatIsBackSoon(KillPoint moment) throws Exception {
        Process night = night(moment.killing(server().pid()), Duration.ofSeconds(30));
        awaitEndOfServer(night);
        restart();

        assertThat(night.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(night.exitValue()).as(log()).isZero();
        Reckoning.assertEachItemIsSentOnce(platform, url(), ITEMS, log());
    }

    @ParameterizedTest
    @MethodSource("moments")
    void aNightEndsWithoutItsDatabaseAndTheNextOneCompletesIt(KillPoint moment) throws Exception {
        Process night = night(moment.killing(server().pid()), Duration.ofSeconds(1));
        awaitEndOfServer(night);
        assertThat(night.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(night.exitValue()).as(log()).isNotZero();
        restart();

        Process next = night(KillPoint.NEVER, Duration.ofSeconds(1));
        assertThat(next.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(next.exitValue()).as(log()).isZero();
        Reckoning.assertEachItemIsSentOnce(platform, url(), ITEMS, log());
    }

    private Process night(KillPoint moment, Duration deadAfter) throws IOException {
        return NightInAnotherProcess.start(platform, url(), ITEMS, moment, deadAfter, folder.resolve("night.log"));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("night.log"));
    }

    private static String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static ProcessHandle server() throws IOException {
        String pid = Files.readAllLines(files.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private void awaitEndOfServer(Process night) {
        Awaitility.await().atMost(PATIENCE).until(() -> !isUp());
        assertThat(night.isAlive() || night.exitValue() != 0)
                .as("it meets an outage")
                .isTrue();
    }

    /** With the same command as before. PostgreSQL does not run as root, hence in a namespace where root is nobody. */
    private static void restart() throws IOException {
        String command = "exec " + Files.readString(files.resolve("data/postmaster.opts"));
        Files.delete(files.resolve("data/postmaster.pid"));
        boolean root = System.getProperty("user.name").equals("root");
        ProcessBuilder server = new ProcessBuilder(
                        root ? List.of("unshare", "-U", "sh", "-c", command) : List.of("sh", "-c", command))
                .redirectErrorStream(true)
                .redirectOutput(files.resolve("server.log").toFile());
        AtomicReference<Process> started = new AtomicReference<>(server.start());
        Awaitility.await().atMost(PATIENCE).until(() -> {
            // It gives up at once when somebody's connection has its port, or one of the killed is not gone yet.
            if (!started.get().isAlive()) {
                started.set(server.start());
            }
            return isUp();
        });
    }

    private static boolean isUp() {
        try (Connection connection = NightInAnotherProcess.database(url()).getConnection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }
}
