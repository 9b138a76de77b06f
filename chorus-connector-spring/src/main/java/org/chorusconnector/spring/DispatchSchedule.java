package org.chorusconnector.spring;

import java.util.concurrent.atomic.AtomicBoolean;
import org.chorusconnector.quartz.DailyDispatch;
import org.jspecify.annotations.Nullable;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.KeyMatcher;
import org.quartz.listeners.JobListenerSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Registers the daily run before the scheduler starts, once it is sure that it can do its work. When the application stops, the scheduler stands by first; then
 * the run that is under way here is interrupted, and the client and the database stay until it has ended, for as long as
 * Spring waits for one phase ({@code spring.lifecycle.timeout-per-shutdown-phase}).
 *
 * <p>The scheduler comes through a provider, which makes it no dependency: dependencies are started first and stopped
 * last whatever their phase, and then nobody waits for the run.
 */
final class DispatchSchedule implements SmartLifecycle {

    /** Started just before the scheduler and stopped just after it: Spring's scheduler is in the last phase. */
    private static final int JUST_BEFORE_THE_SCHEDULER = Integer.MAX_VALUE - 1;

    private final ObjectProvider<Scheduler> scheduler;
    private final DailyDispatch daily;
    private final ObjectProvider<AutomaticRunCheck> check;
    private volatile boolean running;

    DispatchSchedule(
            ObjectProvider<Scheduler> scheduler, DailyDispatch daily, ObjectProvider<AutomaticRunCheck> check) {
        this.scheduler = scheduler;
        this.daily = daily;
        this.check = check;
    }

    @Override
    public void start() {
        check.ifAvailable(AutomaticRunCheck::run);
        try {
            daily.register(scheduler.getObject());
        } catch (SchedulerException e) {
            throw new IllegalStateException("The daily dispatch could not be registered with Quartz", e);
        }
        running = true;
    }

    @Override
    public void stop(Runnable stopped) {
        running = false;
        OnceEnded onceEnded = new OnceEnded(stopped);
        try {
            Scheduler quartz = scheduler.getObject();
            quartz.getListenerManager().addJobListener(onceEnded, KeyMatcher.keyEquals(daily.jobKey()));
            if (!quartz.interrupt(daily.jobKey())) {
                onceEnded.tell();
            }
        } catch (SchedulerException e) {
            onceEnded.tell();
            throw new IllegalStateException("The daily dispatch could not be interrupted", e);
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

        private final Runnable told;
        private final AtomicBoolean done = new AtomicBoolean();

        OnceEnded(Runnable told) {
            this.told = told;
        }

        void tell() {
            if (done.compareAndSet(false, true)) {
                told.run();
            }
        }

        @Override
        public String getName() {
            return DispatchSchedule.class.getName();
        }

        @Override
        public void jobWasExecuted(JobExecutionContext context, @Nullable JobExecutionException failure) {
            tell();
        }
    }
}
