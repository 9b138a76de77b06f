package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.pdf;
import static org.chorusconnector.dispatch.Broker.settings;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chorusconnector.eligibility.Eligibility;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.runs.RunId;
import org.junit.jupiter.api.Test;

/** Failures of the parts of the host, and its orders to stop. */
class HostFailuresIT extends DispatchScene {

    @Test
    void aListenerThatFailsChangesNothing() {
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .listener(new RunListener() {
                    @Override
                    public void started(RunId run) {
                        throw new IllegalStateException("no bar");
                    }

                    @Override
                    public void accepted(RunId run, String number) {
                        throw new IllegalStateException("no bar");
                    }

                    @Override
                    public void concluded(RunId run, ItemResult result) {
                        throw new IllegalStateException("no bar");
                    }
                })
                .build();

        RunSummary night = dispatch.run().orElseThrow();

        assertThat(night.isComplete()).isTrue();
        assertThat(broker.results(night).get("F-1").invoice()).isPresent();
    }

    @Test
    void slowDocumentsKeepOnlyTheirOwnWorkersBusy() throws Exception {
        broker.has(40);
        int slow = settings().concurrency() - 1;
        CountDownLatch archive = new CountDownLatch(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .documents(receipt -> {
                    if (Integer.parseInt(receipt.number().substring("F-".length())) <= slow) {
                        await(archive);
                    }
                    return broker.papers.get(receipt.number());
                })
                .build();
        Thread runner = new Thread(dispatch::run);
        runner.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(platform.invoices()).hasSize(40 - slow));
        } finally {
            archive.countDown();
            runner.join();
        }
        assertThat(platform.invoices()).hasSize(40);
    }

    @Test
    void reportsWhatWasReadBeforeTheSourceFailed() {
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .receipts(query -> Stream.concat(broker.items.stream(), Stream.generate(() -> {
                    throw new IllegalStateException("the ERP is gone");
                })))
                .build();

        RunSummary night = dispatch.run().orElseThrow();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.SOURCE_FAILED);
        assertThat(night.count(Outcome.SENT)).isEqualTo(3);
    }

    @Test
    void aRuleThatFailsConcernsOneItem() {
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .eligibility(Eligibility.standard().withEffectiveDate(receipt -> {
                    if (receipt.number().equals("F-2")) {
                        throw new IllegalStateException("no date for this one");
                    }
                    return Optional.of(TODAY);
                }))
                .build();

        RunSummary night = dispatch.run().orElseThrow();

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.SENT)).isEqualTo(2);
        assertThat(broker.results(night).get("F-2").findings())
                .extracting(Finding::code)
                .containsExactly("UNEXPECTED_ERROR");
    }

    @Test
    void aDocumentSourceThatFailsConcernsOneItem() {
        broker.has(2);
        Dispatch dispatch = broker.dispatch(chorus)
                .documents(receipt -> {
                    if (receipt.number().equals("F-1")) {
                        throw new IOException("archive offline");
                    }
                    return broker.papers.get(receipt.number());
                })
                .build();

        Map<String, ItemResult> results = broker.results(dispatch.run().orElseThrow());

        assertThat(results.get("F-1").findings()).extracting(Finding::code).containsExactly("DOCUMENTS_UNREADABLE");
        assertThat(results.get("F-2").outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void aDocumentThatBreaksWhileItIsSentConcernsOneItemAndGivesItOneLine() {
        broker.has(3);
        AtomicInteger opened = new AtomicInteger();
        Document broken = Document.of("F-2.pdf", pdf("F-2.pdf").size(), () -> {
            // Opened twice to be checked.
            if (opened.incrementAndGet() > 2) {
                throw new IllegalStateException("the archive is confused");
            }
            return pdf("F-2.pdf").open();
        });
        broker.papers.put("F-2", Documents.of(broken));

        RunSummary night = run();

        assertThat(night.lines()).isEqualTo(3);
        assertThat(night.count(Outcome.SENT)).isEqualTo(2);
        assertThat(broker.results(night).get("F-2").outcome()).isEqualTo(Outcome.FAILED);
        assertThat(broker.ledger.items().useOf("F-2").status()).isEqualTo(DispatchStatus.FREE);
    }

    @Test
    void endsWhatHasBegunWhenInterruptedAndReportsIt() throws Exception {
        AtomicInteger given = new AtomicInteger();
        IntStream.rangeClosed(1, 50).forEach(i -> broker.has(fee("F-" + i)));
        Thread[] runner = new Thread[1];
        Dispatch dispatch = broker.dispatch(chorus)
                .receipts(query -> broker.items.stream().peek(item -> {
                    if (given.incrementAndGet() == 10) {
                        runner[0].interrupt();
                    }
                }))
                .build();
        RunSummary[] summary = new RunSummary[1];
        runner[0] = new Thread(() -> summary[0] = dispatch.run().orElseThrow());
        runner[0].start();
        runner[0].join();

        assertThat(summary[0].stop().orElseThrow().reason()).isEqualTo(StopReason.INTERRUPTED);
        assertThat(summary[0].lines()).as("every due item has its line").isEqualTo(50);
        assertThat(summary[0].count(Outcome.SENT))
                .isBetween(1L, 10L)
                .isEqualTo(platform.invoices().size());
        assertThat(run().isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(50);
    }
}
