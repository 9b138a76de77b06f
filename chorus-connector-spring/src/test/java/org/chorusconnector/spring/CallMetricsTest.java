package org.chorusconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

class CallMetricsTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    private ChorusSimulator simulator;
    private ApplicationContextRunner application;

    @BeforeEach
    void connect(ChorusSimulator running) {
        simulator = running;
        application = new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(ChorusMetricsAutoConfiguration.class, ChorusAutoConfiguration.class))
                .withPropertyValues(
                        "chorus.environment=custom",
                        "chorus.api-url=" + running.apiUrl(),
                        "chorus.oauth-url=" + running.oauthUrl(),
                        "chorus.client-id=" + running.clientId(),
                        "chorus.client-secret=" + running.clientSecret(),
                        "chorus.login=" + running.login(),
                        "chorus.password=" + running.password());
    }

    @Test
    void timesAndCountsAttemptsByServiceAndOutcome() {
        simulator.faults().inject(Fault.status(429).on(Operation.HEALTH_CHECK));
        simulator.faults().inject(Fault.status(403).on(Operation.LIST_SUPPLIERS));

        application.withBean(MeterRegistry.class, SimpleMeterRegistry::new).run(context -> {
            ChorusPro chorus = context.getBean(ChorusPro.class);
            chorus.health().check();
            assertThatExceptionOfType(ChorusFailedException.class)
                    .isThrownBy(() -> chorus.structures().activeSuppliers());

            assertThat(calls(context, "healthCheck", "TOO_MANY_CALLS")).isEqualTo(1);
            assertThat(calls(context, "healthCheck", "ANSWERED")).isEqualTo(1);
            assertThat(calls(context, "recupererStructuresActivesPourFournisseur", "FORBIDDEN"))
                    .isEqualTo(1);
            assertThat(calls(context, "obtenirJeton", "ANSWERED")).isEqualTo(1);
            assertThat(registry(context).get("chorus.quota.wait").timer().count())
                    .isEqualTo(4);
        });
    }

    @Test
    void tellsTheListenersOfTheApplicationToo() {
        List<String> told = new ArrayList<>();
        CallListener own = new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                told.add(attempt.operation());
                throw new IllegalStateException("a listener in trouble");
            }
        };

        application
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean("own", CallListener.class, () -> own)
                .run(context -> {
                    context.getBean(ChorusPro.class).health().check();

                    // The token may be one that another client of this application identifier asked for.
                    assertThat(told).endsWith("healthCheck");
                    assertThat(calls(context, "healthCheck", "ANSWERED")).isEqualTo(1);
                });
    }

    @Test
    void doesWithoutARegistryAndWithoutMicrometer() {
        application.run(
                context -> assertThat(context).hasSingleBean(ChorusPro.class).doesNotHaveBean(CallListener.class));
        application
                .withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(context ->
                        assertThat(context).hasSingleBean(ChorusPro.class).doesNotHaveBean(CallListener.class));
    }

    private static long calls(ApplicationContext context, String operation, String outcome) {
        return registry(context)
                .get("chorus.calls")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    private static MeterRegistry registry(ApplicationContext context) {
        return context.getBean(MeterRegistry.class);
    }
}
