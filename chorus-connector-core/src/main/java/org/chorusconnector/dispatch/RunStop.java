package org.chorusconnector.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.chorusconnector.dispatch.RunSummary.Stop;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The request to stop a run early. The first reason counts. Workers complete what they began, and begin nothing new. */
final class RunStop {

    private static final Logger LOG = LoggerFactory.getLogger(RunStop.class);

    private final AtomicReference<@Nullable Stop> first = new AtomicReference<>();

    void request(StopReason reason, String detail) {
        if (first.compareAndSet(null, new Stop(reason, detail))) {
            LOG.warn("The run stops early, {}: {}", reason, detail);
        }
    }

    void requestByInterrupt() {
        request(StopReason.INTERRUPTED, "The run was interrupted; calls that were under way have ended.");
    }

    Optional<Stop> requested() {
        return Optional.ofNullable(first.get());
    }

    boolean isRequested() {
        return first.get() != null;
    }

    boolean isRequestedBy(StopReason... reasons) {
        return requested()
                .filter(stop -> List.of(reasons).contains(stop.reason()))
                .isPresent();
    }
}
