package org.chorusconnector.client.internal.transport;

import java.util.function.BooleanSupplier;

/**
 * What a caller wants to be asked right before an attempt goes out, after every wait: before the first byte, or, of a request with
 * a body, before the write that completes it. Travels with the request as a tag, for which it must be a class of its own.
 */
public final class LastCheck {

    /** Nothing to ask. */
    public static final LastCheck NONE = new LastCheck(() -> true);

    private final BooleanSupplier stillWanted;

    public LastCheck(BooleanSupplier stillWanted) {
        this.stillWanted = stillWanted;
    }

    void require() throws WithdrawnException {
        boolean wanted;
        try {
            wanted = stillWanted.getAsBoolean();
        } catch (RuntimeException e) {
            // The edge to the caller's code: what cannot be checked does not go out.
            throw new WithdrawnException(e);
        }
        if (!wanted) {
            throw new WithdrawnException(null);
        }
    }
}
