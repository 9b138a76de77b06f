package org.chorusconnector.client.internal.transport;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bounds the bytes of files that are under way at once, by what the line carries. One file may always go. Beyond that, the window
 * begins at {@value #FIRST_WINDOW} bytes; each file that arrives within {@value #QUICK_SECONDS} seconds widens it by its own size,
 * and each that takes longer than {@value #SLOW_SECONDS} seconds, or is lost, halves it. A fast line soon has no bound; on a slow
 * one, two or three files go at a time and none of them starves. Thread-safe; callers enter in the order in which they came.
 */
public final class UploadWindow {

    static final long FIRST_WINDOW = 2_000_000;
    static final long QUICK_SECONDS = 10;
    static final long SLOW_SECONDS = 20;

    private static final long LEAST_WINDOW = 100_000;

    /** More than all workers can send: the window need not grow for ever. */
    private static final long MOST_WINDOW = 1_000_000_000;

    private final NanoClock clock;
    private final ReentrantLock turnstile = new ReentrantLock(true);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // Guarded by the lock.
    private long window = FIRST_WINDOW;
    private long underWay;

    public UploadWindow() {
        this(NanoClock.SYSTEM);
    }

    UploadWindow(NanoClock clock) {
        this.clock = clock;
    }

    /** A file that is under way, to be closed when it has arrived or not. */
    public final class Passage implements AutoCloseable {

        private final long bytes;
        private final long began;
        private boolean arrived;

        private Passage(long bytes, long began) {
            this.bytes = bytes;
            this.began = began;
        }

        /** Tells that the other side answered. */
        public void arrived() {
            arrived = true;
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    /**
     * Waits until so many bytes may go.
     *
     * @throws InterruptedException when interrupted before or while waiting
     */
    public Passage enter(long bytes) throws InterruptedException {
        turnstile.lockInterruptibly();
        try {
            lock.lockInterruptibly();
            try {
                while (underWay > 0 && underWay + bytes > window) {
                    changed.await();
                }
                underWay += bytes;
                return new Passage(bytes, clock.nanoTime());
            } finally {
                lock.unlock();
            }
        } finally {
            turnstile.unlock();
        }
    }

    private void leave(Passage passage) {
        long took = clock.nanoTime() - passage.began;
        lock.lock();
        try {
            underWay -= passage.bytes;
            if (!passage.arrived || took > SLOW_SECONDS * WireWindow.SECOND) {
                window = Math.max(LEAST_WINDOW, window / 2);
            } else if (took <= QUICK_SECONDS * WireWindow.SECOND) {
                window = Math.min(MOST_WINDOW, window + passage.bytes);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** For tests. */
    long window() {
        lock.lock();
        try {
            return window;
        } finally {
            lock.unlock();
        }
    }
}
