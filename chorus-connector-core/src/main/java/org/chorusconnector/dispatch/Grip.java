package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Ledger;

/**
 * Whether a claim is held at this very moment, asked before a submission goes out. A process may be paused between the record
 * of its intent and the call, for so long that another run has taken the item over, looked it up in vain and submitted it.
 * Waking up, it finds by its own clock that a moment has passed, and asks the ledger once more.
 */
final class Grip implements BooleanSupplier {

    /** Far less than what another run needs to take an item over and to be sure that it is absent. */
    private static final long TRUSTED_NANOS = Duration.ofSeconds(1).toNanos();

    private final Ledger ledger;
    private final Claim claim;
    private long heldAt;

    /** @param heldAt a moment before the claim was last written, by {@link System#nanoTime} */
    Grip(Ledger ledger, Claim claim, long heldAt) {
        this.ledger = ledger;
        this.claim = claim;
        this.heldAt = heldAt;
    }

    @Override
    public boolean getAsBoolean() {
        // Once more if the process was paused while it asked.
        while (System.nanoTime() - heldAt > TRUSTED_NANOS) {
            long asked = System.nanoTime();
            if (!ledger.holds(claim)) {
                return false;
            }
            heldAt = asked;
        }
        return true;
    }
}
