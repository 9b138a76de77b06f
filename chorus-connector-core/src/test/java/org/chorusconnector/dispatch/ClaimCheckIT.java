package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.dispatch.ClaimCheck.Moment;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Intent;
import org.chorusconnector.ledger.InterceptedLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that was paused between the record of its intent and the call. */
class ClaimCheckIT {

    private static final Clock CLOCK = Clock.fixed(Broker.NOW, Paris.ZONE);

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(CLOCK));

    private final ChorusSimulator platform = PLATFORM.simulator();
    private final Broker broker = new Broker();

    @Test
    void asksTheLedgerOnlyWhenAMomentHasPassed() {
        Claim claim = submitting();
        Moment now = Moment.now(CLOCK);
        Moment longAgo = new Moment(now.nanos() - TimeUnit.SECONDS.toNanos(5), now.instant());
        // The monotonic clock stood still while the machine was suspended.
        Moment beforeSuspension = new Moment(now.nanos(), now.instant().minusSeconds(5));
        Moment beforeClockWasSetBack = new Moment(now.nanos(), now.instant().plusSeconds(5));
        ClaimCheck fresh = check(claim, new Moment(now.nanos() + TimeUnit.MINUTES.toNanos(1), now.instant()));
        assertThat(check(claim, longAgo).getAsBoolean()).as("still held").isTrue();
        assertThat(check(claim, beforeSuspension).getAsBoolean())
                .as("still held")
                .isTrue();

        broker.ledger.admin().release("F-1", "Ada", "test");

        assertThat(fresh.getAsBoolean()).as("trusted without a look").isTrue();
        assertThat(List.of(longAgo, beforeSuspension, beforeClockWasSetBack))
                .noneMatch(held -> check(claim, held).getAsBoolean());
    }

    private ClaimCheck check(Claim claim, Moment held) {
        return new ClaimCheck(broker.ledger.items(), claim, CLOCK, held);
    }

    @Test
    void doesNotSubmitWhatWasTakenOverWhileItWasPausedBeforeTheCall() {
        broker.has(1);
        AtomicReference<Instant> time = new AtomicReference<>(Broker.NOW);
        Ledger pausing = InterceptedLedger.of(broker.ledger, (method, arguments, call) -> {
            Object result = call.proceed();
            if (method.equals("submitting")) {
                declareDead(((Claim) arguments[0]).run());
                time.set(Broker.NOW.plusSeconds(5));
            }
            return result;
        });

        try (ChorusPro chorus = Clients.of(platform).clock(CLOCK).build()) {
            // It ends before its next heartbeat could tell it.
            RunSummary paused = broker.dispatch(chorus, pausing)
                    .settings(Broker.settings().withDeadAfter(Duration.ofMinutes(10)))
                    .clock(clockOf(time))
                    .build()
                    .run()
                    .orElseThrow();

            assertThat(paused.stop().orElseThrow().reason()).isEqualTo(StopReason.TAKEN_OVER);
            assertThat(platform.calls().of(Operation.SUBMIT_INVOICE)).isZero();
            assertThat(broker.ledger.items().inDoubt())
                    .as("for the run that took over")
                    .containsExactly("F-1");

            RunSummary next = broker.dispatch(chorus).build().run().orElseThrow();

            assertThat(next.count(Outcome.SENT)).isEqualTo(1);
            assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
        }
    }

    /** As another node does that has watched the run in vain. */
    private void declareDead(RunId run) {
        await().until(() -> {
            Long beat = broker.ledger.runs().openRuns().get(run);
            return beat == null || broker.ledger.runs().declareDead(run, beat, Broker.NOW);
        });
    }

    private static Clock clockOf(AtomicReference<Instant> time) {
        return new Clock() {
            @Override
            public Instant instant() {
                return time.get();
            }

            @Override
            public ZoneId getZone() {
                return Paris.ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    private Claim submitting() {
        RunId run = broker.ledger
                .runs()
                .open(new RunStart(RunKind.AUTOMATIC, Broker.TODAY, Broker.NOW, "test", "settings"))
                .orElseThrow();
        Claim claim = broker.ledger.items().claim(run, "F-1", Broker.NOW).orElseThrow();
        Intent intent = new Intent(
                Broker.UNDEMANDING,
                BigDecimal.TEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
        return broker.ledger.items().submitting(claim, intent, Broker.NOW);
    }
}
