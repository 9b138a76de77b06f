package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

/**
 * A reason that applies to one item.
 *
 * @param reason why
 * @param detail what exactly, in no language, such as a file name; may be empty; no personal data
 */
public record BlockingReason(ReasonCode reason, String detail) {

    public BlockingReason {
        requireNonNull(reason, "reason");
        requireNonNull(detail, "detail");
    }

    public static BlockingReason of(ReasonCode reason) {
        return new BlockingReason(reason, "");
    }
}
