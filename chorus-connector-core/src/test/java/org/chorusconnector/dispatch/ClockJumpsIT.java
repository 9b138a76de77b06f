package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Intent;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.UploadedFile;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clocks that jump, and differ between nodes. The platform's own stands still, a day later: it refuses an invoice that is
 * dated later than its own day, which is another matter.
 */
class ClockJumpsIT {

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM = ChorusSimulatorExtension.create(
            Clients.simulator().clock(Clock.fixed(Broker.NOW.plus(Duration.ofDays(1)), Paris.ZONE)));

    private final ChorusSimulator platform = PLATFORM.simulator();
    private final Broker broker = new Broker();
    private ChorusPro chorus;

    @BeforeEach
    void connect() {
        chorus = Clients.of(platform)
                .clock(Clock.fixed(Broker.NOW.plus(Duration.ofDays(1)), Paris.ZONE))
                .build();
    }

    @AfterEach
    void disconnect() {
        chorus.close();
    }

    /** Shows another time at each look, up to this many hours wrong either way. */
    private static Clock jumping(Instant around, int hours) {
        Random random = new Random(7);
        return new Clock() {
            @Override
            public synchronized Instant instant() {
                return around.plusSeconds(random.nextInt(-3600 * hours, 3600 * hours));
            }

            @Override
            public ZoneId getZone() {
                return Paris.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }

    /** An evening, a midnight in Paris, and the hours around both changes of its summer time. */
    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-20T18:00:00Z", "2026-11-20T23:00:00Z", "2026-10-25T01:00:00Z", "2026-03-29T01:00:00Z"})
    void aClockThatJumpsByHoursLosesAndDoublesNothing(Instant around) {
        broker.has(30);
        for (int i = 1; i <= 30; i += 3) {
            Fault fault = i % 2 == 0 ? Fault.cutAfterTaken() : Fault.cutBeforeTaken();
            platform.faults().inject(fault.on(Operation.SUBMIT_INVOICE).forInvoice("F-" + i));
        }
        Clock clock = jumping(around, 9);

        LocalDate day = Broker.TODAY;
        broker.dispatch(chorus).clock(clock).build().run(day);
        RunSummary last = broker.dispatch(chorus).clock(clock).build().run(day).orElseThrow();

        assertThat(last.isComplete()).isTrue();
        assertThat(platform.invoices()).hasSize(30);
        assertThat(broker.items)
                .allSatisfy(item ->
                        assertThat(platform.submissionsOf(item.number())).isEqualTo(1));
    }

    @Test
    void aNodeWhoseClockIsAheadWaitsTheSettlingDelayByItsOwnStopwatch() {
        broker.has(1);
        submittedByARunThatDied("F-1");
        Queue<Map.Entry<String, Long>> calls = new ConcurrentLinkedQueue<>();
        CallListener stopwatch = new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                calls.add(Map.entry(attempt.operation(), System.nanoTime()));
            }
        };
        try (ChorusPro timed = Clients.of(platform)
                .clock(Clock.fixed(Broker.NOW.plus(Duration.ofDays(1)), Paris.ZONE))
                .listener(stopwatch)
                .build()) {
            Clock ahead = Clock.fixed(Broker.NOW.plus(Duration.ofHours(1)), Paris.ZONE);
            assertThat(broker.dispatch(timed)
                            .clock(ahead)
                            .build()
                            .run()
                            .orElseThrow()
                            .isComplete())
                    .isTrue();
        }

        List<Long> lookUps = calls.stream()
                .filter(call -> call.getKey().equals("rechercherFactureParFournisseur"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(lookUps).as("at once, and twice after the delay").hasSize(3);
        assertThat(Duration.ofNanos(lookUps.get(1) - lookUps.get(0)))
                .isGreaterThanOrEqualTo(Broker.settings().settlingDelay().minusMillis(100));
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-23, -1, 1, 23})
    void aNodeFindsWhatAnotherSubmittedByAWrongClock(int hours) {
        broker.has(1);
        platform.faults()
                .inject(
                        Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE),
                        Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());
        Clock wrong = Clock.fixed(Broker.NOW.plus(Duration.ofHours(hours)), Paris.ZONE);
        broker.dispatch(chorus).clock(wrong).build().run(Broker.TODAY);
        platform.faults().clear();

        RunSummary right = broker.dispatch(chorus).build().run().orElseThrow();

        ItemResult line = broker.results(right).get("F-1");
        assertThat(line.outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void aClockThatWasSetBackDoesNotMakeAnOldFileYoung() {
        broker.has(1);
        FileId stored = chorus.files().upload(Clients.pdf("F-1.pdf"));
        RunId dying = begun();
        Claim claim = broker.ledger.items().claim(dying, "F-1", Broker.NOW).orElseThrow();
        Instant before = Broker.NOW.plus(Duration.ofHours(1));
        broker.ledger
                .items()
                .uploaded(
                        claim,
                        new UploadedFile(
                                stored.value(), "F-1.pdf", DispatchScene.sha256(Broker.pdf("F-1.pdf")), before),
                        before);

        assertThat(broker.dispatch(chorus).build().run().orElseThrow().isComplete())
                .isTrue();

        assertThat(platform.uploads()).hasSize(2);
    }

    private RunId begun() {
        return broker.ledger
                .runs()
                .open(new RunStart(RunKind.AUTOMATIC, Broker.TODAY, Broker.NOW, "test", ""))
                .orElseThrow();
    }

    private void submittedByARunThatDied(String number) {
        Claim claim = broker.ledger.items().claim(begun(), number, Broker.NOW).orElseThrow();
        Intent intent = new Intent(
                Broker.UNDEMANDING,
                new BigDecimal("120.00"),
                Optional.of(ReceiptKind.FEE),
                Optional.of(Broker.TODAY),
                Optional.of(number + ".pdf"),
                List.of(),
                Optional.empty());
        broker.ledger.items().submitting(claim, intent, Broker.NOW);
    }
}
