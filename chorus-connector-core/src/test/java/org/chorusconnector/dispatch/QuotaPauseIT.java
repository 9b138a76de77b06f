package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;

/** PISTE refuses calls as too many, and does not say for how long. */
class QuotaPauseIT extends DispatchScene {

    private RunSummary runPausingFor(Duration most) {
        return broker.dispatch(chorus)
                .settings(Broker.settings().withConcurrency(2).withMaxQuotaPause(most))
                .build()
                .run()
                .orElseThrow();
    }

    @Test
    void stopsTheRunAfterAllPausesAndLeavesTheRestUntouched() {
        broker.has(30);
        platform.faults().inject(Fault.status(429).untilCleared());

        RunSummary night = runPausingFor(Duration.ofSeconds(1));

        assertThat(night.stop().orElseThrow().reason()).isEqualTo(StopReason.TOO_MANY_CALLS);
        assertThat(night.count(Outcome.FAILED))
                .as("one for each worker at most")
                .isLessThanOrEqualTo(2);
        assertThat(night.lines()).isEqualTo(30);
        platform.faults().clear();
        assertThat(runPausingFor(Duration.ofSeconds(1)).count(Outcome.SENT)).isEqualTo(30);
    }

    @Test
    void goesOnWhenCallsAreTakenAgain() {
        broker.has(10);
        platform.faults().inject(Fault.status(429).on(Operation.UPLOAD_FILE).times(5));

        RunSummary night = runPausingFor(Duration.ofSeconds(30));

        assertThat(night.stop()).isEmpty();
        assertThat(night.count(Outcome.SENT)).isGreaterThanOrEqualTo(8);
    }
}
