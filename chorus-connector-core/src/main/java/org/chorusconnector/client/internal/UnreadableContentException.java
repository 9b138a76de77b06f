package org.chorusconnector.client.internal;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The content of a file to send cannot be read, or is not of its announced size. */
final class UnreadableContentException extends IOException {

    UnreadableContentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
