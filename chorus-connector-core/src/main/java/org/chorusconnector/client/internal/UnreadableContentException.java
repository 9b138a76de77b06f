package org.chorusconnector.client.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of the host cannot be read, is not of its announced size, or cannot be written. */
final class UnreadableContentException extends IOException {

    UnreadableContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
