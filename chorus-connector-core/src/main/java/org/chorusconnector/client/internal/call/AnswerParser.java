package org.chorusconnector.client.internal.call;

import java.io.IOException;

/** Takes from an answer the value that the caller needs. */
@FunctionalInterface
public interface AnswerParser<W, T> {

    /**
     * Never returns null. May throw an {@link IncompleteAnswerException}, or a {@link RefusedAnswerException} if it finds the
     * refusal itself.
     */
    T of(W answer) throws IOException;
}
