package org.chorusconnector.client;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A call to Chorus Pro that did not give its result. The three subclasses are the three things a caller can do: correct the
 * request ({@link ChorusRefusedException}), call again later ({@link ChorusFailedException}), look before calling again
 * ({@link ChorusUnknownOutcomeException}).
 *
 * <p>Messages hold no login, no token and no content of an answer but the label of a refusal.
 */
public abstract sealed class ChorusException extends RuntimeException
        permits ChorusRefusedException, ChorusFailedException, ChorusUnknownOutcomeException {

    private final String operation;
    private final int httpStatus;
    private final String correlationId;

    ChorusException(
            String message, String operation, OptionalInt httpStatus, String correlationId, @Nullable Throwable cause) {
        super(operation + ": " + message + " [" + correlationId + "]", cause);
        this.operation = operation;
        this.httpStatus = httpStatus.orElse(-1);
        this.correlationId = correlationId;
    }

    /** The service of Chorus Pro that was called, by its French name, such as {@code soumettreFacture}. */
    public String operation() {
        return operation;
    }

    /** The HTTP status of the last answer, empty when there was none. */
    public OptionalInt httpStatus() {
        return httpStatus < 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }

    /** Our own identifier of the call, the one that the log lines of its attempts carry. Chorus Pro does not know it. */
    public String correlationId() {
        return correlationId;
    }
}
