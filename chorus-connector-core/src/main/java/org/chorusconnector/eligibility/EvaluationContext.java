package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.chorusconnector.annotation.Given;

/**
 * Why and for which day a run evaluates items. Fixed when a run begins: a run that crosses midnight keeps its business day.
 *
 * @param trigger who asked
 * @param businessDay the Paris day for which items are due or not
 * @param startedAt when the run began; what was created later is left to the next one
 */
@Given
public record EvaluationContext(Trigger trigger, LocalDate businessDay, Instant startedAt) {

    /** Who asked for items to be sent. */
    public enum Trigger {
        /** The clock: dates and the cut-off date count. */
        AUTOMATIC,
        /** A person who named the items: neither dates nor the cut-off date count. */
        BY_HAND
    }

    public EvaluationContext {
        requireNonNull(trigger, "trigger");
        requireNonNull(businessDay, "businessDay");
        requireNonNull(startedAt, "startedAt");
    }

    public boolean isAutomatic() {
        return trigger == Trigger.AUTOMATIC;
    }
}
