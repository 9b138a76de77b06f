package org.chorusconnector.client.internal.wire;

import java.io.IOException;

/** A list that Chorus Pro cut: treated as complete, the missing rows would look as if they did not exist. */
public final class IncompleteListException extends IOException {

    private static final long serialVersionUID = 1L;

    public IncompleteListException(String message) {
        super(message);
    }
}
