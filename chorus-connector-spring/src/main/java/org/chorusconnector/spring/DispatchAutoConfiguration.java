package org.chorusconnector.spring;

import java.time.Clock;
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
        return DispatchSettings.DEFAULTS
                .withEligibility(dispatch.eligibility(chorus.isSandbox() ? SiretCheck.LENIENT : SiretCheck.STRICT))
                .withInvoice(invoice.settings())
                .withSupplier(chorus.supplier())
                .withNumbersRestartYearly(dispatch.numbersRestartYearly())
                .withConcurrency(dispatch.concurrency())
                .withLanguage(report.language());
    }

    @Bean
    @ConditionalOnMissingBean
    Eligibility chorusEligibility(ObjectProvider<EffectiveDateRule> effectiveDate) {
        EffectiveDateRule rule = effectiveDate.getIfAvailable();
        return rule == null ? Eligibility.standard() : Eligibility.standard().withEffectiveDate(rule);
    }

    /** Together, because what a dispatch of the application's own needs is not known here. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(Dispatch.class)
    static class DispatchOfTheProperties {

        @Bean
        Dispatch chorusDispatch(
                ChorusPro chorus,
                Ledger ledger,
                ReceiptSource receipts,
                DocumentSource documents,
                DispatchSettings settings,
                Eligibility eligibility,
                ObjectProvider<Notifier> notifier,
                ObjectProvider<RunListener> listeners,
                ObjectProvider<Clock> clock) {
            Dispatch.Builder builder = Dispatch.builder(chorus, ledger)
                    .receipts(receipts)
                    .documents(documents)
                    .settings(settings)
                    .eligibility(eligibility)
                    .listener(new RunListeners(
                            new InOrder<>(listeners.orderedStream().toList())));
            notifier.ifAvailable(builder::notifier);
            // Applications have clocks for purposes of their own: of several, none is known to be meant.
            clock.ifUnique(builder::clock);
            return builder.build();
        }

        @Bean
        AutomaticRunCheck chorusAutomaticRunCheck(DispatchSettings settings, Ledger ledger) {
            return new AutomaticRunCheck(settings, ledger);
        }
    }
}
