package org.chorusconnector.client;

import java.time.Duration;
import java.util.OptionalInt;
import org.chorusconnector.annotation.Given;

/**
 * One attempt at a call.
 *
 * @param operation the service of Chorus Pro by its French name
 * @param correlationId our identifier of the call, the same for all its attempts
 * @param number 1 for the first attempt
 * @param outcome what came of it
 * @param httpStatus empty when there was no answer
 * @param duration from the departure to the end of the answer
 * @param waited time spent before the departure, waiting for the quota
 */
@Given
public record CallAttempt(
        String operation,
        String correlationId,
        int number,
        Outcome outcome,
        OptionalInt httpStatus,
        Duration duration,
        Duration waited) {

    /** What came of an attempt. Whether another one follows depends also on the call: see each constant. */
    public enum Outcome {
        /** Done: the result was read. */
        ANSWERED,
        /** Refused by a business rule ({@code codeRetour} not 0). */
        REFUSED,
        /** No byte of the request left: no connection. Every call may be tried again. */
        NOT_SENT,
        /** The caller withdrew it right before the first byte. */
        WITHDRAWN,
        /** The request left at least in part and no whole answer came. Only calls without effect may be tried again. */
        LOST,
        /** 401: every call may be tried again, once, with a new token. */
        UNAUTHORIZED,
        /** 403. */
        FORBIDDEN,
        /** 404. */
        UNKNOWN_PATH,
        /** 429: the gateway did not let the call through. Every call may be tried again. */
        TOO_MANY_CALLS,
        /** 500, 502, 503, 504: only calls without effect may be tried again. */
        SERVER_TROUBLE,
        /** Any other 5xx. */
        SERVER_ERROR,
        /** Any other 4xx without {@code codeRetour}. */
        REQUEST_REFUSED,
        /** The answer is not what the service should say. Only calls without effect may be tried again. */
        UNREADABLE,
        /** The answer tells success and lacks what proves it. Only calls without effect may be tried again. */
        INCOMPLETE,
        /** The token service said {@code invalid_client}, which it also says at random to good credentials (rule T6). */
        CLIENT_REFUSED,
        /** What the caller gave could not be read, for example a file that shrank. */
        NOT_READABLE_HERE
    }
}
