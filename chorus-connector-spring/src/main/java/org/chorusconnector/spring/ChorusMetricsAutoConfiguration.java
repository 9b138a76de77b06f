package org.chorusconnector.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The metrics of the client, where Micrometer has a registry for them. */
@AutoConfiguration(
        before = ChorusAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration", // Boot 3
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" // Boot
            // 4
        })
@ConditionalOnClass(MeterRegistry.class)
class ChorusMetricsAutoConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    @ConditionalOnSingleCandidate(MeterRegistry.class)
    CallMetrics chorusCallMetrics(MeterRegistry registry) {
        return new CallMetrics(registry);
    }
}
