package org.chorusconnector.crash;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chorusconnector.ledger.InterceptedLedger;
import org.chorusconnector.ledger.Ledger;

/**
 * A moment of a run at which its process, or its database, dies.
 *
 * @param method of the ledger
 * @param before whether it dies before the ledger has done it, or after
 * @param occurrence at which call
 * @param victim process id of what is killed, with all that it has started; 0 for the process of the run itself
 */
record KillPoint(String method, boolean before, int occurrence, long victim) {

    static final KillPoint NEVER = new KillPoint("never", true, 0);

    KillPoint(String method, boolean before, int occurrence) {
        this(method, before, occurrence, 0);
    }

    KillPoint killing(long process) {
        return new KillPoint(method, before, occurrence, process);
    }

    static KillPoint parse(String text) {
        String[] parts = text.split(":");
        return new KillPoint(
                parts[0], Boolean.parseBoolean(parts[1]), Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
    }

    String asArgument() {
        return method + ":" + before + ":" + occurrence + ":" + victim;
    }

    /** The ledger, in a process that kills at this point as {@code kill -9} does: no hook, no finally. */
    Ledger on(Ledger ledger) {
        AtomicInteger calls = new AtomicInteger();
        return InterceptedLedger.of(ledger, (called, arguments, call) -> {
            boolean here = called.equals(method) && calls.incrementAndGet() == occurrence;
            if (here && before) {
                kill();
            }
            Object result = call.proceed();
            if (here && !before) {
                kill();
            }
            return result;
        });
    }

    private void kill() throws IOException, InterruptedException {
        if (victim == 0) {
            new ProcessBuilder(
                            "kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                    .start();
            new CountDownLatch(1).await();
        }
        ProcessHandle server = ProcessHandle.of(victim).orElseThrow();
        Stream.concat(Stream.of(server), server.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
    }
}
