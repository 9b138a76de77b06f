package org.chorusconnector.client.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chorusconnector.client.CallAttempt.Outcome;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptResultTest {

    /** Every outcome is judged; nothing that may have been taken is ever judged harmless. */
    @ParameterizedTest
    @EnumSource(Outcome.class)
    void judgesEveryOutcome(Outcome outcome) {
        AttemptResult<String> result = AttemptResult.ofStatus(outcome, 0, Duration.ZERO);
        boolean mayHaveBeenTaken = switch (outcome) {
            case ANSWERED, LOST, SERVER_TROUBLE, SERVER_ERROR, UNREADABLE, INCOMPLETE -> true;
            default -> false;
        };

        assertThat(result.isHarmless(CallSafety.Level.ONCE)).isEqualTo(!mayHaveBeenTaken);
        if (outcome != Outcome.ANSWERED) {
            assertThat(result.isHarmless(CallSafety.Level.READ)).isTrue();
            CallIdentity call = new CallIdentity("soumettreFacture", CallSafety.Level.ONCE, "id");
            ChorusException exception = CallFailures.of(call, AttemptResult.ofStatus(outcome, 0, Duration.ZERO));
            assertThat(exception instanceof ChorusUnknownOutcomeException).isEqualTo(mayHaveBeenTaken);
        }
    }
}
