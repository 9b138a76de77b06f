package org.chorusconnector.crash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorusconnector.ledger.Ledger;

/**
 * A moment of a run at which its process dies.
 *
 * @param method of the ledger
 * @param before whether it dies before the ledger has done it, or after
 * @param occurrence at which call
 */
record KillPoint(String method, boolean before, int occurrence) {

    static final KillPoint NEVER = new KillPoint("never", true, 0);

    static KillPoint parse(String text) {
        String[] parts = text.split(":");
        return new KillPoint(parts[0], Boolean.parseBoolean(parts[1]), Integer.parseInt(parts[2]));
    }

    String asArgument() {
        return method + ":" + before + ":" + occurrence;
    }

    /** The ledger, in a process that kills itself at this point as {@code kill -9} does: no hook, no finally. */
    Ledger on(Ledger ledger) {
        AtomicInteger calls = new AtomicInteger();
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (proxy, called, arguments) -> {
                    boolean here = called.getName().equals(method) && calls.incrementAndGet() == occurrence;
                    if (here && before) {
                        die();
                    }
                    try {
                        Object result = called.invoke(ledger, arguments);
                        if (here) {
                            die();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void die() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid())).start();
        new CountDownLatch(1).await();
    }
}
