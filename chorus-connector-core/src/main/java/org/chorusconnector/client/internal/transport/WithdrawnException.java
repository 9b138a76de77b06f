package org.chorusconnector.client.internal.transport;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The caller's last check kept the request from going out. */
public final class WithdrawnException extends IOException {

    WithdrawnException(@Nullable RuntimeException cause) {
        super("withdrawn", cause);
    }
}
