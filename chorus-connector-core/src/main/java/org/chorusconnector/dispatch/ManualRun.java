package org.chorusconnector.dispatch;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.runs.RunId;
import org.jspecify.annotations.Nullable;

/** A run by hand on a thread of the host. */
final class ManualRun implements Dispatch.BackgroundRun {

    private final Set<String> numbers;
    private final CompletableFuture<RunSummary> result = new CompletableFuture<>();
    private final AtomicInteger concluded = new AtomicInteger();

    // Guarded by this.
    private @Nullable Thread thread;
    private boolean begun;
    private boolean cancelled;

    ManualRun(Set<String> numbers) {
        this.numbers = numbers;
    }

    /** Runs on the calling thread, and leaves no interruption behind on it. */
    void run(RunListener listener, Function<RunListener, RunSummary> work) {
        synchronized (this) {
            if (cancelled) {
                return;
            }
            begun = true;
            thread = Thread.currentThread();
        }
        @Nullable RunSummary summary = null;
        @Nullable Throwable failure = null;
        try {
            summary = work.apply(counting(listener));
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        synchronized (this) {
            thread = null;
            if (cancelled) {
                // The flag is that of cancel(), and the thread is the host's.
                clearInterruption();
            }
        }
        if (failure == null) {
            result.complete(summary);
        } else {
            result.completeExceptionally(failure);
        }
    }

    @SuppressWarnings("CheckReturnValue") // Whether it was set does not matter.
    private static void clearInterruption() {
        Thread.interrupted();
    }

    private RunListener counting(RunListener listener) {
        return new RunListener() {
            @Override
            public void started(RunId run) {
                listener.started(run);
            }

            @Override
            public void accepted(RunId run, String number) {
                listener.accepted(run, number);
            }

            @Override
            public void concluded(RunId run, ItemResult itemResult) {
                concluded.incrementAndGet();
                listener.concluded(run, itemResult);
            }
        };
    }

    @Override
    public CompletableFuture<RunSummary> result() {
        return result.copy();
    }

    @Override
    public int asked() {
        return numbers.size();
    }

    @Override
    public int concluded() {
        return concluded.get();
    }

    @Override
    public synchronized void cancel() {
        cancelled = true;
        if (!begun) {
            result.cancel(false);
        } else if (thread != null) {
            thread.interrupt();
        }
    }
}
