package org.chorusconnector.dispatch;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.dispatch.RunSummary.Stop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops a run for good, once, with the first cause: the workers end what they have begun and begin nothing new.
 *
 * <p>A technical failure of one item is that item's. The run stops when the failure is everybody's: the cause says so, the
 * platform's health check fails too, or so many items in a row have failed that the next ones would fail alike.
 */
final class Brake {

    /** Failures in a row, without any answer in between, after which the platform counts as down. */
    static final int FAILURES_IN_A_ROW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Brake.class);

    private final Platform platform;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();

    Brake(Platform platform) {
        this.platform = platform;
    }

    Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    boolean isOn() {
        return stopped().isPresent();
    }

    boolean isInterrupted() {
        return stopped().filter(stop -> stop.reason() == StopReason.INTERRUPTED).isPresent();
    }

    void pull(StopReason reason, String detail) {
        if (stop.compareAndSet(null, new Stop(reason, detail))) {
            LOG.warn("The run stops early, {}: {}", reason, detail);
        }
    }

    /** Chorus Pro took or refused an invoice. That it can be asked things does not count: it may still take nothing. */
    void answered() {
        failuresInARow.set(0);
    }

    /** One item failed for a technical reason. */
    void failed(ChorusException failure) {
        if (failure instanceof ChorusRefusedException) {
            // An answer to the point, if not the one that was hoped for.
            return;
        }
        if (failure instanceof ChorusFailedException certain) {
            Optional<StopReason> everybodys = everybodys(certain.reason());
            if (everybodys.isPresent()) {
                pull(everybodys.get(), String.valueOf(certain.getMessage()));
                return;
            }
            if (concernsTheItemAlone(certain.reason())) {
                return;
            }
        }
        if (failuresInARow.incrementAndGet() >= FAILURES_IN_A_ROW) {
            pull(
                    StopReason.PLATFORM_DOWN,
                    FAILURES_IN_A_ROW + " items in a row failed; the last one: " + failure.getMessage());
        } else if (!isOn()) {
            askWhetherItIsUp();
        }
    }

    private synchronized void askWhetherItIsUp() {
        // Others wait here for the answer: if the platform is down, one of them finds out, not thirty-two.
        if (isOn()) {
            return;
        }
        try {
            platform.checkHealth();
        } catch (ChorusException e) {
            StopReason reason = e instanceof ChorusFailedException certain
                    ? everybodys(certain.reason()).orElse(StopReason.PLATFORM_DOWN)
                    : StopReason.PLATFORM_DOWN;
            pull(reason, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<StopReason> everybodys(ChorusFailedException.Reason reason) {
        return switch (reason) {
            case UNREACHABLE -> Optional.of(StopReason.PLATFORM_DOWN);
            case CREDENTIALS_REFUSED -> Optional.of(StopReason.CREDENTIALS_REFUSED);
            case ACCESS_DENIED -> Optional.of(StopReason.ACCESS_DENIED);
            case UNKNOWN_PATH -> Optional.of(StopReason.UNKNOWN_PATH);
            case DAILY_BUDGET -> Optional.of(StopReason.QUOTA);
            case INTERRUPTED -> Optional.of(StopReason.INTERRUPTED);
            case QUOTA, SERVER_ERROR, NO_ANSWER, UNREADABLE_ANSWER, REQUEST_REFUSED, INVALID_REQUEST, WITHDRAWN ->
                Optional.empty();
        };
    }

    private static boolean concernsTheItemAlone(ChorusFailedException.Reason reason) {
        return reason == ChorusFailedException.Reason.REQUEST_REFUSED
                || reason == ChorusFailedException.Reason.INVALID_REQUEST
                || reason == ChorusFailedException.Reason.WITHDRAWN;
    }
}
