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

    private static final int MOST_PAUSES = 6;
    private static final int ITEMS = 24;

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
        int exit = pauseUntilTakenOver(paused);
        assertThat(exit)
                .as("the other one settled what it took over: %s", log())
                .isIn(0, 1);
        signal("CONT", paused);

        assertThat(paused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(paused.exitValue()).as("it was stopped").isNotZero();
        Process last = night();
        assertThat(last.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(last.exitValue()).as("%s", log()).isZero();
        assertEachItemIsSentOnce();
    }

    /**
     * Pauses a night for as long as it takes another one to declare it dead. Paused in the middle of a transaction it keeps its
     * row locked, and cannot be declared dead: then it is woken up and paused again at another moment.
     *
     * @return how the other night ended
     */
    private int pauseUntilTakenOver(Process paused) throws Exception {
        for (int attempt = 1; attempt <= MOST_PAUSES; attempt++) {
            int sentBefore = platform.invoices().size();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> platform.invoices().size() > sentBefore || !paused.isAlive());
            assertThat(paused.isAlive()).as("still at work: %s", log()).isTrue();
            signal("STOP", paused);
            Process other = night();
            assertThat(other.waitFor(90, TimeUnit.SECONDS)).isTrue();
            if (other.exitValue() != NightInAnotherProcess.NOTHING_DONE) {
                return other.exitValue();
            }
            signal("CONT", paused);
        }
        throw new AssertionError("No takeover in " + MOST_PAUSES + " pauses: " + log());
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
