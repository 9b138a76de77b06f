package org.chorusconnector.client.internal.wire;

import java.io.IOException;

/** An answer that is read piece by piece turned out to be a refusal. */
public final class RefusedAnswerException extends IOException {

    private static final long serialVersionUID = 1;

    private final int code;
    private final String label;

    public RefusedAnswerException(int code, String label) {
        super("refused with code " + code);
        this.code = code;
        this.label = label;
    }

    public int code() {
        return code;
    }

    public String label() {
        return label;
    }
}
