package org.chorusconnector.client.engagements;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * What engagements to look for: all criteria must hold. Immutable: each method gives a changed copy.
 *
 * @see Engagements#search
 */
public final class EngagementSearch {

    /** The state of an engagement on which one may invoice. */
    public static final String ORDERED = "COMMANDE";

    private static final EngagementSearch ANY = new EngagementSearch(null, null, null, null, null, null);

    private final @Nullable EngagementNumber number;
    private final @Nullable MarketNumber market;
    private final @Nullable SupplierId supplier;
    private final @Nullable String state;
    private final @Nullable LocalDate notifiedFrom;
    private final @Nullable LocalDate notifiedTo;

    private EngagementSearch(
            @Nullable EngagementNumber number,
            @Nullable MarketNumber market,
            @Nullable SupplierId supplier,
            @Nullable String state,
            @Nullable LocalDate notifiedFrom,
            @Nullable LocalDate notifiedTo) {
        this.number = number;
        this.market = market;
        this.supplier = supplier;
        this.state = state;
        this.notifiedFrom = notifiedFrom;
        this.notifiedTo = notifiedTo;
    }

    /** Every engagement that the technical account may see. */
    public static EngagementSearch all() {
        return ANY;
    }

    /** Only this engagement. */
    public EngagementSearch number(EngagementNumber only) {
        return new EngagementSearch(only, market, supplier, state, notifiedFrom, notifiedTo);
    }

    /** Only engagements of this market. */
    public EngagementSearch market(MarketNumber only) {
        return new EngagementSearch(number, only, supplier, state, notifiedFrom, notifiedTo);
    }

    /** Only engagements addressed to this supplier. */
    public EngagementSearch supplier(SupplierId only) {
        return new EngagementSearch(number, market, only, state, notifiedFrom, notifiedTo);
    }

    /**
     * Only engagements in this state.
     *
     * @param only in the words of Chorus Pro, such as {@link #ORDERED}
     */
    public EngagementSearch state(String only) {
        return new EngagementSearch(number, market, supplier, only, notifiedFrom, notifiedTo);
    }

    /**
     * Only engagements notified in this period, days of Paris, both included.
     *
     * @throws IllegalArgumentException when it ends before it begins
     */
    public EngagementSearch notified(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "The period of notification ends before it begins: " + from + " to " + to);
        }
        return new EngagementSearch(number, market, supplier, state, from, to);
    }

    public Optional<EngagementNumber> number() {
        return Optional.ofNullable(number);
    }

    public Optional<MarketNumber> market() {
        return Optional.ofNullable(market);
    }

    public Optional<SupplierId> supplier() {
        return Optional.ofNullable(supplier);
    }

    public Optional<String> state() {
        return Optional.ofNullable(state);
    }

    public Optional<LocalDate> notifiedFrom() {
        return Optional.ofNullable(notifiedFrom);
    }

    public Optional<LocalDate> notifiedTo() {
        return Optional.ofNullable(notifiedTo);
    }
}
