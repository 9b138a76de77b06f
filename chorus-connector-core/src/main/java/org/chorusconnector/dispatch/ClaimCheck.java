package org.chorusconnector.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    /**
     * A moment on two clocks. The monotonic clock cannot be set, but some machines stop it while they are suspended; the
     * wall clock goes on there.
     */
    record Moment(long nanos, Instant instant) {

        static Moment now(Clock clock) {
            return new Moment(System.nanoTime(), clock.instant());
        }

        /** Whether neither clock moved further than {@link #TRUSTED}, and the wall clock did not go back. */
        private boolean isTrustedAt(Moment later) {
            Duration byWallClock = Duration.between(instant, later.instant);
            return later.nanos - nanos <= TRUSTED.toNanos()
                    && !byWallClock.isNegative()
                    && byWallClock.compareTo(TRUSTED) <= 0;
        }
    }

    private final Items items;
    private final Claim claim;
    private final Clock clock;
    private Moment held;

    /** @param held a moment before the claim was last written */
    ClaimCheck(Items items, Claim claim, Clock clock, Moment held) {
        this.items = items;
        this.claim = claim;
        this.clock = clock;
        this.held = held;
    }

    @Override
    public boolean getAsBoolean() {
        Moment now = Moment.now(clock);
        if (held.isTrustedAt(now)) {
            return true;
        }
        do {
            held = now;
            if (!items.holds(claim)) {
                return false;
            }
            now = Moment.now(clock);
            // Once more if the process was paused while it asked. A wall clock that is set again and again ends this
            // too.
        } while (now.nanos - held.nanos > TRUSTED.toNanos());
        return true;
    }
}
