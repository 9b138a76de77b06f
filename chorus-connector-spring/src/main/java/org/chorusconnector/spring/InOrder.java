package org.chorusconnector.spring;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Several listeners, told in their order, each one whatever the ones before it make of the news. */
record InOrder<L>(List<L> listeners) {

    /** What they throw goes on to the caller, which logs it. */
    void tell(Consumer<L> news) {
        @Nullable RuntimeException first = null;
        for (L listener : listeners) {
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
