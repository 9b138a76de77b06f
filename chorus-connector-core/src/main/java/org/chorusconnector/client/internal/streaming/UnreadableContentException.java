package org.chorusconnector.client.internal.streaming;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of the host cannot be read, is not of its announced size, or cannot be written. */
public final class UnreadableContentException extends IOException {

    public UnreadableContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
