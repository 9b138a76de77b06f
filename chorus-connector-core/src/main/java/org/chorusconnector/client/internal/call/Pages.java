package org.chorusconnector.client.internal.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.internal.wire.Coded;
import org.chorusconnector.client.internal.wire.Found;
import org.chorusconnector.client.internal.wire.IncompleteListException;
import org.chorusconnector.client.internal.wire.NothingFound;
import org.chorusconnector.client.internal.wire.Page;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The rows of a search, whose pages are read as the stream reaches them: none twice, none ahead. A list that Chorus Pro cuts
 * is a failure: fewer rows than it counts, or a page that repeats the page before.
 */
public final class Pages<W, R> extends Spliterators.AbstractSpliterator<R> {

    private static final int FIRST = 1;

    private final Exchange exchange;
    private final IntFunction<Call<Coded<Found<W>>>> calls;
    private final Function<? super W, R> reader;
    private final int askedRows;
    private final Deque<R> rows = new ArrayDeque<>();
    private @Nullable Found<W> last;
    private final Call<Coded<Found<W>>> first;
    private int next = FIRST;
    private long rowsRead;
    private boolean finished;

    Pages(Exchange exchange, IntFunction<Call<Coded<Found<W>>>> calls, Function<? super W, R> reader, int askedRows) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.exchange = exchange;
        this.calls = calls;
        // Criteria that the service does not support are refused at once, and not when the stream is read.
        this.first = calls.apply(FIRST);
        this.reader = reader;
        this.askedRows = askedRows;
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        while (rows.isEmpty() && !finished) {
            readNext();
        }
        R row = rows.poll();
        if (row == null) {
            return false;
        }
        action.accept(row);
        return true;
    }

    private void readNext() {
        try {
            rows.addAll(exchange.run(nextCall(), this::read));
        } catch (ChorusRefusedException refusal) {
            if (!NothingFound.isMeantBy(refusal)) {
                throw refusal;
            }
            finished = true;
        }
    }

    private Call<Coded<Found<W>>> nextCall() {
        int number = next++;
        return number == FIRST ? first : calls.apply(number);
    }

    private List<R> read(Found<W> page) throws IncompleteListException {
        List<R> read = page.read(reader);
        boolean isLast = isLast(page, read.size());
        Integer total = page.rowCount();
        if (last != null && !read.isEmpty() && Page.rows(page.rows()).equals(Page.rows(last.rows()))) {
            throw new IncompleteListException("page " + (next - 1) + " of the list repeats the page before it");
        }
        if (isLast && total != null && total > rowsRead + read.size()) {
            throw new IncompleteListException("the list ends after " + (rowsRead + read.size()) + " rows of " + total);
        }
        last = page;
        rowsRead += read.size();
        finished = isLast;
        return read;
    }

    /** If the answer does not tell, a page that is not full is the last one. */
    private boolean isLast(Found<W> page, int size) {
        Integer pages = page.pageCount();
        return size == 0 || (pages == null ? size < askedRows : next - 1 >= pages);
    }
}
