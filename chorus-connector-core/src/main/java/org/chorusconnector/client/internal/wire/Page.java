package org.chorusconnector.client.internal.wire;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Paging of requests, and the lists inside of answers. */
public final class Page {

    /** Rows that a request asks for, unless the caller chooses. */
    public static final int ROWS = 50;

    /**
     * The cap on the rows of one search, which some services take as 200 if a request leaves it out. Chorus Pro documents no
     * highest value; no supplier has as many rows.
     */
    public static final int NO_LIMIT = 10_000_000;

    private Page() {}

    /** The rows of a list that may be missing, without its empty places. */
    public static <R> List<R> rows(@Nullable List<@Nullable R> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    /**
     * The rows of a list that may be missing, read.
     *
     * @param read never returns null
     */
    public static <W, R> List<R> rows(@Nullable List<@Nullable W> list, Function<W, R> read) {
        return rows(list).stream().map(read).toList();
    }

    /** Paging of a request, in the order that Chorus Pro chooses. */
    public record Asked(int pageResultatDemandee, int nbResultatsParPage) {
        public static Asked of(int number) {
            return new Asked(number, ROWS);
        }
    }

    /** The same for the services that have a cap on the rows of the whole search. */
    public record Capped(int nbResultatsMaximum, int pageResultatDemandee, int nbResultatsParPage) {
        public static Capped of(int number) {
            return new Capped(NO_LIMIT, number, ROWS);
        }
    }
}
