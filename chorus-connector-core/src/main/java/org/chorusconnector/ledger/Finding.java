package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

/**
 * A code and what goes with it, such as a reason and the file it is about, or a refusal's code and label.
 *
 * @param code stable, without the character {@code |}
 * @param detail may be empty; line breaks become blanks
 */
public record Finding(String code, String detail) {

    public Finding {
        if (requireNonNull(code, "code").isBlank() || code.indexOf('|') >= 0) {
            throw new IllegalArgumentException("A finding needs a code without |, not: " + code);
        }
        detail = detail.replaceAll("\\R", " ");
    }
}
