package org.chorusconnector.spring;

import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.quartz.DailyDispatch;
import org.quartz.Scheduler;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * The daily run, on the application's Quartz scheduler.
 *
 * <p>Registered by {@link DispatchSchedule} and not as beans of type {@code JobDetail} and {@code Trigger}: from a JDBC job
 * store, Boot would either ignore a changed time, or replace the trigger at each start, which can fire it twice.
 *
 * <p>With {@code spring.quartz.wait-for-jobs-to-complete-on-shutdown=true} the job store knows for sure that an
 * interrupted run has ended; without it, the run may be started again when the application is.
 */
@AutoConfiguration(
        after = DispatchAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration", // Boot 3
            "org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration" // Boot 4
        })
@ConditionalOnClass({Scheduler.class, DailyDispatch.class})
@ConditionalOnBean({Scheduler.class, Dispatch.class})
@ConditionalOnProperty(
        prefix = "dispatch",
        name = {"enabled", "schedule.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(DispatchProperties.class)
class DispatchScheduleAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DailyDispatch chorusDailyDispatch(ListableBeanFactory factory, DispatchProperties properties) {
        Dispatch dispatch = new Beans(factory)
                .only(
                        Dispatch.class,
                        new SetupException(
                                "There is no bean of type Dispatch.", "Define a bean of type ReceiptSource."));
        return ChorusProperties.named(
                "dispatch.time", () -> DailyDispatch.of(dispatch).at(properties.time()));
    }

    @Bean
    DispatchSchedule chorusDispatchSchedule(
            ListableBeanFactory factory, ObjectProvider<DailyDispatch> daily, ObjectProvider<AutomaticRunCheck> check) {
        return new DispatchSchedule(
                () -> new Beans(factory)
                        .only(
                                Scheduler.class,
                                new SetupException("There is no Quartz scheduler.", "Add spring-boot-starter-quartz.")),
                daily.orderedStream().toList(),
                check);
    }
}
