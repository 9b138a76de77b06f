package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.InterceptedLedger;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LostAcknowledgements;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.Test;

/** A platform that is down, slow or refuses the login, and a database that goes away. */
class OutageIT extends DispatchScene {

    @Test
    void aTechnicalFailureIsThatOfOneItem() {
        broker.has(5);
        platform.faults()
                .inject(Fault.status(500)
                        .on(Operation.UPLOAD_FILE)
                        .forFile("F-3.pdf")
                        .untilCleared());

        RunSummary night = run();

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.SENT)).isEqualTo(4);
        assertThat(broker.results(night).get("F-3").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broker.ledger.items().useOf("F-3").status()).isEqualTo(DispatchStatus.FREE);
    }

    @Test
    void stopsWhenNothingIsTakenAnyMoreAlthoughQuestionsAreAnswered() {
        broker.has(120);
        platform.faults().inject(Fault.status(500).on(Operation.SUBMIT_INVOICE).untilCleared());

        RunSummary night = run();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.PLATFORM_DOWN);
        assertThat(platform.calls().of(Operation.SUBMIT_INVOICE))
                .as("the others are not tried")
                .isLessThan(120);
        assertThat(night.lines()).isEqualTo(120);
        platform.faults().clear();
        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(120);
    }

    @Test
    void doesNotTakeRefusedQuestionsForAnOutage() {
        for (int i = 10; i < 40; i++) {
            broker.has(fee("F-" + i).clientSiret("123456782000" + i));
        }
        platform.faults()
                .inject(Fault.refusal(20555, "Recherche refusée")
                        .on(Operation.SEARCH_STRUCTURES)
                        .untilCleared());

        RunSummary night = run();

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.REFUSED)).isEqualTo(30);
    }

    @Test
    void stopsEarlyWhenThePlatformIsDownAndLeavesTheRestUntouched() {
        broker.has(60);
        platform.faults().inject(Fault.unavailable());

        RunSummary night = run();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.PLATFORM_DOWN);
        assertThat(night.count(Outcome.SENT)).isZero();
        assertThat(night.lines()).as("every due item has its line").isEqualTo(60);
        assertThat(broker.results(night).values())
                .filteredOn(line -> line.outcome() == Outcome.SKIPPED)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> {
                    assertSkipped(line, "NOT_TRIED");
                    assertThat(line.attempts()).isZero();
                });
        platform.faults().clear();
        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(60);
    }

    @Test
    void goesOnAfterAShortOutageThatCostsNoMoreItemsThanThereAreWorkers() {
        broker.has(60);
        ScheduledExecutorService platformsOperator = Executors.newSingleThreadScheduledExecutor();
        AtomicInteger sent = new AtomicInteger();
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(settings().withSettlingDelay(Duration.ofSeconds(10)))
                .listener(new RunListener() {
                    @Override
                    public void concluded(RunId run, ItemResult result) {
                        if (result.outcome() == Outcome.SENT && sent.incrementAndGet() == 5) {
                            platform.faults().inject(Fault.unavailable());
                            platformsOperator.schedule(platform.faults()::clear, 3, TimeUnit.SECONDS);
                        }
                    }
                })
                .build();

        RunSummary night = dispatch.run().orElseThrow();
        platformsOperator.shutdown();

        assertThat(night.stop()).isEmpty();
        assertThat(night.lines()).isEqualTo(60);
        assertThat(night.count(Outcome.SENT))
                .isGreaterThanOrEqualTo(60 - settings().concurrency());
        assertThat(night.count(Outcome.SKIPPED)).isZero();
        assertThat(run().isComplete()).isTrue();
        assertThat(broker.items)
                .allSatisfy(item ->
                        assertThat(platform.submissionsOf(item.number())).isEqualTo(1));
    }

    @Test
    void sendsAnItemWhoseClaimWasCommittedAlthoughTheDatabaseWentAway() {
        LostAcknowledgements database = new LostAcknowledgements(Broker.inMemory());
        Broker cut = new Broker(database.dataSource()).has(3);
        AtomicInteger claims = new AtomicInteger();
        Ledger cutting = InterceptedLedger.of(cut.ledger, (method, arguments, call) -> {
            if (method.equals("claim") && arguments[1].equals("F-2") && claims.incrementAndGet() == 1) {
                database.loseNext();
            }
            return call.proceed();
        });

        RunSummary night = cut.dispatch(chorus, cutting).build().run().orElseThrow();

        assertThat(claims).hasValue(2);
        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.SENT)).isEqualTo(3);
        assertThat(night.lines()).isEqualTo(3);
        assertThat(cut.items)
                .allSatisfy(item ->
                        assertThat(platform.submissionsOf(item.number())).isEqualTo(1));
    }

    @Test
    void doesNotWaitForThePlatformOnceItIsInterrupted() throws Exception {
        broker.has(30);
        platform.faults().inject(Fault.unavailable());
        CountDownLatch failed = new CountDownLatch(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(settings().withSettlingDelay(Duration.ofMinutes(10)))
                .listener(new RunListener() {
                    @Override
                    public void concluded(RunId run, ItemResult result) {
                        failed.countDown();
                    }
                })
                .build();
        RunSummary[] summary = new RunSummary[1];
        Thread runner = new Thread(() -> summary[0] = dispatch.run().orElseThrow());
        runner.start();
        failed.await();
        runner.interrupt();
        runner.join(Duration.ofMinutes(1).toMillis());

        assertThat(summary[0].stop().orElseThrow().reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(summary[0].lines()).isEqualTo(30);
    }

    @Test
    void stopsEarlyWhenTheCredentialsAreRefused() {
        broker.has(20);
        try (ChorusPro stranger = ChorusPro.builder(
                        Clients.application(platform), Account.of(platform.login(), "wrong"))
                .environment(Environment.custom(platform.apiUrl(), platform.oauthUrl()))
                .timeouts(Clients.QUICK)
                .build()) {
            RunSummary night = broker.dispatch(stranger).build().run().orElseThrow();

            assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.CREDENTIALS_REFUSED);
            assertThat(night.lines()).isEqualTo(20);
        }
    }

    @Test
    void namesTheCandidatesWhenTheSupplierIsNotClear() {
        platform.directory().add(Supplier.of(4242, "99999999900017"));
        broker.has(2);

        RunSummary undecided = run();

        assertThat(undecided.stop().orElseThrow().reason()).isEqualTo(StopReason.SUPPLIER_UNDECIDED);
        assertThat(undecided.stop().orElseThrow().detail())
                .contains("4242", String.valueOf(ChorusSimulator.SUPPLIER_ID), "chorus.supplier-id");
        assertThat(platform.uploads()).isEmpty();
        SupplierSettings decided = new SupplierSettings(
                Optional.of(new SupplierId(ChorusSimulator.SUPPLIER_ID)),
                java.util.OptionalLong.empty(),
                java.util.OptionalLong.of(ChorusSimulator.BANK_ACCOUNT_ID),
                java.util.OptionalLong.empty());
        assertThat(broker.dispatch(chorus)
                        .settings(settings().withSupplier(decided))
                        .build()
                        .run()
                        .orElseThrow()
                        .isComplete())
                .isTrue();
    }

    @Test
    void goesOnWhenTheTokenExpiresAndWhenItIsToldToSlowDown() {
        broker.has(30);
        platform.faults()
                .inject(Fault.expiredToken().on(Operation.SUBMIT_INVOICE).times(2));
        platform.faults().inject(Fault.status(429).on(Operation.SUBMIT_INVOICE).times(2));
        platform.faults().inject(Fault.status(503).on(Operation.UPLOAD_FILE).times(3));

        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(30);
    }
}
