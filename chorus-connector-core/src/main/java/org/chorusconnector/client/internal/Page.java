package org.chorusconnector.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.chorusconnector.client.ChorusRefusedException;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param rows in the order of the answer
 * @param isLast whether there is no page after this one
 */
public record Page<R>(List<R> rows, boolean isLast) {

    private static final int FIRST = 1;

    /** A page as its answer describes it; what it does not say is guessed from whether the page is full. */
    public static <R> Page<R> of(List<R> rows, @Nullable ParametresRetour paging, int number, int askedRows) {
        return of(rows, paging == null ? null : paging.pages(), number, askedRows);
    }

    /** The same for an answer that tells the number of its pages without more ado. */
    public static <R> Page<R> of(List<R> rows, @Nullable Integer pages, int number, int askedRows) {
        boolean last = rows.isEmpty() || (pages == null ? rows.size() < askedRows : number >= pages);
        return new Page<>(rows, last);
    }

    /** The rows of a list that may be missing, and hold nothing in places. */
    public static <R> List<R> rows(@Nullable List<@Nullable R> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /**
     * The same rows, read.
     *
     * @param read never gives null
     */
    public static <W, R> List<R> rows(@Nullable List<@Nullable W> list, Function<W, R> read) {
        return rows(list).stream().map(read).toList();
    }

    /**
     * All rows of a search, whose pages are read as the stream reaches them. No page is read twice, none ahead.
     *
     * @param read reads the page of a number, counted from 1
     */
    public static <R> Stream<R> stream(IntFunction<Page<R>> read) {
        return StreamSupport.stream(new Pages<>(read), false);
    }

    /**
     * Paging of a request, in the order that Chorus Pro chooses.
     *
     * @param nbResultatsMaximum most rows of the whole search; where the service knows it
     */
    public record Asked(@Nullable Integer nbResultatsMaximum, int pageResultatDemandee, int nbResultatsParPage) {

        /** Rows asked for at a time. */
        public static final int ROWS = 50;

        /** A page of a search without limit of its own. */
        public static Asked of(int number) {
            return new Asked(null, number, ROWS);
        }
    }

    /** Paging of an answer, under its wire name. */
    public record ParametresRetour(@Nullable Integer pages) {}

    private static final class Pages<R> extends Spliterators.AbstractSpliterator<R> {

        private final IntFunction<Page<R>> read;
        private final Deque<R> rows = new ArrayDeque<>();
        private int next = FIRST;
        private boolean finished;

        Pages(IntFunction<Page<R>> read) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.read = read;
        }

        @Override
        public boolean tryAdvance(Consumer<? super R> action) {
            while (rows.isEmpty() && !finished) {
                Page<R> page = readNext();
                rows.addAll(page.rows());
                finished = page.isLast();
            }
            R row = rows.poll();
            if (row == null) {
                return false;
            }
            action.accept(row);
            return true;
        }

        private Page<R> readNext() {
            try {
                return read.apply(next++);
            } catch (ChorusRefusedException refusal) {
                if (NothingFound.isMeantBy(refusal)) {
                    return new Page<>(List.of(), true);
                }
                throw refusal;
            }
        }
    }
}
