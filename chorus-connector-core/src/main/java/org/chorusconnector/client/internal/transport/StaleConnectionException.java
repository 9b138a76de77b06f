package org.chorusconnector.client.internal.transport;

import java.io.IOException;

/** A request was lost on a connection that was kept from an earlier one: most likely the other side had closed it. */
public final class StaleConnectionException extends IOException {

    StaleConnectionException(IOException lost) {
        super("lost on a connection that was kept from an earlier call", lost);
    }
}
