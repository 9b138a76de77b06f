package org.chorusconnector.client.internal.wire;

import org.jspecify.annotations.Nullable;

/** An answer that could be read lacks what it is for. */
public final class IncompleteAnswerException extends RuntimeException {

    private IncompleteAnswerException(String field) {
        super("the answer has no " + field);
    }

    /** The value of a field that must be there. */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    public static IncompleteAnswerException missing(String field) {
        return new IncompleteAnswerException(field);
    }
}
