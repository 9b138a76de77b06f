package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

/**
 * A reason that applies to one item.
 *
 * @param reason why
 * @param detail what exactly, in no language, such as a file name; may be empty; no personal data
 */
public record Objection(Reason reason, String detail) {

    public Objection {
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }

    public static Objection of(Reason reason) {
        return new Objection(reason, "");
    }
}
