package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EntryStateTest {

    @ParameterizedTest
    @EnumSource
    void neverLeavesSent(EntryState next) {
        assertThat(EntryState.SENT.mayBecome(next)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isSentOnlyAfterTheIntentToSubmitWasRecorded(EntryState before) {
        assertThat(before.mayBecome(EntryState.SENT)).isEqualTo(before.isInDoubt());
    }

    @Test
    void neverForgetsADoubtByBeingClaimed() {
        assertThat(EntryState.UNKNOWN.mayBecome(EntryState.CLAIMED)).isFalse();
        assertThat(EntryState.SUBMITTING.mayBecome(EntryState.CLAIMED)).isFalse();
    }
}
