package org.chorusconnector.client.internal.call;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusFailedException.Reason;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.ChorusUnknownOutcomeException;
import org.chorusconnector.client.internal.transport.Quota;
import org.jspecify.annotations.Nullable;

/** Turns what became of a call into the exception that says so, and what to do next. */
public final class CallFailures {

    private CallFailures() {}

    /** The end of a call whose last attempt did not give its result. */
    static ChorusException of(CallIdentity call, AttemptResult<?> last) {
        if (!last.isHarmless(call.level())) {
            return unknown(call, last);
        }
        return switch (last.outcome()) {
            case REFUSED ->
                new ChorusRefusedException(
                        last.code(), last.detail(), call.operation(), last.httpStatus(), call.correlationId());
            case NOT_SENT ->
                failed(
                        call,
                        last,
                        Reason.UNREACHABLE,
                        "no connection to Chorus Pro, nothing was sent; check network, proxy and address, then call again");
            case WITHDRAWN ->
                failed(
                        call,
                        last,
                        Reason.WITHDRAWN,
                        "withdrawn by the caller right before it went out; nothing was sent");
            case LOST ->
                failed(call, last, Reason.NO_ANSWER, "no answer in time, or the connection was lost; call again later");
            case UNAUTHORIZED ->
                failed(
                        call,
                        last,
                        Reason.CREDENTIALS_REFUSED,
                        "refused (401) with a new token too; check the technical account and the age of its password");
            case CLIENT_REFUSED ->
                failed(
                        call,
                        last,
                        Reason.CREDENTIALS_REFUSED,
                        "PISTE does not know the application or its secret (invalid_client); check both, and that they belong"
                                + " to this environment");
            case FORBIDDEN ->
                failed(
                        call,
                        last,
                        Reason.ACCESS_DENIED,
                        "access denied (403); check the subscription of the application to this API, its conditions of use and"
                                + " the API connection of the structure");
            case UNKNOWN_PATH ->
                failed(
                        call,
                        last,
                        Reason.UNKNOWN_PATH,
                        "this address is not known there (404); check the environment and the version of this library");
            case TOO_MANY_CALLS ->
                failed(
                        call,
                        last,
                        Reason.QUOTA,
                        "still too many calls (429) after waiting; lower callsPerSecond, or call again later");
            case SERVER_TROUBLE, SERVER_ERROR ->
                failed(call, last, Reason.SERVER_ERROR, "Chorus Pro failed" + status(last) + "; call again later");
            case REQUEST_REFUSED ->
                failed(
                        call,
                        last,
                        Reason.REQUEST_REFUSED,
                        "request refused" + status(last)
                                + " before any business check; it will be refused again as it is");
            case UNREADABLE, INCOMPLETE ->
                failed(call, last, Reason.UNREADABLE_ANSWER, unreadable(last) + "; call again later");
            case NOT_READABLE_HERE ->
                failed(call, last, Reason.INVALID_REQUEST, last.detail() + "; nothing was taken, mend that first");
            case ANSWERED -> throw new IllegalArgumentException("An answered call is no failure");
        };
    }

    /** The calling thread was interrupted, and no attempt can have been taken. */
    public static ChorusFailedException interrupted(CallIdentity call, @Nullable Throwable cause) {
        return new ChorusFailedException(
                Reason.INTERRUPTED,
                "the thread was interrupted, nothing was taken; call again if the work goes on",
                call.operation(),
                OptionalInt.empty(),
                call.correlationId(),
                cause);
    }

    /** The application has spent its day. */
    static ChorusFailedException dailyBudget(CallIdentity call, Quota.DailyBudgetSpentException spent) {
        return new ChorusFailedException(
                Reason.DAILY_BUDGET,
                spent.getMessage() + ", nothing was sent; call again tomorrow (day of Paris) or raise callsPerDay",
                call.operation(),
                OptionalInt.empty(),
                call.correlationId(),
                spent);
    }

    /** The host's supplier of the client secret threw. */
    public static ChorusFailedException noSecret(RuntimeException ofTheHost) {
        return new ChorusFailedException(
                Reason.INVALID_REQUEST,
                "the host has no client secret to give",
                "obtenirJeton",
                OptionalInt.empty(),
                UUID.randomUUID().toString(),
                ofTheHost);
    }

    /** There is no token to make the call with. */
    static ChorusFailedException noToken(CallIdentity call, ChorusException ofTheToken) {
        Reason reason =
                ofTheToken instanceof ChorusFailedException failed ? failed.reason() : Reason.CREDENTIALS_REFUSED;
        return new ChorusFailedException(
                reason,
                "no access token, nothing was sent; " + ofTheToken.getMessage(),
                call.operation(),
                ofTheToken.httpStatus(),
                call.correlationId(),
                ofTheToken);
    }

    private static ChorusUnknownOutcomeException unknown(CallIdentity call, AttemptResult<?> last) {
        String what = switch (last.outcome()) {
            case SERVER_TROUBLE, SERVER_ERROR -> "Chorus Pro failed" + status(last);
            case UNREADABLE, INCOMPLETE -> unreadable(last);
            default -> "no answer in time, or the connection was lost";
        };
        ChorusUnknownOutcomeException.UnknownReason reason = switch (last.outcome()) {
            case SERVER_TROUBLE, SERVER_ERROR -> ChorusUnknownOutcomeException.UnknownReason.SERVER_ERROR;
            case UNREADABLE -> ChorusUnknownOutcomeException.UnknownReason.UNREADABLE_ANSWER;
            case INCOMPLETE -> ChorusUnknownOutcomeException.UnknownReason.NO_IDENTIFIER;
            default -> ChorusUnknownOutcomeException.UnknownReason.NO_ANSWER;
        };
        return new ChorusUnknownOutcomeException(
                reason,
                what + ", so the call may have been taken; look for its effect before calling again",
                call.operation(),
                last.httpStatus(),
                call.correlationId(),
                last.cause());
    }

    private static ChorusFailedException failed(
            CallIdentity call, AttemptResult<?> last, Reason reason, String message) {
        return new ChorusFailedException(
                reason, message, call.operation(), last.httpStatus(), call.correlationId(), last.cause());
    }

    private static String status(AttemptResult<?> last) {
        OptionalInt status = last.httpStatus();
        return status.isPresent() ? String.format(Locale.ROOT, " (%d)", status.getAsInt()) : "";
    }

    private static String unreadable(AttemptResult<?> last) {
        return (last.detail().isEmpty() ? "the answer cannot be read" : last.detail()) + status(last);
    }
}
