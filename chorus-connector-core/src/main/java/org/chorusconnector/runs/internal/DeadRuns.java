package org.chorusconnector.runs.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the runs that died before their end, so that their items can be taken over. A run is dead if its heartbeat stands
 * still for {@code deadAfter}, measured here. Clocks of different nodes are not compared, so that neither their
 * differences nor their changes matter.
 */
public final class DeadRuns {

    private static final Logger LOG = LoggerFactory.getLogger(DeadRuns.class);
    private static final int LOOKS = 20;

    private final Runs runs;
    private final Duration deadAfter;
    private final Clock clock;

    public DeadRuns(Runs runs, Duration deadAfter, Clock clock) {
        this.runs = runs;
        this.deadAfter = deadAfter;
        this.clock = clock;
    }

    /**
     * Watches all open runs. Returns at once if there is none, and as soon as each of them had a heartbeat.
     *
     * @return the runs that were declared dead
     */
    public List<RunId> declareDead() throws InterruptedException {
        Map<RunId, Long> silent = runs.openRuns();
        if (silent.isEmpty()) {
            return List.of();
        }
        LOG.info(
                "Watching {} unfinished run(s) for at most {} s to see whether they are alive",
                silent.size(),
                deadAfter.toSeconds());
        long until = System.nanoTime() + deadAfter.toNanos();
        while (!silent.isEmpty() && System.nanoTime() - until < 0) {
            TimeUnit.NANOSECONDS.sleep(deadAfter.toNanos() / LOOKS);
            Map<RunId, Long> now = runs.openRuns();
            silent.entrySet().removeIf(run -> !run.getValue().equals(now.get(run.getKey())));
        }
        List<RunId> dead = new ArrayList<>();
        silent.forEach((run, heartbeat) -> {
            if (runs.declareDead(run, heartbeat, clock.instant())) {
                LOG.warn("Run {} died before its end; its items are taken over", run);
                dead.add(run);
            }
        });
        return dead;
    }
}
