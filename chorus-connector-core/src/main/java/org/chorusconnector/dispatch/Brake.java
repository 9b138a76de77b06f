package org.chorusconnector.dispatch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
 * Holds a run while the platform is down, and stops it for good, once, with the first cause: the workers end what they have
 * begun and begin nothing new.
 *
 * <p>A technical failure of one item is that item's. When the platform's health check fails too, it is everybody's: each
 * worker that meets it waits here until the platform is up again, so that an outage costs no more items than there are
 * workers. The run stops when the platform stays down, when the cause says that waiting is in vain, or when so many items in
 * a row have failed that the next ones would fail alike.
 */
final class Brake {

    /** Failures in a row, without any answer in between, after which the platform counts as down. */
    static final int FAILURES_IN_A_ROW = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Brake.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Platform platform;
    private final Duration patience;
    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();

    /** @param patience how long the platform may be down */
    Brake(Platform platform, Duration patience) {
        this.platform = platform;
        this.patience = patience;
    }

    Optional<Stop> stopped() {
        return Optional.ofNullable(stop.get());
    }

    boolean isOn() {
        return stopped().isPresent();
    }

    /** Whether the run can write nothing more: its database is gone, or it was declared dead. */
    boolean isLedgerClosedToUs() {
        return stopped()
                .filter(stop -> stop.reason() == StopReason.LEDGER_FAILED || stop.reason() == StopReason.TAKEN_OVER)
                .isPresent();
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
        failuresInARow.incrementAndGet();
        waitUntilItIsUp(failure);
    }

    /** The first one asks, the others wait for the answer. */
    private synchronized void waitUntilItIsUp(ChorusException failure) {
        boolean wasDown = false;
        long since = System.nanoTime();
        while (!isOn()) {
            try {
                platform.checkHealth();
                break;
            } catch (ChorusException e) {
                Optional<StopReason> inVain =
                        e instanceof ChorusFailedException certain ? everybodys(certain.reason()) : Optional.empty();
                if (inVain.isPresent() || System.nanoTime() - since >= patience.toNanos()) {
                    pull(inVain.orElse(StopReason.PLATFORM_DOWN), String.valueOf(e.getMessage()));
                    return;
                }
                if (!wasDown) {
                    LOG.warn(
                            "Chorus Pro is down; the run waits for it for at most {} s: {}",
                            patience.toSeconds(),
                            e.getMessage());
                    wasDown = true;
                }
                pause();
            }
        }
        if (wasDown) {
            LOG.info("Chorus Pro is up again");
            failuresInARow.set(0);
        } else if (failuresInARow.get() >= FAILURES_IN_A_ROW) {
            pull(
                    StopReason.PLATFORM_DOWN,
                    FAILURES_IN_A_ROW + " items in a row failed; the last one: " + failure.getMessage());
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pull(StopReason.INTERRUPTED, "The run was interrupted; what was under way has ended.");
        }
    }

    private static Optional<StopReason> everybodys(ChorusFailedException.Reason reason) {
        return switch (reason) {
            case CREDENTIALS_REFUSED -> Optional.of(StopReason.CREDENTIALS_REFUSED);
            case ACCESS_DENIED -> Optional.of(StopReason.ACCESS_DENIED);
            case UNKNOWN_PATH -> Optional.of(StopReason.UNKNOWN_PATH);
            case DAILY_BUDGET -> Optional.of(StopReason.QUOTA);
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
