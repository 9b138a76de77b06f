package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the workers of a run while the platform is down, and stops the run if it stays down.
 *
 * <p>A technical failure of one item concerns that item. If the platform's health check fails too, it concerns all items:
 * each worker that meets it waits here until the platform is up again, so that an outage costs at most one item per
 * worker. The run stops if the platform stays down, if the cause cannot pass by waiting, or if so many items in a row have
 * failed that the next ones would fail as well.
 */
final class CircuitBreaker {

    /** Failures in a row, without an answer in between, after which the platform counts as down. */
    static final int FAILURES_IN_A_ROW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int QUOTA_PARTS = 65;
    private static final int LONGEST_QUOTA_PARTS = 15;

    private final Platform platform;
    private final Duration maxOutage;
    private final Duration maxQuotaPause;
    private final RunStop stop;
    private final AtomicInteger failuresInARow = new AtomicInteger();

    // Guarded by this.
    private int quotaPauses;
    private Duration pausedForQuota = Duration.ZERO;
    private long lastQuotaPauseEnd = System.nanoTime();

    /**
     * @param maxOutage how long the platform may be down
     * @param maxQuotaPause how long the run may pause in all while calls are refused as too many
     */
    CircuitBreaker(Platform platform, Duration maxOutage, Duration maxQuotaPause, RunStop stop) {
        this.platform = platform;
        this.maxOutage = maxOutage;
        this.maxQuotaPause = maxQuotaPause;
        this.stop = stop;
    }

    /** Chorus Pro accepted or refused an invoice. Answers to other calls do not count: it may still accept no invoice. */
    void recordAnswer() {
        failuresInARow.set(0);
        forgetQuotaPauses();
    }

    private synchronized void forgetQuotaPauses() {
        quotaPauses = 0;
        pausedForQuota = Duration.ZERO;
    }

    /** Counts a technical failure of one item. Blocks while the platform is down, or until the run is told to stop. */
    void awaitRecovery(ChorusException failure) {
        if (failure instanceof ChorusRefusedException) {
            // An answer to the point, if not the hoped-for one.
            return;
        }
        if (failure instanceof ChorusFailedException certain) {
            Optional<StopReason> permanent = permanent(certain.reason());
            if (permanent.isPresent()) {
                stop.request(permanent.get(), String.valueOf(certain.getMessage()));
                return;
            }
            if (concernsTheItemAlone(certain.reason())) {
                return;
            }
            if (certain.reason() == ChorusFailedException.Reason.QUOTA) {
                awaitQuota(System.nanoTime(), certain);
                return;
            }
        }
        failuresInARow.incrementAndGet();
        awaitHealth(failure);
    }

    /**
     * Pauses the run while PISTE refuses calls as too many: 1, 2, 4, 8 and then 15 of 65 parts of the longest pause. The first
     * worker pauses; those that were refused before its pause ended have waited for it and go on.
     */
    private synchronized void awaitQuota(long refusedAt, ChorusException refusal) {
        if (refusedAt - lastQuotaPauseEnd < 0) {
            return;
        }
        Duration part = maxQuotaPause.dividedBy(QUOTA_PARTS);
        while (!stop.isRequested()) {
            Duration left = maxQuotaPause.minus(pausedForQuota);
            if (left.isNegative() || left.isZero()) {
                stop.request(
                        StopReason.TOO_MANY_CALLS,
                        "PISTE refuses calls as too many, after pauses of " + pausedForQuota.toMinutes()
                                + " minutes in all; the last refusal: " + refusal.getMessage());
                return;
            }
            Duration wished = part.multipliedBy(Math.min(1L << Math.min(quotaPauses, 4), LONGEST_QUOTA_PARTS));
            Duration pause = wished.compareTo(left) < 0 ? wished : left;
            quotaPauses++;
            pausedForQuota = pausedForQuota.plus(pause);
            LOG.warn("PISTE refuses calls as too many; the run pauses for {} s", pause.toSeconds());
            pause(pause);
            lastQuotaPauseEnd = System.nanoTime();
            if (isQuotaThereAgain()) {
                return;
            }
        }
    }

    private boolean isQuotaThereAgain() {
        try {
            platform.checkHealth();
            return true;
        } catch (ChorusFailedException e) {
            // Any other trouble shows at the next item.
            return e.reason() != ChorusFailedException.Reason.QUOTA;
        } catch (ChorusException e) {
            return true;
        }
    }

    /** The first worker asks; the others wait for its answer. */
    private synchronized void awaitHealth(ChorusException failure) {
        boolean wasDown = false;
        long since = System.nanoTime();
        while (!stop.isRequested()) {
            try {
                platform.checkHealth();
                break;
            } catch (ChorusException e) {
                Optional<StopReason> permanent =
                        e instanceof ChorusFailedException certain ? permanent(certain.reason()) : Optional.empty();
                if (permanent.isPresent() || System.nanoTime() - since >= maxOutage.toNanos()) {
                    stop.request(permanent.orElse(StopReason.PLATFORM_DOWN), String.valueOf(e.getMessage()));
                    return;
                }
                if (!wasDown) {
                    LOG.warn(
                            "Chorus Pro is down; the run waits for it for at most {} s: {}",
                            maxOutage.toSeconds(),
                            e.getMessage());
                    wasDown = true;
                }
                pause(PAUSE);
            }
        }
        if (wasDown) {
            LOG.info("Chorus Pro is up again");
            failuresInARow.set(0);
        } else if (failuresInARow.get() >= FAILURES_IN_A_ROW) {
            stop.request(
                    StopReason.PLATFORM_DOWN,
                    FAILURES_IN_A_ROW + " items in a row failed; the last one: " + failure.getMessage());
        }
    }

    private void pause(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop.requestByInterrupt();
        }
    }

    /** The reason to stop the run at once, for failures that all items have and that do not pass by waiting. */
    private static Optional<StopReason> permanent(ChorusFailedException.Reason reason) {
        return switch (reason) {
            case CREDENTIALS_REFUSED -> Optional.of(StopReason.CREDENTIALS_REFUSED);
            case ACCESS_DENIED -> Optional.of(StopReason.ACCESS_DENIED);
            case UNKNOWN_PATH -> Optional.of(StopReason.UNKNOWN_PATH);
            case DAILY_BUDGET -> Optional.of(StopReason.DAILY_BUDGET);
            case INTERRUPTED -> Optional.of(StopReason.INTERRUPTED);
            case UNREACHABLE,
                    QUOTA,
                    SERVER_ERROR,
                    NO_ANSWER,
                    UNREADABLE_ANSWER,
                    REQUEST_REFUSED,
                    INVALID_REQUEST,
                    WITHDRAWN -> Optional.empty();
        };
    }

    private static boolean concernsTheItemAlone(ChorusFailedException.Reason reason) {
        return reason == ChorusFailedException.Reason.REQUEST_REFUSED
                || reason == ChorusFailedException.Reason.INVALID_REQUEST
                || reason == ChorusFailedException.Reason.WITHDRAWN;
    }
}
