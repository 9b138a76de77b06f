package org.chorusconnector.quartz;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.TimeZone;
import org.chorusconnector.dispatch.Dispatch;
import org.quartz.CronScheduleBuilder;
import org.quartz.CronTrigger;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The automatic run of every day, on a Quartz scheduler of the host.
 *
 * <pre>{@code
 * DailyDispatch.of(dispatch).at(LocalTime.of(19, 0)).register(scheduler);
 * }</pre>
 *
 * <p>The time is that of Paris, also when the clocks change. Two runs never overlap on a scheduler, nor on the nodes of a
 * cluster; beyond that, the ledger lets one automatic run in at a time. A fire time that was missed, because nothing was
 * up, is made good once at the next start, for the day of that start. A run whose node died is started again by another
 * node, and goes on where the ledger says.
 *
 * <p>The job store holds names and times only. Each node that may fire must therefore be given its {@link Dispatch}, by
 * {@link #register} or {@link #provideTo}, before its scheduler starts.
 *
 * <p>Immutable and thread-safe.
 */
public final class DailyDispatch {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    /** 19:00. */
    public static final LocalTime DEFAULT_TIME = LocalTime.of(19, 0);

    /** The group of job and trigger unless named otherwise. */
    public static final String DEFAULT_GROUP = "chorus-connector";

    /** The name of job and trigger unless named otherwise. */
    public static final String DEFAULT_NAME = "daily-dispatch";

    private static final Logger LOG = LoggerFactory.getLogger(DailyDispatch.class);

    /** In this hour of Paris the clocks change: one day of the year lacks it, another has it twice. */
    private static final int HOUR_OF_CLOCK_CHANGE = 2;

    private final Dispatch dispatch;
    private final LocalTime time;
    private final String group;
    private final String name;

    private DailyDispatch(Dispatch dispatch, LocalTime time, String group, String name) {
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.time = time;
        this.group = requireNonNull(group, "group");
        this.name = requireNonNull(name, "name");
    }

    /** Runs this dispatch at {@link #DEFAULT_TIME}. */
    public static DailyDispatch of(Dispatch dispatch) {
        return new DailyDispatch(dispatch, DEFAULT_TIME, DEFAULT_GROUP, DEFAULT_NAME);
    }

    /**
     * The same at another time.
     *
     * @param parisTime to the second
     * @throws IllegalArgumentException from 02:00 to 02:59, which the clocks skip in March and repeat in October, and for
     *     a fraction of a second
     */
    public DailyDispatch at(LocalTime parisTime) {
        if (parisTime.getHour() == HOUR_OF_CLOCK_CHANGE) {
            throw new IllegalArgumentException("A daily dispatch cannot be at " + parisTime
                    + ": from 02:00 to 02:59 the clocks of Paris change. Take a time before or after.");
        }
        if (!parisTime.equals(parisTime.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("A daily dispatch is at a whole second, not at " + parisTime);
        }
        return new DailyDispatch(dispatch, parisTime, group, name);
    }

    /**
     * The same under another name, for a scheduler that runs several dispatches. Job and trigger of an earlier name stay
     * in the job store until the host deletes them.
     */
    public DailyDispatch named(String otherGroup, String otherName) {
        return new DailyDispatch(dispatch, time, otherGroup, otherName);
    }

    /**
     * Makes the scheduler run the dispatch every day; call it at each start of the host, before the scheduler starts. What
     * is in the job store stays as it is unless the time changed: replacing a trigger would run it a second time for the
     * same fire time. Another node that registers at the same moment does no harm. A trigger
     * that somebody paused stays paused, and a warning says so.
     *
     * @throws SchedulerException when the job store cannot be read or written
     */
    public void register(Scheduler scheduler) throws SchedulerException {
        provideTo(scheduler);
        scheduler.addJob(jobDetail(), true);
        CronTrigger wanted = trigger();
        Trigger current = scheduler.getTrigger(wanted.getKey());
        boolean paused = scheduler.getTriggerState(wanted.getKey()) == TriggerState.PAUSED;
        if (current == null) {
            schedule(scheduler, wanted);
        } else if (!isSameTime(current, wanted)) {
            scheduler.rescheduleJob(wanted.getKey(), wanted);
            if (paused) {
                // Somebody wanted it so; a new time is no order to send.
                scheduler.pauseTrigger(wanted.getKey());
            }
        }
        if (paused) {
            LOG.warn("{} does not run: somebody paused its trigger {}. Resume it there", jobKey(), wanted.getKey());
        } else {
            LOG.info("{} runs every day at {} {}", jobKey(), time, PARIS);
        }
    }

    private static void schedule(Scheduler scheduler, CronTrigger wanted) throws SchedulerException {
        try {
            scheduler.scheduleJob(wanted);
        } catch (ObjectAlreadyExistsException e) {
            LOG.debug("Another node has just scheduled {}", wanted.getKey());
        }
    }

    private static boolean isSameTime(Trigger current, CronTrigger wanted) {
        return current instanceof CronTrigger cron
                && cron.getCronExpression().equals(wanted.getCronExpression())
                && cron.getTimeZone().equals(wanted.getTimeZone());
    }

    /**
     * Hands the dispatch to the scheduler's context, where the job finds it. For hosts that store {@link #jobDetail()} and
     * {@link #trigger()} themselves; {@link #register} does it too.
     */
    public void provideTo(Scheduler scheduler) throws SchedulerException {
        scheduler.getContext().put(DispatchJob.contextKey(jobKey()), dispatch);
    }

    /** The key of the job, for example to interrupt it: {@code scheduler.interrupt(daily.jobKey())}. */
    public JobKey jobKey() {
        return JobKey.jobKey(name, group);
    }

    /** The job: durable, and started again when its node dies. */
    public JobDetail jobDetail() {
        return JobBuilder.newJob(DispatchJob.class)
                .withIdentity(jobKey())
                .withDescription("Sends due receipts to Chorus Pro")
                .storeDurably()
                .requestRecovery(true)
                .build();
    }

    /** A new trigger of the job, once a day; a missed fire time is made good once. */
    public CronTrigger trigger() {
        // Not formatted: some locales have digits of their own, which Quartz does not read.
        String cron = time.getSecond() + " " + time.getMinute() + " " + time.getHour() + " * * ?";
        return TriggerBuilder.newTrigger()
                .withIdentity(name, group)
                .forJob(jobKey())
                .withSchedule(CronScheduleBuilder.cronSchedule(cron)
                        .inTimeZone(TimeZone.getTimeZone(PARIS))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    @Override
    public String toString() {
        return jobKey() + " at " + time + " " + PARIS;
    }
}
