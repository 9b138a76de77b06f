package org.chorusconnector.spring;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.ReceiptQuery;
import org.chorusconnector.receipt.ReceiptSource;
import org.jspecify.annotations.Nullable;

/** All sources of receipts of the application, one after the other, in their order. */
record ReceiptSources(List<ReceiptSource> all) implements ReceiptSource {

    @Override
    public Stream<? extends Item> receipts(ReceiptQuery query) {
        if (all.size() == 1) {
            return all.get(0).receipts(query);
        }
        Walk walk = new Walk(all.iterator(), query);
        return StreamSupport.<Item>stream(walk, false).onClose(walk::close);
    }

    /**
     * Opens a source when the one before it is at its end, and closed: no two of them are open at once. A flat map of streams
     * would hold all receipts of a source in memory.
     */
    private static final class Walk extends Spliterators.AbstractSpliterator<Item> {

        private final Iterator<ReceiptSource> sources;
        private final ReceiptQuery query;

        private @Nullable Stream<? extends Item> open;
        private @Nullable Spliterator<? extends Item> items;

        Walk(Iterator<ReceiptSource> sources, ReceiptQuery query) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.sources = sources;
            this.query = query;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Item> action) {
            while (items == null || !items.tryAdvance(action)) {
                close();
                if (!sources.hasNext()) {
                    return false;
                }
                Stream<? extends Item> next = sources.next().receipts(query);
                open = next;
                items = next.spliterator();
            }
            return true;
        }

        void close() {
            Stream<? extends Item> last = open;
            open = null;
            items = null;
            if (last != null) {
                last.close();
            }
        }
    }
}
