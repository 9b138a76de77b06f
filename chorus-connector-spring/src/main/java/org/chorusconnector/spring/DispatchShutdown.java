package org.chorusconnector.spring;

import java.time.Duration;
import java.util.List;
import org.chorusconnector.dispatch.Dispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Stops runs in order when the application stops, whoever started them: a request, a command, another scheduler. Client and
 * database stay until the runs have ended, for as long as Spring waits for one phase ({@code
 * spring.lifecycle.timeout-per-shutdown-phase}).
 */
final class DispatchShutdown implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchShutdown.class);

    /** Before the web server, which waits for its requests to end; Spring's Quartz scheduler stands by before. */
    private static final int PHASE = Integer.MAX_VALUE - 1;

    /** Longer than the longest silence of a submission. Spring gives up earlier by default. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final List<Dispatch> all;
    private volatile boolean running;

    DispatchShutdown(List<Dispatch> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        Thread waiting = new Thread(
                () -> {
                    try {
                        all.forEach(DispatchShutdown::interrupt);
                    } finally {
                        stopped.run();
                    }
                },
                "chorus-dispatch-shutdown");
        waiting.setDaemon(true);
        waiting.start();
    }

    private static void interrupt(Dispatch dispatch) {
        try {
            if (!dispatch.interruptRuns(PATIENCE)) {
                LOG.warn("A run was still at work after {} s; the next run takes its items over", PATIENCE.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stop(() -> {});
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
