package org.chorusconnector.dispatch;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A fixed number of threads and no queue to speak of: the reader waits when all are busy, so that memory does not grow
 * with the number of receipts. Used by one thread.
 */
final class Workers implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;
    private final Semaphore free;
    private final Consumer<Throwable> onError;
    private final Runnable onInterrupt;

    /**
     * @param onInterrupt told that the thread which uses them was interrupted while it waited for them
     * @param onError told of what no work should throw: an {@link Error}, or an exception that nobody thought of
     */
    Workers(int count, Runnable onInterrupt, Consumer<Throwable> onError) {
        this.count = count;
        this.onInterrupt = onInterrupt;
        this.onError = onError;
        this.free = new Semaphore(count);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread daemon = new Thread(work, "chorus-dispatch-" + number.incrementAndGet());
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Waits for a free thread, even when interrupted: the flag stays set, and the reader stops at its next look. */
    void execute(Runnable work) {
        acquire(1);
        @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        threads.execute(() -> {
            if (context != null) {
                MDC.setContextMap(context);
            }
            try {
                work.run();
            } catch (Throwable e) {
                // The edge of a thread: without this, a worker would die in silence and its item with it.
                onError.accept(e);
            } finally {
                MDC.clear();
                free.release();
            }
        });
    }

    /** Waits until all work has ended, even when interrupted: a call that has begun is always seen to its end. */
    void drain() {
        acquire(count);
        free.release(count);
    }

    private void acquire(int permits) {
        try {
            free.acquire(permits);
        } catch (InterruptedException e) {
            // Told at once: a worker may wait for the platform to come back, and need not when the run is to end.
            onInterrupt.run();
            free.acquireUninterruptibly(permits);
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        drain();
        threads.shutdown();
    }
}
