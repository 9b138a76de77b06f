package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.settings;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.Test;

/** Submissions without a certain answer. */
class InDoubtIT extends DispatchScene {

    @Test
    void findsASubmissionWhoseAnswerWasLost() {
        broker.has(3);
        platform.faults()
                .inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));

        RunSummary night = run();

        assertThat(night.isComplete()).isTrue();
        assertThat(broker.results(night).get("F-2").invoice().orElseThrow().id().value())
                .isEqualTo(platform.invoice("F-2").orElseThrow().id());
        assertThat(platform.submissionsOf("F-2")).isEqualTo(1);
    }

    @Test
    void submitsAgainWhatIsConfirmedNeverToHaveArrived() {
        broker.has(3);
        platform.faults()
                .inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));

        RunSummary night = run();

        assertThat(night.isComplete()).isTrue();
        assertThat(broker.results(night).get("F-2").attempts()).isEqualTo(2);
        assertThat(platform.calls().of(Operation.SEARCH_INVOICES)).isEqualTo(3);
        assertThat(platform.invoices()).hasSize(3);
    }

    @Test
    void leavesInDoubtWhatCannotBeLookedUpAndSettlesItInTheNextRunBeforeAnythingElse() {
        broker.has(1);
        platform.faults().inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
        platform.faults().inject(Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());

        RunSummary night = run();

        assertThat(broker.results(night).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
        RunSummary stillDown = run();
        assertThat(broker.results(stillDown).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
        platform.faults().clear();
        ItemResult settled = broker.results(run()).get("F-1");
        assertThat(settled.outcome()).isEqualTo(Outcome.SENT);
        assertThat(settled.kind()).contains(ReceiptKind.FEE);
        assertThat(settled.effectiveDate()).contains(TODAY);
        assertThat(settled.mainDocument()).contains("F-1.pdf");
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void keepsInDoubtWhatIsRefusedAsADuplicateWhileTheSearchLagsBehind() {
        broker.has(1);
        platform.faults().inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));
        platform.faults()
                .inject(Fault.refusal(20000, "TRA_MSG_00.015")
                        .on(Operation.SEARCH_INVOICES)
                        .times(4));

        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.invoices()).hasSize(1);
        assertThat(platform.submissionsOf("F-1"))
                .as("once more, after two look-ups")
                .isEqualTo(2);
    }

    @Test
    void looksUpAgainOnlyWhenTheSettlingDelayIsOverSinceTheCallEnded() {
        broker.has(1);
        Queue<CallAttempt> calls = new ConcurrentLinkedQueue<>();
        Map<CallAttempt, Long> endedAt = new ConcurrentHashMap<>();
        platform.faults()
                .inject(
                        Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE),
                        Fault.refusal(20000, "TRA_MSG_00.015").on(Operation.SEARCH_INVOICES));
        try (ChorusPro timed = Clients.of(platform)
                .clock(Clock.fixed(Broker.NOW, Paris.ZONE))
                .listener(new CallListener() {
                    @Override
                    public void attemptFinished(CallAttempt attempt) {
                        endedAt.put(attempt, System.nanoTime());
                        calls.add(attempt);
                    }
                })
                .build()) {
            assertThat(broker.dispatch(timed).build().run().orElseThrow().isComplete())
                    .isTrue();
        }

        List<Long> ends = calls.stream()
                .filter(call -> call.operation().equals("soumettreFacture")
                        || call.operation().equals("rechercherFactureParFournisseur"))
                .map(endedAt::get)
                .toList();
        assertThat(ends).as("submission, first and second look-up").hasSize(3);
        assertThat(Duration.ofNanos(ends.get(2) - ends.get(0)))
                .isGreaterThanOrEqualTo(settings().settlingDelay());
    }

    @Test
    void givesOneLineToAnItemInDoubtWhateverBecomesOfIt() throws Exception {
        broker.has(fee("FOUND")).has(fee("BLOCKED")).has(fee("GONE"));
        platform.faults()
                .inject(
                        Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("FOUND"),
                        Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("BLOCKED"),
                        Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("GONE"),
                        Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());
        run();
        platform.faults().clear();
        broker.papers.remove("BLOCKED");
        broker.items.removeIf(item -> item.number().equals("GONE"));

        RunSummary byHand = broker.dispatch(chorus).build().send(List.of("FOUND", "BLOCKED", "GONE"));

        assertThat(broker.results(byHand))
                .hasEntrySatisfying("FOUND", line -> assertThat(line.outcome()).isEqualTo(Outcome.SENT))
                .hasEntrySatisfying(
                        "BLOCKED",
                        line -> assertThat(line.findings())
                                .extracting(Finding::code)
                                .containsExactly("NOT_ON_PLATFORM"))
                .hasEntrySatisfying(
                        "GONE",
                        line -> assertThat(line.findings())
                                .extracting(Finding::code)
                                .containsExactly("NOT_ON_PLATFORM"));
        assertThat(byHand.lines()).isEqualTo(3);
    }

    @Test
    void anUndecidedSupplierStopsARunThatBeginsWithADoubt() {
        broker.has(1);
        platform.faults()
                .inject(
                        Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE),
                        Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());
        run();
        platform.faults().clear();
        platform.directory().add(Supplier.of(4242, "99999999900017"));

        RunSummary night = run();

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.SUPPLIER_UNDECIDED);
        assertThat(broker.results(night).get("F-1").outcome()).isEqualTo(Outcome.UNKNOWN);
    }
}
