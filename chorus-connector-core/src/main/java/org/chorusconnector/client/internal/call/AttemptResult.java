package org.chorusconnector.client.internal.call;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.chorusconnector.client.CallAttempt.Outcome;
import org.chorusconnector.client.internal.transport.StaleConnectionException;
import org.chorusconnector.client.internal.wire.CallSafety;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt came to.
 *
 * @param value the result, when the outcome is {@code ANSWERED}
 * @param httpStatus empty when there was no answer
 * @param code {@code codeRetour} of a refusal, 0 otherwise
 * @param detail label of a refusal, otherwise what is wrong in words; empty when the outcome says it all
 * @param retryAfter what the gateway asks us to wait, zero when it asks nothing
 * @param cause what broke, when something did
 */
public record AttemptResult<T>(
        Outcome outcome,
        @Nullable T value,
        OptionalInt httpStatus,
        int code,
        String detail,
        Duration retryAfter,
        @Nullable Throwable cause) {

    static <T> AttemptResult<T> answered(T value, int status) {
        return new AttemptResult<>(Outcome.ANSWERED, value, OptionalInt.of(status), 0, "", Duration.ZERO, null);
    }

    static <T> AttemptResult<T> refused(int code, String label, int status) {
        return new AttemptResult<>(Outcome.REFUSED, null, OptionalInt.of(status), code, label, Duration.ZERO, null);
    }

    static <T> AttemptResult<T> ofStatus(Outcome outcome, int status, Duration retryAfter) {
        return new AttemptResult<>(outcome, null, OptionalInt.of(status), 0, "", retryAfter, null);
    }

    static <T> AttemptResult<T> wrongAnswer(Outcome outcome, OptionalInt status, String detail) {
        return new AttemptResult<>(outcome, null, status, 0, detail, Duration.ZERO, null);
    }

    /** An answer of Chorus Pro that lacks a field; which one says the exception. */
    static <T> AttemptResult<T> incomplete(int status, IncompleteAnswerException lack) {
        return new AttemptResult<>(
                Outcome.INCOMPLETE, null, OptionalInt.of(status), 0, "" + lack.getMessage(), Duration.ZERO, lack);
    }

    static <T> AttemptResult<T> broken(Outcome outcome, String detail, IOException cause) {
        return new AttemptResult<>(outcome, null, OptionalInt.empty(), 0, detail, Duration.ZERO, cause);
    }

    /**
     * Whether the attempt can have had no effect, or none that matters, so that another one does no harm.
     *
     * @param level what the call would do if it were taken twice
     */
    boolean isHarmless(CallSafety.Level level) {
        return switch (outcome) {
            case LOST, SERVER_TROUBLE, SERVER_ERROR, UNREADABLE, INCOMPLETE -> level != CallSafety.Level.ONCE;
            case ANSWERED -> false;
            case REFUSED,
                    NOT_SENT,
                    WITHDRAWN,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    UNKNOWN_PATH,
                    TOO_MANY_CALLS,
                    REQUEST_REFUSED,
                    CLIENT_REFUSED,
                    NOT_READABLE_HERE -> true;
        };
    }

    /** Whether the request was lost on a connection that an earlier one had used, without a byte of an answer. */
    boolean isLostOnKeptConnection() {
        return outcome == Outcome.LOST && cause instanceof StaleConnectionException;
    }

    /** Whether the trouble may be gone a moment later. */
    boolean isPassing() {
        return switch (outcome) {
            case NOT_SENT, LOST, UNAUTHORIZED, TOO_MANY_CALLS, SERVER_TROUBLE, UNREADABLE, INCOMPLETE, CLIENT_REFUSED ->
                true;
            case ANSWERED,
                    REFUSED,
                    WITHDRAWN,
                    FORBIDDEN,
                    UNKNOWN_PATH,
                    SERVER_ERROR,
                    REQUEST_REFUSED,
                    NOT_READABLE_HERE -> false;
        };
    }
}
