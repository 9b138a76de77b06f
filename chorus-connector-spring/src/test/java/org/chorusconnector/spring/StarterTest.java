package org.chorusconnector.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.contentOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chorusconnector.Language;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.doctor.Checkup;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.InvoiceSettings;
import org.chorusconnector.dispatch.Notifier;
import org.chorusconnector.dispatch.RunListener;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.dispatch.StopReason;
import org.chorusconnector.dispatch.SupplierSettings;
import org.chorusconnector.eligibility.Delays;
import org.chorusconnector.eligibility.EffectiveDateRule;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.EvaluationContext;
import org.chorusconnector.eligibility.ServiceCodePolicy;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.quartz.DailyDispatch;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.DocumentSource;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.receipt.ReceiptSource;
import org.chorusconnector.runs.RunId;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.scheduling.quartz.SchedulerFactoryBean;

class StarterTest {

    private static final DocumentSource NO_DOCUMENTS =
            receipt -> Documents.of(Document.missing(receipt.number() + ".pdf"));

    private final ApplicationContextRunner empty = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    QuartzAutoConfiguration.class,
                    ChorusMetricsAutoConfiguration.class,
                    ChorusAutoConfiguration.class,
                    DispatchAutoConfiguration.class,
                    DispatchScheduleAutoConfiguration.class,
                    DispatchWarningAutoConfiguration.class))
            .withPropertyValues("spring.datasource.generate-unique-name=true");

    private final ApplicationContextRunner client = empty.withPropertyValues(
            "chorus.environment=sandbox",
            "chorus.client-id=the-client",
            "chorus.client-secret=the-client-secret",
            "chorus.login=TECH_1@cpro.fr",
            "chorus.password=the-password");

    private final ApplicationContextRunner unready = client.withBean(ReceiptSource.class, () -> query -> Stream.empty())
            .withBean(DocumentSource.class, () -> NO_DOCUMENTS);

    private final ApplicationContextRunner byHand = unready.withPropertyValues("dispatch.schedule.enabled=false");

    private final ApplicationContextRunner broker =
            unready.withPropertyValues("dispatch.cutoff-date=2026-12-31", "chorus.ledger.create-schema=true");

    @Test
    void givesTheLedgerAloneWithoutCredentials() {
        empty.run(context -> assertThat(context)
                .hasSingleBean(Ledger.class)
                .doesNotHaveBean(ChorusPro.class)
                .doesNotHaveBean(Dispatch.class));
    }

    @Test
    void givesClientAndLedgerWithoutReceipts() {
        client.run(context -> assertThat(context)
                .hasSingleBean(ChorusPro.class)
                .hasSingleBean(Ledger.class)
                .doesNotHaveBean(DispatchSettings.class)
                .doesNotHaveBean(Dispatch.class)
                .doesNotHaveBean(DailyDispatch.class));
    }

    @Test
    void leadsTheClientThroughTheProxy() {
        client.withPropertyValues(
                        "chorus.proxy-host=proxy.invalid",
                        "chorus.proxy-port=3128",
                        "chorus.proxy-user=me",
                        "chorus.proxy-password=pr0xy")
                .run(context -> assertThat(context.getBean(ChorusPro.class)
                                .doctor()
                                .examine()
                                .at(Link.PROXY))
                        .returns(Checkup.Status.BROKEN, Checkup::status)
                        .returns("the name of the proxy proxy.invalid:3128 is not known", Checkup::finding));
    }

    @Test
    void namesThePropertyOfTheProxyThatIsMissing() {
        client.withPropertyValues("chorus.proxy-host=proxy.invalid", "chorus.proxy-user=me")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("chorus.proxy-password is not set"));
    }

    @Test
    void namesATrustStoreThatCannotBeOpened() {
        client.withPropertyValues("chorus.trust-store=/no/trust.p12", "chorus.trust-store-password=st0re")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .satisfies(failure -> assertThat(failure.toString()).doesNotContain("st0re")));
        client.withPropertyValues("chorus.trust-store=/no/trust.p12")
                .run(context ->
                        assertThat(context).getFailure().hasStackTraceContaining("chorus.trust-store names no file"));
    }

    @Test
    void givesEverythingWithReceiptsAndDocuments() {
        broker.run(context -> assertThat(context)
                .hasSingleBean(ChorusPro.class)
                .hasSingleBean(Ledger.class)
                .hasSingleBean(Dispatch.class)
                .hasSingleBean(DailyDispatch.class));
    }

    @Test
    void givesNoDispatchWhenItIsDisabled() {
        broker.withPropertyValues("dispatch.enabled=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(ChorusPro.class)
                        .doesNotHaveBean(Dispatch.class)
                        .doesNotHaveBean(DailyDispatch.class));
    }

    @Test
    void runsADispatchOfTheApplicationButNotWhenItIsDisabled() {
        ApplicationContextRunner ownDispatch = client.withBean(Dispatch.class, StarterTest::dispatch);

        ownDispatch.run(context -> assertThat(context).hasSingleBean(DailyDispatch.class));
        ownDispatch
                .withPropertyValues("dispatch.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(DailyDispatch.class));
    }

    @Test
    void schedulesNothingWhenTheScheduleIsDisabled() {
        byHand.run(context -> {
            assertThat(context).hasSingleBean(Dispatch.class).doesNotHaveBean(DailyDispatch.class);
            assertThat(context.getBean(Scheduler.class).getJobGroupNames()).isEmpty();
        });
    }

    @Test
    void schedulesTheDailyRunAtTheTimeOfTheProperties() {
        broker.withPropertyValues("dispatch.time=06:30").run(context -> {
            TriggerKey key = context.getBean(DailyDispatch.class).trigger().getKey();
            CronTrigger trigger = (CronTrigger) context.getBean(Scheduler.class).getTrigger(key);
            assertThat(trigger.getCronExpression()).isEqualTo("0 30 6 * * ?");
        });
    }

    @Test
    void worksWithoutQuartz() {
        broker.withClassLoader(new FilteredClassLoader("org.quartz", "org.chorusconnector.quartz"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(Dispatch.class)
                        .doesNotHaveBean("chorusDispatchSchedule"));
    }

    @Test
    void failsToStartWhenThereAreReceiptsButNoCredentials() {
        empty.withBean(ReceiptSource.class, () -> query -> Stream.empty())
                .withBean(DocumentSource.class, () -> NO_DOCUMENTS)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(SetupException.class)
                        .hasMessageContaining("chorus.client-id is not set")
                        .hasMessageContaining("chorus.environment, chorus.client-id, chorus.client-secret"));
    }

    @Test
    void failsToStartWhenThereAreReceiptsButNoDocuments() {
        client.withBean(ReceiptSource.class, () -> query -> Stream.empty())
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("no bean of type DocumentSource. Define one"));
    }

    @Test
    void namesThePropertyThatIsMissing() {
        client.withPropertyValues("chorus.environment=custom", "chorus.api-url=http://localhost:1")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("The property chorus.oauth-url is not set, or blank. Set it, for example by the"
                                + " environment variable CHORUS_OAUTHURL."));
    }

    @Test
    void namesThePropertyWhoseWordChorusProDoesNotKnow() {
        broker.withPropertyValues("dispatch.invoice.vat-type.fee=TVA")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith(
                                "The property dispatch.invoice.vat-type.fee has no such word of Chorus Pro: TVA. Set it to one of")
                        .hasMessageContaining("TVA_SUR_DEBIT"));
    }

    @Test
    void givesWayToEachBeanOfTheApplication() {
        DispatchSettings settings = DispatchSettings.withCutoffDate(LocalDate.of(2026, 12, 31));
        PisteApplication application = PisteApplication.of("other", "other-secret");
        Eligibility eligibility = Eligibility.standard().without("siret");
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Ledger ledger = JdbcLedger.on(database).createSchema();
        broker.withBean(DispatchSettings.class, () -> settings)
                .withBean(PisteApplication.class, () -> application)
                .withBean(Eligibility.class, () -> eligibility)
                .withBean("ours", Ledger.class, () -> ledger)
                .run(context -> {
                    assertThat(context).getBean(DispatchSettings.class).isSameAs(settings);
                    assertThat(context).getBean(PisteApplication.class).isSameAs(application);
                    assertThat(context).getBean(Eligibility.class).isSameAs(eligibility);
                    assertThat(context).getBeanNames(Ledger.class).containsExactly("ours");
                });
    }

    @Test
    void takesTheHelpersOfTheApplication() {
        List<String> told = new ArrayList<>();
        Clock lateInTheEvening = Clock.fixed(Instant.parse("2030-01-01T23:30:00Z"), ZoneOffset.UTC);
        broker.withBean(Clock.class, () -> lateInTheEvening)
                .withBean(Notifier.class, () -> notice -> told.add("ended"))
                .withBean(RunListener.class, () -> new RunListener() {
                    @Override
                    public void started(RunId run) {
                        told.add("started");
                    }
                })
                .run(context -> {
                    RunSummary summary = context.getBean(Dispatch.class).run().orElseThrow();

                    assertThat(summary.businessDay()).isEqualTo(LocalDate.of(2030, 1, 2));
                    assertThat(told).containsExactly("started", "ended");
                });
    }

    @Test
    void tellsEveryListenerOfTheApplicationInItsOrder() {
        List<String> told = new ArrayList<>();
        broker.withBean("last", RunListener.class, () -> new OrderedListener(2, told))
                .withBean("first", RunListener.class, () -> new OrderedListener(1, told) {
                    @Override
                    public void started(RunId run) {
                        super.started(run);
                        throw new IllegalStateException("this listener is broken");
                    }
                })
                .run(context -> {
                    context.getBean(Dispatch.class).run().orElseThrow();

                    assertThat(told).containsExactly("1 started", "2 started");
                });
    }

    @Test
    void goesByTheClockOfTheSystemWhenTheApplicationHasSeveral() {
        Clock longAgo = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Clock farAway = Clock.fixed(Instant.parse("2100-01-01T12:00:00Z"), ZoneOffset.UTC);
        broker.withBean("one", Clock.class, () -> longAgo)
                .withBean("other", Clock.class, () -> farAway)
                .run(context -> assertThat(context.getBean(Dispatch.class)
                                .run()
                                .orElseThrow()
                                .businessDay())
                        .isAfter(LocalDate.EPOCH)
                        .isBefore(LocalDate.of(2100, 1, 1)));
    }

    @Test
    void takesTheEffectiveDateRuleOfTheApplication() {
        LocalDate day = LocalDate.of(2027, 5, 1);
        Receipt receipt = Receipt.builder("FA-1", ReceiptKind.FEE)
                .createdOn(day.minusDays(9))
                .amounts(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE)
                .build();
        EvaluationContext evaluation = new EvaluationContext(EvaluationContext.Trigger.AUTOMATIC, day, Instant.EPOCH);
        broker.withBean(EffectiveDateRule.class, () -> any -> Optional.of(day))
                .run(context -> assertThat(context.getBean(Eligibility.class)
                                .candidate(receipt, evaluation, EligibilitySettings.DEFAULTS)
                                .effectiveDate())
                        .contains(day));
    }

    @Test
    void readsTheVariablesOfTheEnvironment() {
        Map<String, Object> variables = Map.of(
                "CHORUS_ENVIRONMENT", "sandbox",
                "CHORUS_CLIENT_ID", "the-client",
                "CHORUS_CLIENT_SECRET", "the-client-secret",
                "CHORUS_LOGIN", "TECH_1@cpro.fr",
                "CHORUS_PASSWORD", "the-password",
                "DISPATCH_LEAD_DAYS_PREMIUM", "15",
                "DISPATCH_SCHEDULE_ENABLED", "false",
                "DISPATCH_INVOICE_ATTACHMENT_TYPE", "01");
        empty.withBean(ReceiptSource.class, () -> query -> Stream.empty())
                .withBean(DocumentSource.class, () -> NO_DOCUMENTS)
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                new SystemEnvironmentPropertySource(
                                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
                .run(context -> {
                    assertThat(context).hasSingleBean(ChorusPro.class);
                    assertThat(context.getBean(DispatchSettings.class)
                                    .eligibility()
                                    .premiums()
                                    .leadDays())
                            .isEqualTo(15);
                    assertThat(context.getBean(DispatchSettings.class).invoice().attachmentType())
                            .isEqualTo("01");
                });
    }

    @Test
    void closesTheClientWithTheContext() {
        client.run(context -> {
            ChorusPro chorus = context.getBean(ChorusPro.class);

            context.close();

            assertThatIllegalStateException().isThrownBy(() -> chorus.health().check());
        });
    }

    @Test
    void createsTheTablesOnlyWhenTold() {
        byHand.withPropertyValues("chorus.ledger.create-schema=true")
                .run(context -> assertThat(context.getBean(Ledger.class).runs().openRuns())
                        .isEmpty());
        byHand.run(context -> {
            Ledger ledger = context.getBean(Ledger.class);
            assertThat(catchThrowable(ledger.runs()::openRuns)).isInstanceOf(LedgerException.class);
        });
    }

    @Test
    void failsToStartADailyRunWithoutCutoffDate() {
        unready.withPropertyValues("chorus.ledger.create-schema=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("The property dispatch.cutoff-date is not set")
                        .hasMessageContaining("dispatch.schedule.enabled=false"));
    }

    @Test
    void failsToStartADailyRunWithoutTheTablesOfTheLedger() {
        unready.withPropertyValues("dispatch.cutoff-date=2026-12-31")
                .run(context -> assertThat(context)
                        .getFailure()
                        .cause()
                        .hasMessageContaining(
                                "set chorus.ledger.create-schema=true, or run the SQL files of your database")
                        .hasMessageContaining("org/chorusconnector/schema/v*/")
                        .hasCauseInstanceOf(LedgerException.class));
    }

    @Test
    void startsWithoutCutoffDateAndTablesWhenNothingIsSentEveryDay() {
        byHand.run(context -> assertThat(context).hasNotFailed().hasSingleBean(Dispatch.class));
    }

    @Test
    void asksNothingOfADispatchOfTheApplication() {
        unready.withBean(Dispatch.class, StarterTest::dispatch)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(DailyDispatch.class));
    }

    @Test
    void hasNoLedgerWhenThereAreSeveralDataSourcesAndNoneIsPrimary() {
        client.withBean("one", DataSource.class, JdbcDataSource::new)
                .withBean("other", DataSource.class, JdbcDataSource::new)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Ledger.class));
    }

    @Test
    void saysWhatToDoForALedgerWithoutItsOwnDataSource() {
        unready.withBean("one", DataSource.class, JdbcDataSource::new)
                .withBean("other", DataSource.class, JdbcDataSource::new)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("2 beans of type DataSource (one, other)")
                        .hasMessageContaining("@Primary")
                        .hasMessageContaining("JdbcLedger.on(database)"));
    }

    @Test
    void readsAllSourcesOfTheApplicationInTheirOrderOneAtATime() {
        List<String> told = new ArrayList<>();
        broker.withBean("receipts", ReceiptSource.class, () -> new OrderedSource(1, "A", told))
                .withBean("fees", ReceiptSource.class, () -> new OrderedSource(2, "B", told))
                .run(context -> {
                    RunSummary summary = context.getBean(Dispatch.class).run().orElseThrow();

                    assertThat(summary.read()).isEqualTo(4);
                    assertThat(told)
                            .containsExactly(
                                    "A opened", "A-1", "A-2", "A closed", "B opened", "B-1", "B-2", "B closed");
                });
    }

    private record OrderedSource(int getOrder, String name, List<String> told) implements ReceiptSource, Ordered {

        @Override
        public Stream<Receipt> receipts(ReceiptQuery query) {
            told.add(name + " opened");
            return Stream.of(1, 2)
                    .map(number -> Receipt.builder(name + "-" + number, ReceiptKind.FEE)
                            .createdOn(LocalDate.of(2020, 1, 1))
                            .amounts(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE)
                            .build())
                    .peek(receipt -> told.add(receipt.number()))
                    .onClose(() -> told.add(name + " closed"));
        }
    }

    @Test
    void warnsWithItsReasonThatNothingWillBeSentByItself() {
        assertThat(warnings(client)).singleElement().asString().contains("no bean of type ReceiptSource");
        assertThat(warnings(broker.withClassLoader(new FilteredClassLoader("org.chorusconnector.quartz"))))
                .singleElement()
                .asString()
                .contains("chorus-connector-quartz is not on the class path");
        assertThat(warnings(broker.withClassLoader(new FilteredClassLoader(SchedulerFactoryBean.class))))
                .singleElement()
                .asString()
                .contains("there is no Quartz scheduler");
    }

    @Test
    void warnsOfNothingWhenAllIsWellOrTold() {
        assertThat(warnings(broker)).isEmpty();
        assertThat(warnings(byHand)).isEmpty();
        assertThat(warnings(client.withPropertyValues("dispatch.enabled=false")))
                .isEmpty();
    }

    @Test
    void warnsOfPropertiesThatMeanNothing() {
        assertThat(warnings(
                        broker.withPropertyValues(
                                "chorus.pasword=x",
                                "dispatch.lead-day.premium=1",
                                "dispatch.lead-days.premium=1",
                                "dispatch.invoice.vat-type.fees=TVA_SUR_DEBIT",
                                "dispatch.invoice.vat-type.fee=TVA_SUR_DEBIT",
                                "dispatch.report.language=en",
                                "chorusline.dance=true"),
                        UnknownProperties.class))
                .containsExactly(
                        "Unknown property \"chorus.pasword\", which has no effect. Is it misspelt?",
                        "Unknown property \"dispatch.invoice.vat-type.fees\", which has no effect. Is it misspelt?",
                        "Unknown property \"dispatch.lead-day.premium\", which has no effect. Is it misspelt?");
    }

    private static List<String> warnings(ApplicationContextRunner application) {
        return warnings(application, DispatchWarningAutoConfiguration.class);
    }

    private static List<String> warnings(ApplicationContextRunner application, Class<?> by) {
        Logger logger = (Logger) LoggerFactory.getLogger(by);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        logger.addAppender(logged);
        try {
            application.run(context -> assertThat(context).hasNotFailed());
        } finally {
            logger.detachAppender(logged);
        }
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void stopsARunInOrderThatTheApplicationStarted() {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        CountDownLatch never = new CountDownLatch(1);
        AtomicReference<CompletableFuture<Optional<RunSummary>>> run = new AtomicReference<>();
        AtomicReference<RunSummary> ended = new AtomicReference<>();
        client.withPropertyValues("dispatch.cutoff-date=2026-12-31", "chorus.ledger.create-schema=true")
                .withBean(DocumentSource.class, () -> NO_DOCUMENTS)
                .withBean(Notifier.class, () -> notice -> ended.set(notice.summary()))
                .withBean(ReceiptSource.class, () -> query -> {
                    opened.complete(null);
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Stream.empty();
                })
                .run(context -> {
                    Dispatch dispatch = context.getBean(Dispatch.class);
                    run.set(CompletableFuture.supplyAsync(dispatch::run));
                    opened.join();
                });

        // The context is closed: the run has ended before its database went.
        assertThat(run.get().join()).isPresent();
        assertThat(ended.get().stop())
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(StopReason.INTERRUPTED));
    }

    @Test
    void tellsEveryNotifierOfTheApplication() {
        List<String> told = new ArrayList<>();
        broker.withBean("notifier", Notifier.class, () -> notice -> told.add("one"))
                .withBean("mail", Notifier.class, () -> notice -> told.add("other"))
                .run(context -> {
                    context.getBean(Dispatch.class).run().orElseThrow();

                    assertThat(told).containsExactly("one", "other");
                });
    }

    @Test
    void refusesToChooseBetweenSeveralBeansByTheirNames() {
        Ledger ledger = JdbcLedger.on(new JdbcDataSource());
        assertRefused(
                client.withBean(ReceiptSource.class, () -> query -> Stream.empty())
                        .withBean("documents", DocumentSource.class, () -> NO_DOCUMENTS)
                        .withBean("others", DocumentSource.class, () -> NO_DOCUMENTS),
                "There are 2 beans of type DocumentSource (documents, others), and chorus-connector needs one.");
        assertRefused(
                broker.withBean("ledger", Ledger.class, () -> ledger).withBean("old", Ledger.class, () -> ledger),
                "There are 2 beans of type Ledger (ledger, old), and chorus-connector needs one.");
        assertRefused(
                broker.withBean("dispatch", Dispatch.class, StarterTest::dispatch)
                        .withBean("lyon", Dispatch.class, StarterTest::dispatch),
                "There are 2 beans of type Dispatch (dispatch, lyon), and chorus-connector needs one.");
    }

    private static void assertRefused(ApplicationContextRunner application, String message) {
        application.run(context -> assertThat(causesOf(context.getStartupFailure()))
                .filteredOn(SetupException.class::isInstance)
                .singleElement()
                .satisfies(setup ->
                        assertThat(setup).hasMessageStartingWith(message).hasMessageContaining("@Primary")));
    }

    @Test
    void schedulesEveryDailyDispatchOfTheApplication() {
        broker.withBean(
                        "lyon",
                        DailyDispatch.class,
                        () -> DailyDispatch.of(dispatch())
                                .named("agencies", "lyon")
                                .at(LocalTime.of(20, 0)))
                .withBean(
                        "nice",
                        DailyDispatch.class,
                        () -> DailyDispatch.of(dispatch())
                                .named("agencies", "nice")
                                .at(LocalTime.of(21, 0)))
                .run(context -> assertThat(
                                context.getBean(Scheduler.class).getTriggerKeys(GroupMatcher.groupEquals("agencies")))
                        .hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    chorus.client-id=                        | The property chorus.client-id is not set, or blank.
                    chorus.calls-per-second=0                | The property chorus.calls-per-second is wrong
                    chorus.interactive-reserve=-1            | The property chorus.interactive-reserve is wrong
                    chorus.interactive-reserve=1000000       | The property chorus.interactive-reserve is wrong
                    dispatch.lead-days.fee=-3                | The property dispatch.lead-days.fee is wrong
                    dispatch.hold-back-days.premium=-1       | The property dispatch.hold-back-days.premium is wrong
                    dispatch.time=02:30                      | The property dispatch.time is wrong
                    dispatch.concurrency=0                   | The property dispatch.concurrency is wrong
                    dispatch.settling-delay=1ms              | The property dispatch.settling-delay is wrong
                    """)
    void namesThePropertyWhoseValueIsRefused(String property, String message) {
        broker.withPropertyValues(property)
                .run(context -> assertThat(context)
                        .getFailure()
                        .satisfies(failure -> assertThat(causesOf(failure))
                                .filteredOn(SetupException.class::isInstance)
                                .singleElement()
                                .satisfies(setup -> assertThat(setup).hasMessageStartingWith(message))));
    }

    @Test
    void namesTheAddressThatIsRefused() {
        broker.withPropertyValues(
                        "chorus.environment=custom",
                        "chorus.api-url=https://chorus.example.com",
                        "chorus.oauth-url=http://chorus.example.com")
                .run(context -> assertThat(causesOf(context.getStartupFailure()))
                        .filteredOn(SetupException.class::isInstance)
                        .singleElement()
                        .satisfies(setup ->
                                assertThat(setup).hasMessageStartingWith("The property chorus.oauth-url is wrong")));
    }

    @Test
    void showsWhatToDoInsteadOfAStackTrace() {
        FailureAnalysis analysis = new SetupFailureAnalyzer()
                .analyze(new IllegalStateException("a bean", new SetupException("A is missing.", "Add it.")));

        assertThat(analysis.getDescription()).isEqualTo("A is missing.");
        assertThat(analysis.getAction()).isEqualTo("Add it.");
        assertThat(getClass().getClassLoader().resources("META-INF/spring.factories"))
                .anySatisfy(factories -> assertThat(contentOf(factories).strip())
                        .isEqualTo(FailureAnalyzer.class.getName() + "=" + SetupFailureAnalyzer.class.getName()));
    }

    private static List<Throwable> causesOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }

    @Test
    void givesTheLedgerUnderItsOwnTypeAfterTheInitialisersOfTheDatabase() {
        client.withPropertyValues("chorus.ledger.create-schema=true")
                .withUserConfiguration(Initialisers.class)
                .withBean(Migration.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(JdbcLedger.class)
                        .getBean(Migration.class)
                        .matches(migration -> migration.foundAnEmptyDatabase));
    }

    /** As Flyway, which refuses a schema that has tables before its first migration. */
    static final class Migration {

        final boolean foundAnEmptyDatabase;

        Migration(DataSource database) throws SQLException {
            try (Connection connection = database.getConnection();
                    ResultSet tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
                foundAnEmptyDatabase = !tables.next();
            }
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DatabaseInitializationDependencyConfigurer.class)
    static class Initialisers {}

    /** Named in the spring.factories of these tests. */
    static final class MigrationDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

        @Override
        protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
            return Set.of(Migration.class);
        }
    }

    @Test
    void takesThePrimaryOfSeveralDataSources() {
        client.withBean("one", DataSource.class, JdbcDataSource::new, bean -> bean.setPrimary(true))
                .withBean("other", DataSource.class, JdbcDataSource::new)
                .run(context -> assertThat(context).hasSingleBean(Ledger.class));
    }

    @Test
    void leavesTheInvoicesAndReportsOfTheApplicationAlone() {
        broker.withPropertyValues("invoice.payment-method=card", "report.language=klingon")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void hasTheDefaultsOfTheCoreButLenientSiretsInTheSandbox() {
        byHand.run(context -> assertThat(context)
                .getBean(DispatchSettings.class)
                .isEqualTo(DispatchSettings.DEFAULTS.withEligibility(
                        EligibilitySettings.DEFAULTS.withSiretCheck(SiretCheck.LENIENT))));
        byHand.withPropertyValues("chorus.environment=production")
                .run(context ->
                        assertThat(context).getBean(DispatchSettings.class).isEqualTo(DispatchSettings.DEFAULTS));
        byHand.withPropertyValues("dispatch.siret-check=strict")
                .run(context ->
                        assertThat(context).getBean(DispatchSettings.class).isEqualTo(DispatchSettings.DEFAULTS));
    }

    @Test
    void readsTheKeysOfTheConfigurationFile() {
        broker.withPropertyValues(
                        "chorus.supplier-id=26262962",
                        "chorus.supplier-service-id=12",
                        "chorus.bank-account-code=144050",
                        "chorus.current-user-id=7",
                        "dispatch.cutoff-date=2026-12-31",
                        "dispatch.lead-days.premium=15",
                        "dispatch.lead-days.fee=1",
                        "dispatch.hold-back-days.premium=2",
                        "dispatch.hold-back-days.fee=3",
                        "dispatch.require-service-code=always",
                        "dispatch.siret-check=lenient",
                        "dispatch.concurrency=8",
                        "dispatch.invoice.payment-method=PRELEVEMENT",
                        "dispatch.invoice.vat-type.premium=EXONERATION",
                        "dispatch.invoice.vat-type.fee=TVA_SUR_ENCAISSEMENT",
                        "dispatch.invoice.exemption-reason=EXO1",
                        "dispatch.invoice.credit-note-amounts=positive",
                        "dispatch.invoice.attachment-type=01",
                        "dispatch.invoice.share-attachments=false",
                        "dispatch.report.language=en")
                .run(context -> assertThat(context)
                        .getBean(DispatchSettings.class)
                        .isEqualTo(DispatchSettings.DEFAULTS
                                .withEligibility(new EligibilitySettings(
                                        Optional.of(LocalDate.of(2026, 12, 31)),
                                        new Delays(15, 2),
                                        new Delays(1, 3),
                                        ServiceCodePolicy.ALWAYS,
                                        SiretCheck.LENIENT))
                                .withInvoice(new InvoiceSettings(
                                        PaymentMethod.DIRECT_DEBIT,
                                        VatType.EXEMPT,
                                        VatType.VAT_ON_RECEIPTS,
                                        Optional.of("EXO1"),
                                        InvoiceSettings.CreditNoteAmounts.POSITIVE,
                                        "01",
                                        false))
                                .withSupplier(new SupplierSettings(
                                        Optional.of(new SupplierId(26262962)),
                                        OptionalLong.of(12),
                                        OptionalLong.of(144050),
                                        OptionalLong.of(7)))
                                .withConcurrency(8)
                                .withLanguage(Language.EN)));
    }

    @Test
    void takesKeysWithoutValueForAbsent() {
        byHand.withPropertyValues("chorus.supplier-id=", "dispatch.cutoff-date=", "dispatch.invoice.exemption-reason=")
                .run(context -> assertThat(context)
                        .getBean(DispatchSettings.class)
                        .extracting(settings -> settings.eligibility().cutoffDate())
                        .isEqualTo(Optional.empty()));
    }

    @Test
    void runsAtSevenInTheEveningUnlessTold() {
        broker.run(
                context -> assertThat(context.getBean(DispatchProperties.class).time())
                        .isEqualTo(DailyDispatch.DEFAULT_TIME)
                        .isEqualTo(LocalTime.of(19, 0)));
    }

    @Test
    void keepsSecretsOutOfTexts() {
        client.run(context -> assertThat(context.getBean(ChorusProperties.class).toString())
                .doesNotContain("the-client", "the-client-secret", "TECH_1", "the-password"));
    }

    private static class OrderedListener implements RunListener, Ordered {

        private final int order;
        private final List<String> told;

        OrderedListener(int order, List<String> told) {
            this.order = order;
            this.told = told;
        }

        @Override
        public int getOrder() {
            return order;
        }

        @Override
        public void started(RunId run) {
            told.add(order + " started");
        }
    }

    private static Dispatch dispatch() {
        ChorusPro chorus = ChorusPro.builder(PisteApplication.of("id", "secret"), Account.of("login", "password"))
                .environment(Environment.sandbox())
                .build();
        return Dispatch.builder(chorus, JdbcLedger.on(new JdbcDataSource()))
                .receipts(query -> Stream.empty())
                .documents(NO_DOCUMENTS)
                .build();
    }
}
