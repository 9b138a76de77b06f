package org.chorusconnector.spring;

import org.chorusconnector.dispatch.Dispatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.util.ClassUtils;

/** Runs in order at the end of the application, and words for what should run by itself and will not. */
@AutoConfiguration(after = {DispatchAutoConfiguration.class, DispatchScheduleAutoConfiguration.class})
@ConditionalOnProperty(prefix = "dispatch", name = "enabled", matchIfMissing = true)
class DispatchWarningAutoConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DispatchWarningAutoConfiguration.class);

    private static final String MODULE = "org.chorusconnector.quartz.DailyDispatch";
    private static final String QUARTZ = "org.quartz.Scheduler";
    private static final String BY_HAND =
            ". If the application calls Dispatch.run() itself, set dispatch.schedule.enabled=false";

    @Bean
    DispatchShutdown chorusDispatchShutdown(ObjectProvider<Dispatch> dispatches) {
        return new DispatchShutdown(dispatches.stream().toList());
    }

    @Bean
    @ConditionalOnMissingBean(name = "chorusDispatchSchedule")
    @ConditionalOnProperty(prefix = "dispatch.schedule", name = "enabled", matchIfMissing = true)
    SmartInitializingSingleton chorusMissingScheduleWarning(ApplicationContext context) {
        return () -> {
            @Nullable ClassLoader loader = context.getClassLoader();
            boolean isDispatch = context.getBeanNamesForType(Dispatch.class).length > 0;
            boolean isModule = ClassUtils.isPresent(MODULE, loader);
            if (!isDispatch && (isModule || context.getEnvironment().containsProperty("dispatch.cutoff-date"))) {
                LOG.warn("Nothing will be sent every day: there is no bean of type ReceiptSource. Define one, or set"
                        + " dispatch.enabled=false");
            } else if (isDispatch && !isModule) {
                LOG.warn(
                        "Nothing will be sent every day: chorus-connector-quartz is not on the class path. Add it{}",
                        BY_HAND);
            } else if (isDispatch) {
                LOG.warn(
                        "Nothing will be sent every day: there is no Quartz scheduler. Add {}{}",
                        ClassUtils.isPresent(QUARTZ, loader)
                                ? "spring-boot-starter-quartz, or define a bean of type Scheduler"
                                : "spring-boot-starter-quartz",
                        BY_HAND);
            }
        };
    }
}
