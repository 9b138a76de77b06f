package org.chorusconnector.quartz;

import java.util.Optional;
import org.chorusconnector.dispatch.CutoffDateMissingException;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.ledger.LedgerException;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.InterruptableJob;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due today in Paris, by the clock of the dispatch. Public for Quartz, which makes its instances, one for
 * each run; hosts use {@link DailyDispatch}.
 *
 * <p>Its result is the {@link RunSummary}; none when another automatic run was alive, which is a normal end. Interrupting
 * it ends the run early and in order: what has begun ends, and the report is complete.
 *
 * <p>Fails, without being tried again before its next fire time, when the cut-off date is missing, the ledger cannot be
 * used, or this node was not given the dispatch.
 */
@DisallowConcurrentExecution
public final class DispatchJob implements InterruptableJob {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchJob.class);

    private @Nullable Thread runner;
    private boolean interrupted;

    /** For Quartz. */
    public DispatchJob() {}

    static String contextKey(JobKey job) {
        return Dispatch.class.getName() + ":" + job;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        Dispatch dispatch = dispatchOf(context);
        begin();
        try {
            Optional<RunSummary> summary = dispatch.run();
            summary.ifPresent(context::setResult);
        } catch (CutoffDateMissingException | LedgerException e) {
            throw failure(String.valueOf(e.getMessage()), e);
        } finally {
            end();
        }
    }

    /** The worker thread belongs to Quartz's pool: it is interrupted while the run lasts, and handed back without the flag. */
    @Override
    public synchronized void interrupt() {
        interrupted = true;
        if (runner != null) {
            runner.interrupt();
        }
    }

    private synchronized void begin() {
        runner = Thread.currentThread();
        if (interrupted) {
            runner.interrupt();
        }
    }

    private synchronized void end() {
        runner = null;
        if (interrupted) {
            Thread.interrupted();
        }
    }

    private static Dispatch dispatchOf(JobExecutionContext context) throws JobExecutionException {
        JobKey job = context.getJobDetail().getKey();
        try {
            if (context.getScheduler().getContext().get(contextKey(job)) instanceof Dispatch dispatch) {
                return dispatch;
            }
        } catch (SchedulerException e) {
            throw failure("The context of the scheduler cannot be read", e);
        }
        throw failure(
                "This node has no dispatch for the job " + job
                        + ", which is in its job store. Register the daily dispatch"
                        + " on every node before its scheduler starts, or delete the job.",
                null);
    }

    /** Logged here because Quartz logs a failed job as information only. */
    private static JobExecutionException failure(String message, @Nullable Throwable cause) {
        LOG.error("The daily dispatch failed: {}", message, cause);
        return new JobExecutionException(message, cause, false);
    }
}
