package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.runs.RunId;

/**
 * The right to work on one item. Every write needs the latest claim: a run that was declared dead, or paused while
 * another took over, holds a stale one, and its writes fail with {@link ClaimLostException}.
 *
 * @param number the item
 * @param run who holds it
 * @param fencingToken grows with each write
 * @param state where the item stands
 * @param attempts how often it was claimed to be sent, this claim included
 * @param files stored on Chorus Pro for it, by this run or by one that died, oldest first
 * @param lastSubmission what was last submitted, by whichever run; empty when nothing ever was
 * @param numberTaken whether Chorus Pro has said that it has the number already, which was not found: never submitted again
 *     as long as that stands
 */
@Given
public record Claim(
        String number,
        RunId run,
        long fencingToken,
        EntryState state,
        int attempts,
        List<UploadedFile> files,
        Optional<LastSubmission> lastSubmission,
        boolean numberTaken) {

    public Claim {
        requireNonNull(number, "number");
        requireNonNull(run, "run");
        requireNonNull(state, "state");
        files = List.copyOf(files);
        requireNonNull(lastSubmission, "lastSubmission");
    }

    /** Whether the item must be looked up on the platform before anything else. */
    public boolean isInDoubt() {
        return state.isInDoubt();
    }

    /**
     * The last submission, kept so that its fate can be settled by a run that has no receipt at hand.
     *
     * @param intent what it said
     * @param firstAt when the item was first submitted
     * @param lastAt when it was last submitted
     */
    public record LastSubmission(Intent intent, Instant firstAt, Instant lastAt) {
        public LastSubmission {
            requireNonNull(intent, "intent");
            requireNonNull(firstAt, "firstAt");
            requireNonNull(lastAt, "lastAt");
        }
    }
}
