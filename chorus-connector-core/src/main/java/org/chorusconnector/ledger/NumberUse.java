package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.ledger.Claim.LastSubmission;

/**
 * What a number was used for so far.
 *
 * @param status whether its item may be claimed
 * @param attempts how often it was claimed to be sent, by all runs together
 * @param lastSubmission what was last submitted under it; empty if nothing ever was
 * @param depositedOn Paris day of the deposit of a sent item, by the clock of Chorus Pro
 * @param isReuseAccepted whether a person has seen that it came back for another item
 */
@Given
public record NumberUse(
        DispatchStatus status,
        int attempts,
        Optional<LastSubmission> lastSubmission,
        Optional<LocalDate> depositedOn,
        boolean isReuseAccepted) {

    static final NumberUse NEVER = new NumberUse(DispatchStatus.FREE, 0, Optional.empty(), Optional.empty(), false);

    public NumberUse {
        requireNonNull(status, "status");
        requireNonNull(lastSubmission, "lastSubmission");
        requireNonNull(depositedOn, "depositedOn");
    }
}
