package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows other nodes that a run is alive, several times within the time after which they would declare it dead. */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int BEATS_WITHIN_DEAD_AFTER = 6;

    private final Ledger ledger;
    private final RunId run;
    private final Brake brake;
    private final Duration pause;
    private final ScheduledExecutorService thread;

    Heartbeat(Ledger ledger, RunId run, Duration deadAfter, Brake brake) {
        this.ledger = ledger;
        this.run = run;
        this.brake = brake;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "chorus-heartbeat");
            daemon.setDaemon(true);
            return daemon;
        });
        this.pause = deadAfter.dividedBy(BEATS_WITHIN_DEAD_AFTER);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a beat deals with its own failures
    void start() {
        thread.scheduleAtFixedRate(this::beat, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void beat() {
        try {
            if (!ledger.beat(run)) {
                brake.pull(
                        StopReason.TAKEN_OVER,
                        "Another run declared this one dead, because it showed no sign of life; it settles the items.");
            }
        } catch (RuntimeException e) {
            // The workers meet the same database and stop the run if it stays away; the next beat may succeed.
            LOG.warn("Run {} could not show that it is alive: {}", run, e.toString());
        }
    }

    /** Returns once no beat is under way: a run that has ended must not be told that it is no longer open. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (true) {
            try {
                if (thread.awaitTermination(1, TimeUnit.MINUTES)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
