package org.chorusconnector.spring;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.chorusconnector.quartz.DailyDispatch;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.KeyMatcher;
import org.quartz.listeners.JobListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Registers the daily runs before the scheduler starts, once it is sure that it can do its work. When the application stops, the scheduler stands by first; then
 * the run that is under way here is interrupted, and the client and the database stay until it has ended, for as long as
 * Spring waits for one phase ({@code spring.lifecycle.timeout-per-shutdown-phase}).
 *
 * <p>The scheduler comes through a provider, which makes it no dependency: dependencies are started first and stopped
 * last whatever their phase, and then nobody waits for the run.
 */
final class DispatchSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchSchedule.class);

    /** Started just before the scheduler and stopped just after it: Spring's scheduler is in the last phase. */
    private static final int JUST_BEFORE_THE_SCHEDULER = Integer.MAX_VALUE - 1;

    private final Supplier<Scheduler> scheduler;
    private final List<DailyDispatch> all;
    private final ObjectProvider<AutomaticRunCheck> check;
    private volatile boolean running;

    DispatchSchedule(Supplier<Scheduler> scheduler, List<DailyDispatch> all, ObjectProvider<AutomaticRunCheck> check) {
        this.scheduler = scheduler;
        this.all = List.copyOf(all);
        this.check = check;
    }

    @Override
    public void start() {
        check.ifAvailable(AutomaticRunCheck::run);
        try {
            for (DailyDispatch daily : all) {
                daily.register(scheduler.get());
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException("The daily dispatch could not be registered with Quartz", e);
        }
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        AtomicInteger left = new AtomicInteger(all.size());
        Runnable ended = () -> {
            if (left.decrementAndGet() == 0) {
                stopped.run();
            }
        };
        for (DailyDispatch daily : all) {
            stop(daily, ended);
        }
    }

    private void stop(DailyDispatch daily, Runnable ended) {
        OnceEnded onceEnded = new OnceEnded(daily.jobKey(), ended);
        try {
            Scheduler quartz = scheduler.get();
            quartz.getListenerManager().addJobListener(onceEnded, KeyMatcher.keyEquals(daily.jobKey()));
            if (!quartz.interrupt(daily.jobKey())) {
                onceEnded.tell();
            }
        } catch (SchedulerException e) {
            onceEnded.tell();
            LOG.error("The daily dispatch {} could not be interrupted", daily.jobKey(), e);
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
        return JUST_BEFORE_THE_SCHEDULER;
    }

    /** Tells once that the job has ended. */
    private static final class OnceEnded extends JobListenerSupport {

        private final JobKey job;
        private final Runnable told;
        private final AtomicBoolean done = new AtomicBoolean();

        OnceEnded(JobKey job, Runnable told) {
            this.job = job;
            this.told = told;
        }

        void tell() {
            if (done.compareAndSet(false, true)) {
                told.run();
            }
        }

        @Override
        public String getName() {
            return DispatchSchedule.class.getName() + " " + job;
        }

        @Override
        public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
            tell();
        }
    }
}
