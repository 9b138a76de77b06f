package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.pdf;
import static org.chorusconnector.dispatch.Broker.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chorusconnector.Siret;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.chorusconnector.testkit.Recipient;
import org.junit.jupiter.api.Test;

/** Items that a person names. */
class ByHandIT extends DispatchScene {

    @Test
    void sendsByHandWhateverTheDatesAndGivesEachNumberItsLine() {
        broker.has(fee("FUTURE").createdOn(TODAY.plusDays(9))).has(1).has(fee("UNASKED"));
        run();
        Dispatch withoutCutoff = broker.dispatch(chorus)
                .settings(settings()
                        .withEligibility(EligibilitySettings.DEFAULTS.withSiretCheck(
                                settings().eligibility().siretCheck())))
                .build();

        RunSummary byHand = withoutCutoff.send(List.of("FUTURE", "F-1", "GHOST"));

        assertThat(byHand.kind()).isEqualTo(RunKind.BY_HAND);
        assertThat(broker.results(byHand))
                .containsOnlyKeys("FUTURE", "F-1", "GHOST")
                .hasEntrySatisfying("FUTURE", line -> assertThat(line.outcome()).isEqualTo(Outcome.SENT))
                .hasEntrySatisfying("F-1", line -> assertSkipped(line, "ALREADY_SENT"))
                .hasEntrySatisfying("GHOST", line -> assertSkipped(line, "ITEM_NOT_FOUND"));
        assertThat(platform.invoice("FUTURE").orElseThrow().invoiceDate())
                .as("the invoice takes the date of its sending")
                .isEqualTo(TODAY);
    }

    @Test
    void tellsBeforehandWhetherAnItemWouldBeSent() {
        broker.has(fee("FUTURE").createdOn(TODAY.plusDays(9)))
                .has(1)
                .has(fee("POOR").clientSiret(Broker.NEEDS_SERVICE).corrupt(true));
        broker.papers.put("POOR", new Documents(Optional.empty(), List.of()));
        broker.items.add(new Item.Unreadable("BROKEN", "line 3"));
        run();
        Dispatch dispatch = broker.dispatch(chorus).build();

        assertThat(dispatch.maySend("FUTURE").isEligible()).isTrue();
        assertThat(dispatch.maySend("F-1").reasons()).containsExactly(ReasonCode.ALREADY_SENT);
        assertThat(dispatch.maySend("POOR").reasons())
                .containsExactly(
                        ReasonCode.ITEM_CORRUPT, ReasonCode.MAIN_DOCUMENT_MISSING, ReasonCode.SERVICE_CODE_MISSING);
        assertThat(dispatch.maySend("BROKEN").reasons()).containsExactly(ReasonCode.ITEM_INVALID);
        assertThat(dispatch.maySend("GHOST").reasons()).containsExactly(ReasonCode.ITEM_NOT_FOUND);
        for (String number : List.of("FUTURE", "F-1", "POOR", "BROKEN", "GHOST")) {
            boolean announced = dispatch.maySend(number).isEligible();
            assertThat(dispatch.send(List.of(number)).count(Outcome.SENT) == 1)
                    .as(number)
                    .isEqualTo(announced);
        }
    }

    @Test
    void asksChorusProBeforeItRefusesASiretWithAWrongKey() {
        String wrongKey = "12345678200052";
        assertThat(Siret.of(wrongKey).hasValidKey()).isFalse();
        platform.directory().add(Recipient.of(wrongKey));
        broker.has(fee("KNOWN").clientSiret(wrongKey).engagementNumber("E-1"))
                .has(fee("UNKNOWN").clientSiret("12345678209999"));
        DispatchSettings strict =
                settings().withEligibility(settings().eligibility().withSiretCheck(SiretCheck.STRICT));
        Dispatch dispatch = broker.dispatch(chorus).settings(strict).build();

        assertThat(dispatch.maySend("KNOWN").isEligible()).isTrue();
        assertThat(dispatch.maySend("UNKNOWN").reasons()).containsExactly(ReasonCode.SIRET_INVALID);
        var night = broker.results(dispatch.run().orElseThrow());
        assertSkipped(night.get("UNKNOWN"), "SIRET_INVALID");
        assertThat(night.get("KNOWN").outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void sendsInTheBackgroundAndTellsHowFarItIs() {
        CompletableFuture<Void> released = new CompletableFuture<>();
        platform.faults()
                .inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE).forInvoice("F-3"));
        broker.has(3);
        Dispatch dispatch =
                broker.dispatch(chorus).settings(settings().withConcurrency(1)).build();

        Dispatch.BackgroundRun run = dispatch.start(List.of("F-1", "F-2", "F-3"), task -> new Thread(task).start());

        Awaitility.await().until(() -> run.concluded() == 2);
        assertThat(run.asked()).isEqualTo(3);
        assertThat(run.result()).isNotDone();
        released.complete(null);
        assertThat(run.result().join().count(Outcome.SENT)).isEqualTo(3);
        assertThat(run.concluded()).isEqualTo(3);
        run.cancel();
        assertThat(run.result()).isCompleted();
    }

    @Test
    void stopsInOrderWhatIsCancelledInTheBackgroundAndLeavesTheThreadAsItWas() throws Exception {
        CompletableFuture<Void> released = new CompletableFuture<>();
        platform.faults()
                .inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE).forInvoice("F-1"));
        broker.has(3);
        Dispatch dispatch =
                broker.dispatch(chorus).settings(settings().withConcurrency(1)).build();
        ExecutorService single = Executors.newSingleThreadExecutor();
        try {
            Dispatch.BackgroundRun run = dispatch.start(List.of("F-1", "F-2", "F-3"), single);
            Dispatch.BackgroundRun later = dispatch.start(List.of("F-2"), single);
            Awaitility.await().until(() -> platform.submissionsOf("F-1") > 0);

            later.cancel();
            run.cancel();
            released.complete(null);

            RunSummary stopped = run.result().join();
            assertThat(stopped.stop())
                    .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(StopReason.INTERRUPTED));
            assertThat(stopped.count(Outcome.SENT)).isEqualTo(1);
            assertThat(later.result())
                    .failsWithin(Duration.ZERO)
                    .withThrowableThat()
                    .withCauseInstanceOf(CancellationException.class);
            assertThat(single.submit(() -> Thread.currentThread().isInterrupted())
                            .get())
                    .isFalse();
            assertThat(platform.invoices()).hasSize(1);
        } finally {
            single.shutdown();
        }
    }

    @Test
    void goesOnAfterARowThatThrows() {
        broker.has(1);
        Dispatch dispatch = broker.dispatch(chorus)
                .receipts(query -> Stream.of(
                        Item.reading("ROW-1", () -> {
                            throw new NumberFormatException("Dupont");
                        }),
                        Item.reading("F-1", () -> (Receipt) broker.items.get(0))))
                .build();

        var night = broker.results(dispatch.run().orElseThrow());

        assertThat(night.get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(night.get("ROW-1").findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).isEqualTo("NumberFormatException"));
    }

    @Test
    void attachesWhatAPersonAddsBehindTheSourcesDocuments() {
        broker.has(fee("F-1"), pdf("rib.pdf"));

        broker.dispatch(chorus).build().send("F-1", List.of(pdf("contrat.pdf")));

        assertThat(platform.invoice("F-1").orElseThrow().attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "contrat.pdf");
    }
}
