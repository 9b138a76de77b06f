package org.chorusconnector.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the runs that died without ending, so that what they held can be taken over. A run is watched for as long as it
 * may keep silent; no clocks are compared, so neither their differences nor their jumps matter.
 */
final class OtherRuns {

    private static final Logger LOG = LoggerFactory.getLogger(OtherRuns.class);
    private static final int LOOKS = 20;

    private final Ledger ledger;
    private final Duration deadAfter;
    private final Clock clock;

    OtherRuns(Ledger ledger, Duration deadAfter, Clock clock) {
        this.ledger = ledger;
        this.deadAfter = deadAfter;
        this.clock = clock;
    }

    /**
     * Watches every run that is open. Returns at once when there is none, and as soon as all of them have shown life.
     *
     * @return those that were found dead
     */
    List<RunId> buryTheDead() throws InterruptedException {
        Map<RunId, Long> silent = ledger.openRuns();
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
            Map<RunId, Long> now = ledger.openRuns();
            silent.entrySet().removeIf(run -> !run.getValue().equals(now.get(run.getKey())));
        }
        List<RunId> dead = new ArrayList<>();
        silent.forEach((run, beat) -> {
            if (ledger.declareDead(run, beat, clock.instant())) {
                LOG.warn("Run {} died before its end; its items are taken over", run);
                dead.add(run);
            }
        });
        return dead;
    }
}
