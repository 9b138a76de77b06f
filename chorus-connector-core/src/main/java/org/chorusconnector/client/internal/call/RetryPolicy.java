package org.chorusconnector.client.internal.call;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;
import org.chorusconnector.client.CallAttempt.Outcome;
import org.chorusconnector.client.Timeouts;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.jspecify.annotations.Nullable;

/**
 * When a call is attempted again: when the last attempt did no harm, its trouble may pass, and neither the attempts nor the
 * time are used up. Waits what the gateway asks, at least our own pause, which doubles from one to the next with a random
 * part so that many callers do not come back together.
 */
public final class RetryPolicy {

    private static final double DOUBLING = 2;
    private static final double RANDOM_PART = 0.5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

    private final Retry retry;
    private final Duration retryFor;

    RetryPolicy(int maxAttempts, Timeouts timeouts) {
        Duration first = timeouts.firstPause().toMillis() < 1 ? Duration.ofMillis(1) : timeouts.firstPause();
        Duration longest = first.compareTo(LONGEST_PAUSE) > 0 ? first : LONGEST_PAUSE;
        IntervalFunction backoff = IntervalFunction.ofExponentialRandomBackoff(first, DOUBLING, RANDOM_PART, longest);
        this.retry = Retry.of(
                "chorus-pro",
                RetryConfig.<Trial>custom()
                        .maxAttempts(maxAttempts)
                        .retryOnResult(Trial::deservesAnother)
                        .intervalBiFunction((number, trial) ->
                                Math.max(backoff.apply(number), trial.get().retryAfterMillis()))
                        .build());
        this.retryFor = timeouts.retryFor();
    }

    /** The plan of one call. Not thread-safe. */
    OfCall begin(CallSafety.Level level) {
        return new OfCall(level);
    }

    final class OfCall {

        private final Retry.AsyncContext<Trial> attempts = retry.asyncContext();
        private final CallSafety.Level level;
        private @Nullable Long firstFailedAt;
        private int refusedLogins;

        private OfCall(CallSafety.Level level) {
            this.level = level;
        }

        /** How long to wait before another attempt, empty when there must be none. */
        Optional<Duration> pauseAfter(AttemptResult<?> ending) {
            if (ending.outcome() == Outcome.UNAUTHORIZED) {
                refusedLogins++;
            }
            Trial trial = new Trial(ending, level, refusedLogins);
            long pause = attempts.onResult(trial);
            if (pause < 0) {
                return Optional.empty();
            }
            long now = System.nanoTime();
            if (firstFailedAt == null) {
                // Not from the beginning of the call: on a slow line, its first attempt alone may take longer.
                firstFailedAt = now;
            }
            Duration elapsed = Duration.ofNanos(now - firstFailedAt);
            boolean inTime = elapsed.plusMillis(pause).compareTo(retryFor) <= 0;
            return inTime ? Optional.of(Duration.ofMillis(pause)) : Optional.empty();
        }
    }

    /**
     * An attempt to be judged.
     *
     * @param refusedLogins how often the login was refused for this call, this time included
     */
    private record Trial(AttemptResult<?> ending, CallSafety.Level level, int refusedLogins) {

        /** Once for a token that was too old, once for one that was revoked while the call was under way (rule T7). */
        private static final int RENEWALS = 2;

        boolean deservesAnother() {
            boolean stillUnauthorized = ending.outcome() == Outcome.UNAUTHORIZED && refusedLogins > RENEWALS;
            return ending.isHarmless(level) && ending.isPassing() && !stillUnauthorized;
        }

        long retryAfterMillis() {
            return Math.min(ending.retryAfter().toMillis(), Integer.MAX_VALUE);
        }
    }
}
