package org.chorusconnector.examples.nightlysend;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a SIGTERM or SIGINT stop work instead of cutting it: the working thread is interrupted, and the process ends when
 * the work is done, report and closing included, or after {@value #PATIENCE_SECONDS} seconds.
 */
final class GracefulStop {

    private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

    /** Longer than the longest time-out of a submission. */
    private static final int PATIENCE_SECONDS = 90;

    /** Work of one thread that ends early, in order, when the thread is interrupted. */
    @FunctionalInterface
    interface Work<T, E extends Exception> {
        T work() throws E;
    }

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);

    private GracefulStop() {}

    /** Works on this thread. */
    static <T, E extends Exception> T during(Work<T, E> work) throws E {
        GracefulStop stop = new GracefulStop();
        Thread hook = new Thread(stop::stop, "graceful-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.work();
        } finally {
            stop.done.countDown();
            remove(hook);
        }
    }

    private void stop() {
        LOG.warn("Told to stop: what is under way is ended and reported");
        worker.interrupt();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("Not done after {} s; the next run asks Chorus Pro what became of it", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("The process is ending, and waits for this hook no longer");
        }
    }
}
