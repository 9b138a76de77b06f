package org.chorusconnector.client.internal.wire;

import java.io.IOException;

/** An answer proves neither success nor refusal. */
public final class UncodedAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    public UncodedAnswerException(String message) {
        super(message);
    }
}
