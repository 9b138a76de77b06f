package org.chorusconnector.spring;

import java.util.List;
import java.util.function.Consumer;
import org.chorusconnector.dispatch.RunListener;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.RunId;
import org.jspecify.annotations.Nullable;

/** Tells several listeners in their order, each one whatever the ones before it make of the news. */
record RunListeners(List<RunListener> inOrder) implements RunListener {

    @Override
    public void started(RunId run) {
        tell(listener -> listener.started(run));
    }

    @Override
    public void accepted(RunId run, String number) {
        tell(listener -> listener.accepted(run, number));
    }

    @Override
    public void concluded(RunId run, ItemResult result) {
        tell(listener -> listener.concluded(run, result));
    }

    /** What they throw goes on to the dispatch, which logs it. */
    private void tell(Consumer<RunListener> news) {
        @Nullable RuntimeException first = null;
        for (RunListener listener : inOrder) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
