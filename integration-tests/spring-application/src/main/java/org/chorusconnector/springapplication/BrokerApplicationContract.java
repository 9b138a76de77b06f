package org.chorusconnector.springapplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.dispatch.StopReason;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EligibilityRule;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.quartz.DailyDispatch;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger.TriggerState;
import org.quartz.TriggerKey;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the application must do on each Spring Boot. What goes wrong there goes wrong in silence: a bean is not there, and
 * nothing is sent.
 */
public abstract class BrokerApplicationContract {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    private final ChorusSimulator simulator = CHORUS.simulator();
    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @AfterEach
    void theContractWithChorusProWasKept() {
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void hasEveryBean() {
        try (ConfigurableApplicationContext application = start()) {
            assertThat(List.of(
                            PisteApplication.class,
                            Account.class,
                            ChorusPro.class,
                            Ledger.class,
                            Eligibility.class,
                            DispatchSettings.class,
                            Dispatch.class,
                            DailyDispatch.class,
                            Scheduler.class))
                    .allSatisfy(
                            type -> assertThat(application.getBeansOfType(type)).hasSize(1));
        }
    }

    @Test
    void letsADoctorExamineItsClient() {
        try (ConfigurableApplicationContext application = start()) {
            ChorusPro chorus = application.getBean(ChorusPro.class);

            assertThat(chorus.doctor().examine().firstBroken()).isEmpty();
        }
    }

    @Test
    void runsEveryDayAtTheTimeOfTheProperties() throws SchedulerException {
        try (ConfigurableApplicationContext application = start()) {
            var trigger = application.getBean(Scheduler.class).getTrigger(keyIn(application));

            assertThat(trigger.getNextFireTime().toInstant().atZone(PARIS).toLocalTime())
                    .isEqualTo(farFromNow());
        }
    }

    @Test
    void sendsWhatIsDueWhenTheDailyJobFires() throws Exception {
        try (ConfigurableApplicationContext application = start()) {
            RunSummary summary = fire(application);

            assertThat(summary.count(Outcome.SENT)).isEqualTo(3);
            assertThat(simulator.invoices())
                    .extracting(PlatformInvoice::number)
                    .containsExactlyInAnyOrder("FA-1", "FA-2", "FA-3");
        }
    }

    @Test
    void timesTheCallsOfARunByServiceAndOutcome() throws Exception {
        try (ConfigurableApplicationContext application = start()) {
            fire(application);

            MeterRegistry metrics = application.getBean(MeterRegistry.class);
            assertThat(metrics.get("chorus.calls")
                            .tags("operation", "soumettreFacture", "outcome", "ANSWERED")
                            .timer()
                            .count())
                    .isEqualTo(3);
            assertThat(metrics.get("chorus.quota.wait").timer().count()).isGreaterThan(3);
        }
    }

    @Test
    void sendsNothingTwiceAfterARestart() throws Exception {
        try (ConfigurableApplicationContext application = start()) {
            fire(application);
        }
        try (ConfigurableApplicationContext application = start()) {
            RunSummary summary = fire(application);

            assertThat(summary.lines()).isZero();
            assertThat(simulator.submissionsOf("FA-1")).isEqualTo(1);
        }
    }

    @Test
    void leavesTheTriggerInTheJobStoreAloneAtARestart() throws SchedulerException {
        try (ConfigurableApplicationContext application = start()) {
            // A trigger put in place of this one would not be paused.
            application.getBean(Scheduler.class).pauseTrigger(keyIn(application));
        }
        try (ConfigurableApplicationContext application = start()) {
            assertThat(application.getBean(Scheduler.class).getTriggerState(keyIn(application)))
                    .isEqualTo(TriggerState.PAUSED);
        }
    }

    @Test
    void followsItsOwnRules() throws Exception {
        try (ConfigurableApplicationContext application = start(OwnRules.class)) {
            RunSummary summary = fire(application);

            assertThat(summary.count(Outcome.SENT)).isEqualTo(2);
            assertThat(summary.count(Outcome.SKIPPED)).isEqualTo(1);
            assertThat(simulator.submissionsOf("FA-2")).isZero();
        }
    }

    @Test
    void endsTheRunInOrderWhenItStops() throws Exception {
        simulator.faults().inject(Fault.delay(Duration.ofSeconds(1)).on(Operation.SUBMIT_INVOICE));
        ConfigurableApplicationContext application = start();
        Notices notices = application.getBean(Notices.class);
        application
                .getBean(Scheduler.class)
                .triggerJob(application.getBean(DailyDispatch.class).jobKey());
        await().until(() -> simulator.calls().of(Operation.SUBMIT_INVOICE) == 1);

        application.close();

        assertThat(notices.isEmpty()).as("the run outlived the application").isFalse();
        RunSummary summary = notices.next();
        assertThat(summary.stop())
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(StopReason.INTERRUPTED));
        assertThat(summary.count(Outcome.SENT)).isEqualTo(1);
        assertThat(simulator.invoices()).hasSize(1);
    }

    private static TriggerKey keyIn(ConfigurableApplicationContext application) {
        return application.getBean(DailyDispatch.class).trigger().getKey();
    }

    private static RunSummary fire(ConfigurableApplicationContext application) throws Exception {
        application
                .getBean(Scheduler.class)
                .triggerJob(application.getBean(DailyDispatch.class).jobKey());
        return application.getBean(Notices.class).next();
    }

    private ConfigurableApplicationContext start(Class<?>... more) {
        SpringApplication application = new SpringApplication(BrokerApplication.class);
        application.addPrimarySources(List.of(more));
        return application.run(
                "--spring.datasource.url=" + database,
                "--chorus.api-url=" + simulator.apiUrl(),
                "--chorus.oauth-url=" + simulator.oauthUrl(),
                "--chorus.client-id=" + simulator.clientId(),
                "--chorus.client-secret=" + simulator.clientSecret(),
                "--chorus.login=" + simulator.login(),
                "--chorus.password=" + simulator.password(),
                "--dispatch.time=" + farFromNow());
    }

    /** Only what the test fires is to run, at whatever time the test runs. */
    private static LocalTime farFromNow() {
        return LocalTime.now(PARIS).getHour() < 12 ? LocalTime.of(19, 0) : LocalTime.of(7, 0);
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRules {

        @Bean
        Eligibility eligibility() {
            return Eligibility.standard()
                    .with(
                            "not-disputed",
                            EligibilityRule.blocking(
                                    ReasonCode.of("DISPUTED"),
                                    candidate -> candidate.receipt().number().equals("FA-2")));
        }
    }
}
