package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Why an item may not be sent now. The constants are the specification's; a host adds its own with
 * {@link #of(String)} and a rule that gives it.
 *
 * @param code stable, the same in every language: upper case letters, digits and underscores
 */
public record ReasonCode(String code) implements Comparable<ReasonCode> {

    /** Its due date is after the business day. */
    public static final ReasonCode NOT_DUE = new ReasonCode("NOT_DUE");
    /** Created on or before the cut-off date: never sent automatically. */
    public static final ReasonCode BEFORE_CUTOFF = new ReasonCode("BEFORE_CUTOFF");
    /** The contract's box "Activer Chorus Pro" is not ticked. */
    public static final ReasonCode DISPATCH_DISABLED = new ReasonCode("DISPATCH_DISABLED");

    public static final ReasonCode CLIENT_NOT_COMPANY = new ReasonCode("CLIENT_NOT_COMPANY");
    public static final ReasonCode SIRET_MISSING = new ReasonCode("SIRET_MISSING");
    /** Not 14 digits, or a wrong key when the key is checked strictly. */
    public static final ReasonCode SIRET_INVALID = new ReasonCode("SIRET_INVALID");

    public static final ReasonCode SERVICE_CODE_MISSING = new ReasonCode("SERVICE_CODE_MISSING");
    public static final ReasonCode ENGAGEMENT_MISSING = new ReasonCode("ENGAGEMENT_MISSING");
    /** Breaks rule N1 (length), N2 (characters) or N3 (the day's date). */
    public static final ReasonCode NUMBER_INVALID = new ReasonCode("NUMBER_INVALID");
    /** The host says that its data cannot be trusted. */
    public static final ReasonCode ITEM_CORRUPT = new ReasonCode("ITEM_CORRUPT");
    /** Unreadable, or without an effective date. */
    public static final ReasonCode ITEM_INVALID = new ReasonCode("ITEM_INVALID");
    /** Asked for by hand, but the source does not have it. */
    public static final ReasonCode ITEM_NOT_FOUND = new ReasonCode("ITEM_NOT_FOUND");

    public static final ReasonCode MAIN_DOCUMENT_MISSING = new ReasonCode("MAIN_DOCUMENT_MISSING");
    public static final ReasonCode FILE_MISSING = new ReasonCode("FILE_MISSING");
    public static final ReasonCode FILE_EMPTY = new ReasonCode("FILE_EMPTY");
    /** A PDF whose end is missing: cut when it was written or copied. */
    public static final ReasonCode FILE_INCOMPLETE = new ReasonCode("FILE_INCOMPLETE");

    public static final ReasonCode FILE_TOO_LARGE = new ReasonCode("FILE_TOO_LARGE");
    public static final ReasonCode TOTAL_TOO_LARGE = new ReasonCode("TOTAL_TOO_LARGE");
    public static final ReasonCode FILE_FORMAT_REFUSED = new ReasonCode("FILE_FORMAT_REFUSED");
    public static final ReasonCode FILE_NAME_REFUSED = new ReasonCode("FILE_NAME_REFUSED");
    /** Several files have the name, in different spellings of its accents. */
    public static final ReasonCode FILE_NAME_AMBIGUOUS = new ReasonCode("FILE_NAME_AMBIGUOUS");

    /** The amounts do not add up, or have more digits than Chorus Pro takes. */
    public static final ReasonCode AMOUNTS_INVALID = new ReasonCode("AMOUNTS_INVALID");
    /** The service code is longer than Chorus Pro takes. */
    public static final ReasonCode SERVICE_CODE_INVALID = new ReasonCode("SERVICE_CODE_INVALID");
    /** The engagement number is longer than Chorus Pro takes. */
    public static final ReasonCode ENGAGEMENT_INVALID = new ReasonCode("ENGAGEMENT_INVALID");
    /** The market number is longer than Chorus Pro takes. */
    public static final ReasonCode MARKET_NUMBER_INVALID = new ReasonCode("MARKET_NUMBER_INVALID");
    /** Breaks another rule that Chorus Pro certainly applies, such as that of the VAT type; the log says which. */
    public static final ReasonCode INVALID_REQUEST = new ReasonCode("INVALID_REQUEST");
    /** Two of its documents have one name. */
    public static final ReasonCode FILE_NAME_TWICE = new ReasonCode("FILE_NAME_TWICE");

    /** Its number was sent for another item: other recipient, other amount, or created after it was sent. */
    public static final ReasonCode NUMBER_ALREADY_USED = new ReasonCode("NUMBER_ALREADY_USED");
    /** Chorus Pro has it. */
    public static final ReasonCode ALREADY_SENT = new ReasonCode("ALREADY_SENT");
    /** Another run has it in hand, or it may have been sent and this is not settled yet. */
    public static final ReasonCode IN_PROGRESS = new ReasonCode("IN_PROGRESS");

    private static final List<ReasonCode> NOT_FOR_TODAY = List.of(NOT_DUE, BEFORE_CUTOFF, DISPATCH_DISABLED);

    public ReasonCode {
        if (!requireNonNull(code, "code").matches("[A-Z][A-Z0-9_]{0,59}")) {
            throw new IllegalArgumentException(
                    "A reason code is 1 to 60 upper case letters, digits and underscores, not: " + code);
        }
    }

    /** A host's own reason. */
    public static ReasonCode of(String code) {
        return new ReasonCode(code);
    }

    /** Whether an item with this reason is simply none of an automatic run's business: it is then not reported. */
    public boolean meansNotForToday() {
        return NOT_FOR_TODAY.contains(this);
    }

    @Override
    public int compareTo(ReasonCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
