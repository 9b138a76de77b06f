package org.chorusconnector.client.internal.transport;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/** Gives calls their turn, evenly spaced, in the order in which they came. Thread-safe. */
final class Pace {

    /**
     * A limiter of one permit per period lets two calls out in quick succession around the end of a period. A call that costs
     * two permits of a limiter that holds only one always waits for the end of a period, and the next one for two more: calls
     * leave evenly.
     */
    private static final int PERMITS_PER_CALL = 2;

    /** Share of the granted pace that is used: what {@link WireWindow} lets through on a machine that is at ease. */
    private static final double SHARE = 0.979;

    private final RateLimiter limiter;
    private final ReentrantLock turnstile = new ReentrantLock(true);

    Pace(int callsPerSecond) {
        limiter = RateLimiter.of("piste", config(callsPerSecond));
    }

    static RateLimiterConfig config(int callsPerSecond) {
        return RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos((long) (1e9 / (PERMITS_PER_CALL * SHARE * callsPerSecond))))
                // More than the three periods that the one caller at the limiter can wait, at any pace.
                .timeoutDuration(Duration.ofMinutes(1))
                .build();
    }

    /** Waits for a turn. One thread waits at the limiter at a time: permits that several reserve ahead bunch up after a pause. */
    void awaitTurn() throws InterruptedException {
        turnstile.lockInterruptibly();
        try {
            if (!limiter.acquirePermission(PERMITS_PER_CALL)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for the quota");
                }
                throw new IllegalStateException("the rate limiter gave no turn within a minute");
            }
        } finally {
            turnstile.unlock();
        }
    }
}
