package org.chorusconnector.spring;

import java.time.Clock;
import javax.sql.DataSource;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.Notifier;
import org.chorusconnector.dispatch.RunListener;
import org.chorusconnector.eligibility.EffectiveDateRule;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.ReceiptSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The dispatch, for applications that have receipts. Conditional on these alone: with receipts and without a client, a
 * ledger or documents, the application fails to start and says what it lacks, instead of sending nothing in silence.
 */
@AutoConfiguration(after = ChorusAutoConfiguration.class)
@ConditionalOnBean(ReceiptSource.class)
@ConditionalOnProperty(prefix = "dispatch", name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties({DispatchProperties.class, InvoiceProperties.class, ReportProperties.class})
class DispatchAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    DispatchSettings chorusDispatchSettings(
            ChorusProperties chorus, DispatchProperties dispatch, InvoiceProperties invoice, ReportProperties report) {
        DispatchSettings settings = DispatchSettings.DEFAULTS
                .withEligibility(dispatch.eligibility(chorus.isSandbox() ? SiretCheck.LENIENT : SiretCheck.STRICT))
                .withInvoice(invoice.settings())
                .withSupplier(chorus.supplier())
                .withNumbersRestartYearly(dispatch.numbersRestartYearly())
                .withEmptyRuns(dispatch.emptyRuns())
                .withLanguage(report.language());
        return dispatch.limits(settings);
    }

    @Bean
    @ConditionalOnMissingBean
    Eligibility chorusEligibility(ListableBeanFactory factory) {
        return new Beans(factory)
                .onlyIfAny(EffectiveDateRule.class)
                .map(Eligibility.standard()::withEffectiveDate)
                .orElseGet(Eligibility::standard);
    }

    /** Together, because what a dispatch of the application's own needs is not known here. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Dispatch.class)
    static class DispatchOfTheProperties {

        @Bean
        Dispatch chorusDispatch(
                ListableBeanFactory factory,
                ObjectProvider<ReceiptSource> receipts,
                ObjectProvider<Notifier> notifiers,
                ObjectProvider<RunListener> listeners,
                ObjectProvider<Clock> clock) {
            Beans beans = new Beans(factory);
            Dispatch.Builder builder = Dispatch.builder(
                            beans.only(ChorusPro.class, noClient(beans)), beans.only(Ledger.class, noLedger(beans)))
                    .receipts(new ReceiptSources(receipts.orderedStream().toList()))
                    .documents(beans.only(DocumentSource.class, noDocuments()))
                    .settings(beans.only(DispatchSettings.class, noBean(DispatchSettings.class)))
                    .eligibility(beans.only(Eligibility.class, noBean(Eligibility.class)))
                    .listener(new RunListeners(
                            new InOrder<>(listeners.orderedStream().toList())))
                    .notifier(new Notifiers(
                            new InOrder<>(notifiers.orderedStream().toList())));
            // Applications have clocks for purposes of their own: of several, none is known to be meant.
            clock.ifUnique(builder::clock);
            return builder.build();
        }

        private static SetupException noClient(Beans beans) {
            return new SetupException(
                    "There are receipts to send (" + String.join(", ", beans.namesOf(ReceiptSource.class))
                            + "), but there is no client of Chorus Pro: chorus.client-id is not set.",
                    "Set chorus.environment, chorus.client-id, chorus.client-secret, chorus.login and chorus.password,"
                            + " or define a bean of type ChorusPro, or set dispatch.enabled=false.");
        }

        private static SetupException noLedger(Beans beans) {
            String[] databases = beans.namesOf(DataSource.class);
            return databases.length == 0
                    ? new SetupException(
                            "There are receipts to send, but there is no DataSource for the ledger.",
                            "Set spring.datasource.url, or define a bean of type JdbcLedger.")
                    : new SetupException(
                            "There are receipts to send, and " + databases.length + " beans of type DataSource ("
                                    + String.join(", ", databases) + "), none of which is known to be the ledger's.",
                            "Mark one of them with @Primary, or define the ledger:"
                                    + " @Bean JdbcLedger ledger(@Qualifier(\"...\") DataSource database)"
                                    + " { return JdbcLedger.on(database); }");
        }

        private static SetupException noDocuments() {
            return new SetupException(
                    "There are receipts to send, but there is no bean of type DocumentSource.",
                    "Define one: it gives the documents of a receipt.");
        }

        private static SetupException noBean(Class<?> type) {
            return new SetupException(
                    "There is no bean of type " + type.getSimpleName() + ".",
                    "Define one, or leave it to the starter.");
        }

        @Bean
        AutomaticRunCheck chorusAutomaticRunCheck(ListableBeanFactory factory) {
            Beans beans = new Beans(factory);
            return new AutomaticRunCheck(
                    beans.only(DispatchSettings.class, noBean(DispatchSettings.class)),
                    beans.only(Ledger.class, noLedger(beans)));
        }
    }
}
