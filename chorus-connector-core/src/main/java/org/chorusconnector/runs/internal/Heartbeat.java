package org.chorusconnector.runs.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows other nodes that a run is alive, several times within the time after which they would declare it dead. */
public final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final int HEARTBEATS_WITHIN_DEAD_AFTER = 6;

    private final Runs runs;
    private final RunId run;
    private final Runnable onDeclaredDead;
    private final Duration interval;
    private final ScheduledExecutorService thread;

    /**
     * A heartbeat that {@link #start()} starts.
     *
     * @param onDeclaredDead called on the heartbeat's thread, perhaps repeatedly, once another run declared
     *     this one dead
     */
    public Heartbeat(Runs runs, RunId run, Duration deadAfter, Runnable onDeclaredDead) {
        this.runs = runs;
        this.run = run;
        this.onDeclaredDead = onDeclaredDead;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread daemon = new Thread(work, "chorus-heartbeat");
            daemon.setDaemon(true);
            return daemon;
        });
        this.interval = deadAfter.dividedBy(HEARTBEATS_WITHIN_DEAD_AFTER);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a heartbeat handles its own failures
    public void start() {
        thread.scheduleAtFixedRate(this::record, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void record() {
        try {
            if (!runs.heartbeat(run)) {
                onDeclaredDead.run();
            }
        } catch (RuntimeException e) {
            // The workers use the same database and stop the run if it stays away; the next heartbeat may succeed.
            LOG.warn("The heartbeat of run {} failed: {}", run, e.toString());
        }
    }

    /** Returns once no heartbeat is being recorded: a run that has ended must not be told that it is no longer open. */
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
