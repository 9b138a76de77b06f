package org.chorusconnector.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time of the platform: that of the clock given to the builder, and what a test added to it. Token expiry, deposits,
 * statuses, flows and the {@code Date} of answers follow it; the quota is measured in real time. Thread-safe.
 */
public final class PlatformClock extends Clock {

    private final Clock base;
    private final Offset offset;

    /** Shared by the copies in other zones. */
    private static final class Offset {
        private Duration added = Duration.ZERO;

        synchronized void add(Duration time) {
            added = added.plus(time);
        }

        synchronized Duration added() {
            return added;
        }
    }

    PlatformClock(Clock base) {
        this(base, new Offset());
    }

    private PlatformClock(Clock base, Offset offset) {
        this.base = base;
        this.offset = offset;
    }

    /**
     * Turns the clock forward.
     *
     * @throws IllegalArgumentException if the time is negative: statuses that were entered stay entered
     */
    public void advance(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("the platform's time does not go back: " + time);
        }
        offset.add(time);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.added());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new PlatformClock(base.withZone(zone), offset);
    }
}
