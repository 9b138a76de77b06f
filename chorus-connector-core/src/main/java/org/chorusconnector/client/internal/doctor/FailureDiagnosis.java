package org.chorusconnector.client.internal.doctor;

import java.net.URI;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusFailedException.Reason;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.client.internal.wire.IncompleteAnswerException;

/** Which link a failed call hangs on, once its connection is known to stand. */
public final class FailureDiagnosis {

    static final String RENEW_PASSWORD =
            "Have the main administrator (gestionnaire principal) of the structure renew the password of the technical"
                    + " account on Chorus Pro, and set the new one here: it dies every 424 days.";
    static final String ATTACH_ACCOUNT =
            "On Chorus Pro, have the structure activated, and the technical account attached to it (rattachement) with the"
                    + " right to issue invoices.";
    static final String ADD_BANK_ACCOUNT =
            "Add the account to the structure on Chorus Pro (coordonnées bancaires): without it, recipients cannot pay from"
                    + " what Chorus Pro knows.";
    static final String SPARE_CALLS =
            "Wait for the next day of Paris, or raise the calls per day if PISTE grants more.";

    /** How OAuth says no, other than to who is unknown. */
    private static final int OAUTH_REFUSES = 400;

    private final Environment environment;

    FailureDiagnosis(Environment environment) {
        this.environment = environment;
    }

    /** What is broken when there is no token. */
    BrokenLinkException onToken(ChorusException failed) {
        Reason reason = reasonOf(failed);
        if (reason == Reason.REQUEST_REFUSED && failed.httpStatus().orElse(OAUTH_REFUSES) != OAUTH_REFUSES) {
            return unlikeChorusPro(failed, environment.oauthUrl());
        }
        return switch (reason) {
            case CREDENTIALS_REFUSED ->
                new BrokenLinkException(
                        Link.PISTE_APPLICATION,
                        "PISTE knows no application of this identifier and secret (invalid_client)",
                        "Compare identifier and secret with those of the application on PISTE; sandbox and production have"
                                + " their own, and this is " + environment + ".");
            case ACCESS_DENIED, REQUEST_REFUSED, INVALID_REQUEST ->
                new BrokenLinkException(
                        Link.TOKEN,
                        "PISTE refuses the application a token" + status(failed),
                        "Check on PISTE that the application is active and may use OAuth with client credentials.");
            case SERVER_ERROR, NO_ANSWER ->
                new BrokenLinkException(
                        Link.TOKEN,
                        "the token service fails" + status(failed),
                        "Examine again later; if it lasts, report it to PISTE.");
            default -> onAnyCall(failed, reason, environment.oauthUrl().getHost());
        };
    }

    /**
     * What is broken when a call fails in spite of a token.
     *
     * @param api to which it belongs
     * @param granted the APIs that PISTE has granted so far
     * @param meant what a refusal is about
     */
    BrokenLinkException onCall(ChorusException failed, String api, Set<String> granted, Link meant) {
        if (failed instanceof ChorusRefusedException refused) {
            return refusal(refused.code(), meant);
        }
        Reason reason = reasonOf(failed);
        return switch (reason) {
            case CREDENTIALS_REFUSED ->
                new BrokenLinkException(
                        Link.TECHNICAL_ACCOUNT,
                        "PISTE gave a token, but the technical account is refused (401)",
                        "Check its login and password, and that it belongs to " + environment
                                + "; its password dies every"
                                + " 424 days, and a new account takes half an hour to work.");
            case INVALID_REQUEST ->
                new BrokenLinkException(
                        Link.TECHNICAL_ACCOUNT,
                        "there is no technical account to call with",
                        "Mend the source from which this application takes it.");
            case ACCESS_DENIED -> granted.contains(api) ? withoutRight(api) : denied(api, granted);
            case REQUEST_REFUSED -> unlikeChorusPro(failed, environment.apiUrl());
            case SERVER_ERROR, NO_ANSWER ->
                new BrokenLinkException(
                        Link.HOSTS,
                        "Chorus Pro fails" + status(failed),
                        "Examine again later: it is down, or being maintained.");
            default -> onAnyCall(failed, reason, environment.apiUrl().getHost());
        };
    }

    /** Where one API is granted, the structure is connected, and the consent to the other is all that can be missing. */
    private BrokenLinkException denied(String api, Set<String> others) {
        String cure = others.isEmpty()
                ? "On PISTE, tick the APIs Factures, Structures, Transverses and Utilisateurs of Chorus Pro for the"
                        + " application, and accept their conditions of use for " + environment
                        + "; on Chorus Pro, declare the API connection (raccordement) of the structure."
                : "On PISTE, tick the API " + api
                        + " of Chorus Pro for the application too, and accept its conditions of use" + " for "
                        + environment + ".";
        return new BrokenLinkException(
                Link.API_CONSENT, "PISTE gave a token, but denies the API " + api + " (403)", cure);
    }

    /** What is refused without a codeRetour is refused again as it is, and Chorus Pro takes these calls as they are. */
    private static BrokenLinkException unlikeChorusPro(ChorusException failed, URI host) {
        return new BrokenLinkException(
                Link.HOSTS,
                "what answers at " + host.getHost() + " is not Chorus Pro as this library knows it" + status(failed),
                "Waiting mends nothing: check that no gateway, filter or proxy of the network answers instead; if none"
                        + " does, Chorus Pro has changed: report it to this library, with the status.");
    }

    /** PISTE grants an API as a whole: who was let in and is denied a service of it lacks a right on Chorus Pro. */
    private static BrokenLinkException withoutRight(String api) {
        return new BrokenLinkException(
                Link.SUPPLIER_RIGHTS,
                "PISTE grants the API " + api + ", but the technical account is denied a service of it (403)",
                ATTACH_ACCOUNT);
    }

    private static BrokenLinkException refusal(int code, Link meant) {
        String finding = String.format(Locale.ROOT, "Chorus Pro refuses it (codeRetour %d)", code);
        return new BrokenLinkException(
                meant,
                finding,
                switch (meant) {
                    case BANK_ACCOUNT -> ADD_BANK_ACCOUNT;
                    case SUPPLIER_RIGHTS -> ATTACH_ACCOUNT;
                    default -> "Ask the support of Chorus Pro what the code means for this account.";
                });
    }

    /** Chorus Pro itself, in JSON of its own: neither network nor proxy is to blame. */
    private static BrokenLinkException incomplete(IncompleteAnswerException lack) {
        return new BrokenLinkException(
                Link.HOSTS,
                "Chorus Pro answers, but " + lack.getMessage(),
                "Waiting mends nothing: Chorus Pro has changed, or answers this account in another way. Report it to this"
                        + " library, with the name of the field.");
    }

    private BrokenLinkException onAnyCall(ChorusException failed, Reason reason, String host) {
        if (failed.getCause() instanceof IncompleteAnswerException lack) {
            return incomplete(lack);
        }
        return switch (reason) {
            case UNKNOWN_PATH, UNREADABLE_ANSWER ->
                new BrokenLinkException(
                        Link.HOSTS,
                        "what answers at " + host + " is not Chorus Pro"
                                + (reason == Reason.UNKNOWN_PATH ? " (404)" : ": no JSON of its own"),
                        "Check the addresses of the environment, and that no login page or proxy of the network answers"
                                + " instead.");
            case QUOTA ->
                new BrokenLinkException(
                        Link.QUOTA,
                        "PISTE admits no further call (429)",
                        "Lower the calls per second, shared by all that use the application; if it lasts, those of the day"
                                + " are spent: wait for tomorrow.");
            case DAILY_BUDGET ->
                new BrokenLinkException(Link.QUOTA, "this process has spent its calls of the day", SPARE_CALLS);
            case UNREACHABLE ->
                new BrokenLinkException(
                        Link.CONNECTION,
                        host + " took a connection a moment ago, and takes none now",
                        "Examine again: the network, or the platform, comes and goes.");
            case INTERRUPTED -> throw failed;
            default -> throw new IllegalStateException("No verdict on " + reason);
        };
    }

    private static Reason reasonOf(ChorusException failed) {
        // Reads have no unknown outcome, and the token service no codeRetour.
        return failed instanceof ChorusFailedException technical ? technical.reason() : Reason.UNREADABLE_ANSWER;
    }

    private static String status(ChorusException failed) {
        OptionalInt status = failed.httpStatus();
        return status.isPresent() ? String.format(Locale.ROOT, " (%d)", status.getAsInt()) : ": no answer";
    }
}
