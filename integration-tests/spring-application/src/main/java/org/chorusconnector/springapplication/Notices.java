package org.chorusconnector.springapplication;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.dispatch.Notifier;
import org.chorusconnector.dispatch.RunSummary;

/** What the application was told about its runs, in the order in which they ended. */
final class Notices implements Notifier {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final BlockingQueue<RunSummary> told = new LinkedBlockingQueue<>();

    @Override
    public void runEnded(Notifier.Notice notice) {
        told.add(notice.summary());
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Waits for the next one that has not been asked for. */
    RunSummary next() throws InterruptedException {
        RunSummary next = told.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no run ended within " + PATIENCE);
        }
        return next;
    }
}
