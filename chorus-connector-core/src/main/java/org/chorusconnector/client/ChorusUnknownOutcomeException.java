package org.chorusconnector.client;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call that must not be repeated blindly may or may not have been taken. Look for its effect before calling again: for a
 * submitted invoice, search by its number.
 */
public final class ChorusUnknownOutcomeException extends ChorusException {

    /** Why the outcome is unknown. */
    public enum UnknownReason {
        /** The request left, and no answer came in time or the connection was lost. */
        NO_ANSWER,
        /** Chorus Pro or the gateway failed (5xx), before or after it took the request. */
        SERVER_ERROR,
        /** The answer is empty or could not be read. */
        UNREADABLE_ANSWER,
        /** The answer tells success without the identifier that proves it. */
        NO_IDENTIFIER
    }

    private final UnknownReason reason;

    /**
     * An unknown outcome of a call.
     *
     * @param message what happened and what to do next, without secrets
     */
    public ChorusUnknownOutcomeException(
            UnknownReason reason,
            String message,
            String operation,
            OptionalInt httpStatus,
            String correlationId,
            @Nullable Throwable cause) {
        super(message, operation, httpStatus, correlationId, cause);
        this.reason = reason;
    }

    public UnknownReason reason() {
        return reason;
    }
}
