package org.chorusconnector.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one ledger. One subclass for each database that admits them. */
abstract class TwoNodes {

    private static final int ITEMS = 12;

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM = ChorusSimulatorExtension.create(Clients.simulator());

    private final ChorusSimulator platform = PLATFORM.simulator();

    @TempDir
    private Path folder;

    /** JDBC URL of the database. */
    abstract String url();

    abstract void emptyDatabase() throws SQLException;

    @BeforeEach
    void createLedger() throws SQLException {
        emptyDatabase();
        NightInAnotherProcess.ledger(url());
    }

    @Test
    void nodesThatStartTogetherSendEachItemOnce() throws Exception {
        Process one = night();
        Process other = night();

        assertThat(List.of(one.waitFor(), other.waitFor())).as("%s", log()).contains(0);

        assertEachItemIsSentOnce();
    }

    @Test
    void aPausedNodeThatWakesUpAfterItWasDeclaredDeadChangesNothing() throws Exception {
        platform.faults()
                .inject(Fault.delay(Duration.ofMillis(400))
                        .on(Operation.UPLOAD_FILE)
                        .untilCleared());
        Process paused = night();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> platform.invoices().size() >= 2);
        signal("STOP", paused);

        // Paused in the middle of a transaction, it keeps rows locked: its item, which the other then leaves alone (1),
        // or
        // its run, which can then not be declared dead, so that the other does nothing (2).
        Process other = night();
        assertThat(other.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).as("%s", log()).isIn(0, 1, NightInAnotherProcess.NOTHING_DONE);
        signal("CONT", paused);

        assertThat(paused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (other.exitValue() != NightInAnotherProcess.NOTHING_DONE) {
            assertThat(paused.exitValue()).as("it was stopped").isNotZero();
        }
        Process last = night();
        assertThat(last.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as("%s", log()).isZero();
        assertEachItemIsSentOnce();
    }

    private void assertEachItemIsSentOnce() throws Exception {
        Reckoning.assertEachItemIsSentOnce(platform, url(), ITEMS, log());
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private Process night() throws IOException {
        return NightInAnotherProcess.start(platform, url(), ITEMS, KillPoint.NEVER, folder.resolve("night.log"));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("night.log"));
    }
}
