package org.chorusconnector.client.internal.transport;

import java.util.concurrent.locks.LockSupport;

/** Time that only goes forward, as the quota counts it; tests put their own in its place. */
interface NanoClock {

    /** The clock of the JVM. */
    NanoClock SYSTEM = new NanoClock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanoTime) throws InterruptedException {
            for (long left = nanoTime - nanoTime(); left > 0; left = nanoTime - nanoTime()) {
                LockSupport.parkNanos(this, left);
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while waiting for the quota");
                }
            }
        }
    };

    /** Nanoseconds since a moment that never changes. */
    long nanoTime();

    /** Returns at this time or after it, at once when it is over. */
    void sleepUntil(long nanoTime) throws InterruptedException;
}
