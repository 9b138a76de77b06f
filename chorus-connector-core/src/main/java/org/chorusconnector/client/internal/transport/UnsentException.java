package org.chorusconnector.client.internal.transport;

import java.io.IOException;

/** The request failed before its first byte left: there was no connection to send it on. */
public final class UnsentException extends IOException {

    UnsentException(Exception cause) {
        super("not sent", cause);
    }
}
