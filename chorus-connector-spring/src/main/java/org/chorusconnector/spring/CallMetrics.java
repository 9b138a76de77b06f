package org.chorusconnector.spring;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;

/**
 * Counts and times every attempt of the client, by the French name of the service and by outcome, and how long calls waited
 * for the quota.
 */
final class CallMetrics implements CallListener {

    static final String CALLS = "chorus.calls";
    static final String QUOTA_WAIT = "chorus.quota.wait";

    private final MeterRegistry registry;
    private final Timer quotaWait;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.quotaWait = Timer.builder(QUOTA_WAIT)
                .description("Time that calls of Chorus Pro waited for their place in the quota")
                .register(registry);
    }

    @Override
    public void attemptFinished(CallAttempt attempt) {
        Timer.builder(CALLS)
                .description("Attempts at calls of Chorus Pro, from departure to the end of the answer")
                .tag("operation", attempt.operation())
                .tag("outcome", attempt.outcome().name())
                .register(registry)
                .record(attempt.duration());
        quotaWait.record(attempt.waited());
    }
}
