package org.chorusconnector.examples.nightlysend;

import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.quartz.DailyDispatch;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobListener;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;

/** Runs a dispatch every day, in a scheduler of its own that remembers nothing: the ledger knows what is left to do. */
final class Schedule {

    private final DailyDispatch daily;
    private final Consumer<RunSummary> afterEach;

    /**
     * A schedule that does not run yet.
     *
     * @param afterEach told of each run that took place
     */
    Schedule(DailyDispatch daily, Consumer<RunSummary> afterEach) {
        this.daily = daily;
        this.afterEach = afterEach;
    }

    /** Runs until this thread is interrupted; a run that is under way then is stopped in order. */
    void untilInterrupted() throws SchedulerException {
        Scheduler scheduler = new StdSchedulerFactory(settings()).getScheduler();
        try {
            scheduler.getListenerManager().addJobListener(new AfterEach());
            daily.register(scheduler);
            scheduler.start();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            scheduler.interrupt(daily.jobKey());
        } finally {
            scheduler.shutdown(true);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, "nightly-send");
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        return settings;
    }

    private final class AfterEach implements JobListener {

        @Override
        public String getName() {
            return "after-each";
        }

        @Override
        public void jobToBeExecuted(JobExecutionContext context) {}

        @Override
        public void jobExecutionVetoed(JobExecutionContext context) {}

        @Override
        public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
            if (context.getResult() instanceof RunSummary summary) {
                afterEach.accept(summary);
            }
        }
    }
}
