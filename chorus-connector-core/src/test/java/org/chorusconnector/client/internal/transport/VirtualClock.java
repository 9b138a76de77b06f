package org.chorusconnector.client.internal.transport;

/** Time that passes only while somebody waits for it, or when a test lets it. Sleepers may be made late. */
final class VirtualClock implements NanoClock {

    private long now;
    private long lateness;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized void sleepUntil(long nanoTime) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting for the quota");
        }
        now = Math.max(now, nanoTime + lateness);
    }

    synchronized void advance(long nanos) {
        now += nanos;
    }

    /** Each sleeper wakes so much after its time. */
    synchronized void wakeLateBy(long nanos) {
        lateness = nanos;
    }
}
