package org.chorusconnector.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/** Two nodes on one JDBC job store. */
class ClusterTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create();

    private final String cluster = UUID.randomUUID().toString();
    private final ChorusSimulator simulator = chorus.simulator();

    @AutoClose
    private final Broker broker = new Broker(simulator, "FA-1", "FA-2", "FA-3");

    private Scheduler one;
    private Scheduler two;

    @BeforeEach
    void openTwoNodes() throws Exception {
        DBConnectionManager.getInstance().addConnectionProvider(cluster, new Pool(jobStore()));
        one = node("one");
        two = node("two");
    }

    /** Where the tables of Quartz are, empty. */
    DataSource jobStore() throws Exception {
        try (Connection connection = broker.database.getConnection()) {
            RunScript.execute(
                    connection,
                    new InputStreamReader(
                            Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_h2.sql"),
                            StandardCharsets.UTF_8));
        }
        return broker.database;
    }

    @AfterEach
    void closeThem() throws SchedulerException {
        one.shutdown(true);
        two.shutdown(true);
    }

    @Test
    void leavesTheTriggerAloneAtEachStart() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch());
        TriggerKey key = daily.trigger().getKey();
        daily.register(one);
        // A trigger put in place of this one would not be paused.
        one.pauseTrigger(key);

        daily.register(one);
        daily.register(two);

        assertThat(two.getTriggerState(key)).isEqualTo(Trigger.TriggerState.PAUSED);
        assertThat(two.getTriggersOfJob(daily.jobKey())).hasSize(1);
    }

    @Test
    void followsAChangeOfTheTime() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch());
        daily.register(one);

        daily.at(LocalTime.of(6, 30)).register(two);

        assertThat(one.getTriggersOfJob(daily.jobKey()))
                .singleElement()
                .satisfies(trigger ->
                        assertThat(((CronTrigger) trigger).getCronExpression()).isEqualTo("0 30 6 * * ?"));
    }

    @Test
    void leavesAPausedTriggerPausedWhenTheTimeChanges() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch());
        daily.register(one);
        one.pauseTrigger(daily.trigger().getKey());

        daily.at(LocalTime.of(6, 30)).register(two);

        assertThat(one.getTriggerState(daily.trigger().getKey())).isEqualTo(Trigger.TriggerState.PAUSED);
        assertThat(((CronTrigger) one.getTrigger(daily.trigger().getKey())).getCronExpression())
                .isEqualTo("0 30 6 * * ?");
    }

    @Test
    void keepsTheZoneOfParisInTheStore() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch());
        daily.register(one);

        CronTrigger stored = (CronTrigger) two.getTrigger(daily.trigger().getKey());

        assertThat(stored.getTimeZone().toZoneId()).isEqualTo(PARIS);
        assertThat(stored.getNextFireTime().toInstant().atZone(PARIS).toLocalTime())
                .isEqualTo(LocalTime.of(19, 0));
    }

    @Test
    void letsTwoNodesRegisterAtTheSameMoment() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch());
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 10; round++) {
                one.deleteJob(daily.jobKey());
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<?>> registrations = new ArrayList<>();
                for (Scheduler node : List.of(one, two)) {
                    registrations.add(nodes.submit(() -> {
                        start.await();
                        daily.register(node);
                        return null;
                    }));
                }
                for (Future<?> registration : registrations) {
                    registration.get();
                }
                assertThat(one.getTriggersOfJob(daily.jobKey())).hasSize(1);
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Test
    void runsOnceForEachFireTime() throws Exception {
        DailyDispatch daily = DailyDispatch.of(broker.dispatch()).at(Broker.farFromNow());
        daily.register(one);
        daily.register(two);
        Executions executions = Executions.of(one, two);
        int fires = 6;
        one.scheduleJob(TriggerBuilder.newTrigger()
                .forJob(daily.jobKey())
                .withSchedule(SimpleScheduleBuilder.repeatSecondlyForTotalCount(fires, 1)
                        .withMisfireHandlingInstructionIgnoreMisfires())
                .build());

        one.start();
        two.start();

        Set<Long> fireTimes = new HashSet<>();
        for (int i = 0; i < fires; i++) {
            Executions.Execution execution = executions.next();
            assertThat(execution.failure()).isNull();
            assertThat(fireTimes.add(execution.scheduledFireTime()))
                    .as("fire time runs once")
                    .isTrue();
        }
        assertThat(simulator.invoices()).extracting("number").containsExactly("FA-1", "FA-2", "FA-3");
    }

    private Scheduler node(String id) throws SchedulerException {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", cluster);
        settings.setProperty("org.quartz.scheduler.instanceId", id);
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty("org.quartz.jobStore.dataSource", cluster);
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        Scheduler node = new StdSchedulerFactory(settings).getScheduler();
        // The nodes of a cluster bear one name, which Quartz takes for one scheduler in one JVM.
        SchedulerRepository.getInstance().remove(cluster);
        return node;
    }

    private record Pool(DataSource dataSource) implements ConnectionProvider {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @Override
        public void initialize() {}

        @Override
        public void shutdown() {}
    }
}
