package org.chorusconnector.client.internal.transport;

import java.util.function.Supplier;

/**
 * Asks that the calls of a thread go out on connections of their own. A mark of the thread, since Retrofit makes the request of an
 * attempt by itself and takes nothing with it.
 */
public final class FreshConnection {

    private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

    private FreshConnection() {}

    /** Runs an attempt; its request goes out on a new connection. */
    public static <T> T during(Supplier<T> attempt) {
        ASKED.set(true);
        try {
            return attempt.get();
        } finally {
            ASKED.remove();
        }
    }

    /** Whether the calling thread asked. */
    public static boolean isAsked() {
        return ASKED.get();
    }
}
