package org.chorusconnector.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.chorusconnector.dispatch.CutoffDateMissingException;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.dispatch.StopReason;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.LoggerFactory;

class DispatchJobTest {

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create();

    private final ChorusSimulator simulator = chorus.simulator();

    @AutoClose
    private final Broker broker = new Broker(simulator, "FA-1", "FA-2", "FA-3");

    private Scheduler scheduler;
    private Executions executions;

    @BeforeEach
    void startASchedulerOfOneThread() throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty(
                "org.quartz.scheduler.instanceName", UUID.randomUUID().toString());
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        scheduler = new StdSchedulerFactory(settings).getScheduler();
        executions = Executions.of(scheduler);
        scheduler.start();
    }

    @AfterEach
    void stopIt() throws SchedulerException {
        scheduler.shutdown(true);
    }

    @Test
    void sendsWhatIsDue() throws Exception {
        var execution = fire(register(broker.dispatch()));

        assertThat(execution.failure()).isNull();
        assertThat(summaryOf(execution).count(Outcome.SENT)).isEqualTo(3);
        assertThat(simulator.invoices()).hasSize(3);
    }

    @Test
    void endsInOrderWhenItIsInterrupted() throws Exception {
        CompletableFuture<Void> released = new CompletableFuture<>();
        simulator.faults().inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE));
        DailyDispatch daily = register(broker.dispatch());
        scheduler.triggerJob(daily.jobKey());
        await().until(() -> simulator.calls().of(Operation.SUBMIT_INVOICE) == 1);

        scheduler.interrupt(daily.jobKey());
        released.complete(null);

        var interrupted = executions.next();
        assertThat(interrupted.failure()).isNull();
        assertThat(summaryOf(interrupted).stop())
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(StopReason.INTERRUPTED));
        assertThat(summaryOf(interrupted).count(Outcome.SENT)).isEqualTo(1);
        // The only thread of the pool is fit for the next run, which ends the work.
        assertThat(summaryOf(fire(daily)).count(Outcome.SENT)).isEqualTo(2);
        assertThat(simulator.invoices()).hasSize(3);
    }

    @Test
    void endsNormallyWithoutResultWhenAnotherRunIsAlive() throws Exception {
        CompletableFuture<Void> released = new CompletableFuture<>();
        simulator.faults().inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE));
        Dispatch dispatch = broker.dispatch();
        var other = CompletableFuture.supplyAsync(dispatch::run);
        await().until(() -> simulator.calls().of(Operation.SUBMIT_INVOICE) == 1);

        var execution = fire(register(dispatch));

        assertThat(execution.failure()).isNull();
        assertThat(execution.result()).isNull();
        released.complete(null);
        assertThat(other.join())
                .hasValueSatisfying(
                        summary -> assertThat(summary.count(Outcome.SENT)).isEqualTo(3));
    }

    @Test
    void failsWithoutTryingAgainWhenTheCutoffDateIsMissing() throws Exception {
        var execution = fire(register(broker.dispatch(DispatchSettings.DEFAULTS)));

        assertThat(execution.failure())
                .hasCauseInstanceOf(CutoffDateMissingException.class)
                .hasMessageContaining("dispatch.cutoff-date")
                .matches(failure -> !failure.refireImmediately());
    }

    @Test
    void failsWithoutTryingAgainWhenTheLedgerCannotBeUsed() throws Exception {
        var execution = fire(register(broker.dispatchWithoutTables()));

        assertThat(execution.failure())
                .hasCauseInstanceOf(LedgerException.class)
                .matches(failure -> !failure.refireImmediately());
    }

    @Test
    void logsTheCauseOfAFailure() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(DispatchJob.class);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try {
            fire(register(broker.dispatchWithoutTables()));
        } finally {
            logger.detachAppender(logged);
        }

        assertThat(logged.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getThrowableProxy().getClassName()).isEqualTo(LedgerException.class.getName());
            assertThat(event.getThrowableProxy().getMessage()).contains("tables have version 0", "createSchema()");
        });
    }

    @Test
    void failsOnANodeThatWasNotGivenTheDispatch() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch());
        scheduler.addJob(daily.jobDetail(), true);

        var execution = fire(daily);

        assertThat(execution.failure())
                .hasMessageContaining("no dispatch")
                .hasMessageContaining("chorus-connector.daily-dispatch");
    }

    @Test
    void findsTheDispatchOfItsOwnName() throws Exception {
        try (Broker other = new Broker(simulator, "OTHER-1")) {
            DailyDispatch.of(broker.dispatch()).at(Broker.farFromNow()).register(scheduler);
            DailyDispatch others =
                    DailyDispatch.of(other.dispatch()).named("others", "daily").at(Broker.farFromNow());
            others.register(scheduler);

            fire(others);

            assertThat(simulator.invoices())
                    .singleElement()
                    .satisfies(invoice -> assertThat(invoice.number()).isEqualTo("OTHER-1"));
        }
    }

    private DailyDispatch register(Dispatch dispatch) throws SchedulerException {
        DailyDispatch daily = DailyDispatch.of(dispatch).at(Broker.farFromNow());
        daily.register(scheduler);
        return daily;
    }

    private Executions.Execution fire(DailyDispatch daily) throws Exception {
        scheduler.triggerJob(daily.jobKey());
        return executions.next();
    }

    private static RunSummary summaryOf(Executions.Execution execution) {
        assertThat(execution.result()).isInstanceOf(RunSummary.class);
        return (RunSummary) execution.result();
    }
}
