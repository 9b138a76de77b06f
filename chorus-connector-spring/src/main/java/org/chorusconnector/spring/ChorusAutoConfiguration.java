package org.chorusconnector.spring;

import javax.sql.DataSource;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Ledger;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * The client and the ledger.
 *
 * <p>What Boot 4 moved is named by strings: a class that is not there would make the order, and with it the ledger,
 * disappear in silence.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration", // Boot 3
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" // Boot 4
        })
@EnableConfigurationProperties(ChorusProperties.class)
class ChorusAutoConfiguration {

    @Bean
    SmartInitializingSingleton chorusUnknownPropertiesWarning(Environment environment) {
        return () -> UnknownProperties.warn(environment);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("chorus.client-id")
    PisteApplication chorusPisteApplication(ChorusProperties properties) {
        return properties.application();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("chorus.login")
    Account chorusAccount(ChorusProperties properties) {
        return properties.account();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(PisteApplication.class)
    ChorusPro chorusPro(
            ListableBeanFactory factory, ChorusProperties properties, ObjectProvider<CallListener> listeners) {
        Beans beans = new Beans(factory);
        ChorusPro.Builder builder = ChorusPro.builder(
                        beans.only(PisteApplication.class, ChorusProperties.missing("chorus.client-id")),
                        beans.only(Account.class, ChorusProperties.missing("chorus.login")))
                .environment(properties.target())
                .listener(new CallListeners(
                        new InOrder<>(listeners.orderedStream().toList())));
        properties.leadOut(builder);
        builder.timeouts(beans.onlyIfAny(Timeouts.class)
                .orElseGet(() -> properties.timeouts().toTimeouts()));
        return builder.build();
    }

    /** After Flyway, Liquibase and Boot's scripts: Flyway refuses a schema that has tables before its first migration. */
    @Bean
    @ConditionalOnMissingBean(Ledger.class)
    @ConditionalOnSingleCandidate(DataSource.class)
    @DependsOnDatabaseInitialization
    JdbcLedger chorusLedger(DataSource dataSource, ChorusProperties properties) {
        JdbcLedger ledger = JdbcLedger.on(dataSource);
        return properties.ledger().createSchema() ? ledger.createSchema() : ledger;
    }
}
