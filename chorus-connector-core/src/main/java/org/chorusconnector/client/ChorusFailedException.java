package org.chorusconnector.client;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The call certainly had no effect: either nothing was taken, or the call has no effect that matters (a read, an upload that
 * nothing refers to). It may be made again, once the {@linkplain #reason() reason} is gone.
 */
public final class ChorusFailedException extends ChorusException {

    /** Why the call failed. */
    public enum Reason {
        /** No connection: refused, unknown host, TLS failure, no connection in time. */
        UNREACHABLE(true),
        /** PISTE gave no token for the application, or a fresh token and the technical account were refused (401). */
        CREDENTIALS_REFUSED(true),
        /** The PISTE application or the technical account has no right to this API (403). */
        ACCESS_DENIED(true),
        /** The address is not known on this environment (404). */
        UNKNOWN_PATH(true),
        /** Chorus Pro still answered that calls come too fast (429) after the retries. */
        QUOTA(false),
        /** The calls that the application allows itself for one day are spent; nothing was sent. */
        DAILY_BUDGET(true),
        /** Chorus Pro failed (5xx) on a call that may be repeated. */
        SERVER_ERROR(false),
        /** No answer in time, or the connection was lost, on a call that may be repeated. */
        NO_ANSWER(false),
        /** The answer to a call that may be repeated could not be read. */
        UNREADABLE_ANSWER(false),
        /** The request was refused before any business check (4xx without {@code codeRetour}). */
        REQUEST_REFUSED(false),
        /** What the caller gave cannot be sent, for example a file that changed while it was read; nothing was taken. */
        INVALID_REQUEST(false),
        /** The caller's own last check, right before the first byte, kept the call from going out. */
        WITHDRAWN(false),
        /** The thread was interrupted; its interrupt flag is set. */
        INTERRUPTED(false);

        private final boolean concernsEveryCall;

        Reason(boolean concernsEveryCall) {
            this.concernsEveryCall = concernsEveryCall;
        }

        /** Whether any other call would fail alike, so that a series of calls had better stop. */
        public boolean concernsEveryCall() {
            return concernsEveryCall;
        }
    }

    private final Reason reason;

    /**
     * A failure of a call.
     *
     * @param message what happened and what to do next, without secrets
     */
    public ChorusFailedException(
            Reason reason,
            String message,
            String operation,
            OptionalInt httpStatus,
            String correlationId,
            @Nullable Throwable cause) {
        super(message, operation, httpStatus, correlationId, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Whether any other call would fail alike; same as {@link Reason#concernsEveryCall()}. */
    public boolean concernsEveryCall() {
        return reason.concernsEveryCall();
    }
}
