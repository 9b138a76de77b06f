package org.chorusconnector.client.internal;

import java.io.IOException;

/** An answer that is read piece by piece turned out to be a refusal. */
final class RefusedAnswerException extends IOException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String label;

    RefusedAnswerException(int code, String label) {
        super("refused with code " + code);
        this.code = code;
        this.label = label;
    }

    int code() {
        return code;
    }

    String label() {
        return label;
    }
}
