package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why an item may not be sent now. The constants are the specification's; a host adds its own with
 * {@link #of(String)} and a rule that gives it.
 *
 * @param code stable, the same in every language: upper case letters, digits and underscores
 */
public record Reason(String code) implements Comparable<Reason> {

    /** Its due date is after the business day. */
    public static final Reason NOT_DUE = new Reason("NOT_DUE");
    /** Created on or before the cut-off date: never sent automatically. */
    public static final Reason BEFORE_CUTOFF = new Reason("BEFORE_CUTOFF");
    /** The contract's box "Activer Chorus Pro" is not ticked. */
    public static final Reason DISPATCH_DISABLED = new Reason("DISPATCH_DISABLED");

    public static final Reason CLIENT_NOT_COMPANY = new Reason("CLIENT_NOT_COMPANY");
    public static final Reason SIRET_MISSING = new Reason("SIRET_MISSING");
    /** Not 14 digits, or a wrong key when the key is checked strictly. */
    public static final Reason SIRET_INVALID = new Reason("SIRET_INVALID");

    public static final Reason SERVICE_CODE_MISSING = new Reason("SERVICE_CODE_MISSING");
    public static final Reason ENGAGEMENT_MISSING = new Reason("ENGAGEMENT_MISSING");
    /** Breaks rule N1 (length), N2 (characters) or N3 (the day's date). */
    public static final Reason NUMBER_INVALID = new Reason("NUMBER_INVALID");
    /** The host says that its data cannot be trusted. */
    public static final Reason ITEM_CORRUPT = new Reason("ITEM_CORRUPT");
    /** Unreadable, or without an effective date. */
    public static final Reason ITEM_INVALID = new Reason("ITEM_INVALID");
    /** Asked for by hand, but the source does not have it. */
    public static final Reason ITEM_NOT_FOUND = new Reason("ITEM_NOT_FOUND");

    public static final Reason MAIN_DOCUMENT_MISSING = new Reason("MAIN_DOCUMENT_MISSING");
    public static final Reason FILE_MISSING = new Reason("FILE_MISSING");
    public static final Reason FILE_EMPTY = new Reason("FILE_EMPTY");
    public static final Reason FILE_TOO_LARGE = new Reason("FILE_TOO_LARGE");
    public static final Reason TOTAL_TOO_LARGE = new Reason("TOTAL_TOO_LARGE");
    public static final Reason FILE_FORMAT_REFUSED = new Reason("FILE_FORMAT_REFUSED");
    public static final Reason FILE_NAME_REFUSED = new Reason("FILE_NAME_REFUSED");

    /** Chorus Pro has it. */
    public static final Reason ALREADY_SENT = new Reason("ALREADY_SENT");
    /** Another run has it in hand, or it may have been sent and this is not settled yet. */
    public static final Reason IN_PROGRESS = new Reason("IN_PROGRESS");

    private static final List<Reason> NOT_FOR_TODAY = List.of(NOT_DUE, BEFORE_CUTOFF, DISPATCH_DISABLED);

    public Reason {
        if (!requireNonNull(code, "code").matches("[A-Z][A-Z0-9_]{0,59}")) {
            throw new IllegalArgumentException(
                    "A reason code is 1 to 60 upper case letters, digits and underscores, not: " + code);
        }
    }

    /** A host's own reason. */
    public static Reason of(String code) {
        return new Reason(code);
    }

    /** Whether an item with this reason is simply none of an automatic run's business: it is then not reported. */
    public boolean meansNotForToday() {
        return NOT_FOR_TODAY.contains(this);
    }

    @Override
    public int compareTo(Reason other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
