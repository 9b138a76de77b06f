package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import org.chorusconnector.internal.text.PlainText;

/**
 * A code and what goes with it, such as a reason and the file it is about, or a refusal's code and label.
 *
 * @param code stable, without the character {@code |}
 * @param detail may be empty; on one line, without control characters, cut at 2000 characters
 */
public record Finding(String code, String detail) {

    private static final int MAX_DETAIL = 2000;

    public Finding {
        if (requireNonNull(code, "code").isBlank() || code.indexOf('|') >= 0) {
            throw new IllegalArgumentException("A finding needs a code without |, not: " + code);
        }
        detail = PlainText.cut(PlainText.of(detail), MAX_DETAIL);
    }
}
