package org.chorusconnector.quartz;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.listeners.JobListenerSupport;

/** What the jobs of a scheduler came to, in the order in which they ended. */
final class Executions extends JobListenerSupport {

    record Execution(@Nullable Object result, @Nullable JobExecutionException failure, long scheduledFireTime) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<Execution> ended = new LinkedBlockingQueue<>();

    static Executions of(Scheduler... schedulers) throws SchedulerException {
        Executions executions = new Executions();
        for (Scheduler scheduler : schedulers) {
            scheduler.getListenerManager().addJobListener(executions);
        }
        return executions;
    }

    @Override
    public String getName() {
        return "executions";
    }

    @Override
    public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
        ended.add(new Execution(
                context.getResult(), failure, context.getScheduledFireTime().getTime()));
    }

    /** Waits for the next one that has not been asked for. */
    Execution next() throws InterruptedException {
        Execution next = ended.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no job ended within " + PATIENCE);
        }
        return next;
    }
}
