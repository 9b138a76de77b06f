package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Items;

/**
 * Checks that a claim is still held, right before the write that sends a submission. A process may be paused between recording
 * its intent and the call, for so long that another run takes the item over, does not find it and submits it. A run whose
 * check is older than a second asks the ledger again. A pause that falls between the answer of this check and the write itself is
 * not noticed: there the platform's refusal of a number that it has is the only fence.
 */
final class ClaimCheck implements BooleanSupplier {

    /** Far less than what another run needs to take an item over and to be sure that it is absent. */
    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Items items;
    private final Claim claim;
    private long heldAt;

    /** @param heldAt a moment before the claim was last written, by {@link System#nanoTime} */
    ClaimCheck(Items items, Claim claim, long heldAt) {
        this.items = items;
        this.claim = claim;
        this.heldAt = heldAt;
    }

    @Override
    public boolean getAsBoolean() {
        // Once more if the process was paused while it asked.
        while (System.nanoTime() - heldAt > TRUSTED_NANOS) {
            long asked = System.nanoTime();
            if (!items.holds(claim)) {
                return false;
            }
            heldAt = asked;
        }
        return true;
    }
}
