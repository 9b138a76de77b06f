package org.chorusconnector.client.invoices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;

/** What invoices to look for: all criteria must hold. Immutable. */
public final class InvoiceSearch {

    /** Most invoices of a search unless said otherwise. */
    public static final int DEFAULT_LIMIT = 200;

    /** Invoices asked for at a time unless said otherwise. */
    public static final int DEFAULT_PAGE_SIZE = 50;

    private static final int MAX_PAGE_SIZE = 1000;

    private final @Nullable InvoiceNumber number;
    private final @Nullable SupplierId supplier;
    private final List<InvoiceStatus> statuses;
    private final @Nullable LocalDate depositedFrom;
    private final @Nullable LocalDate depositedTo;
    private final @Nullable LocalDate datedFrom;
    private final @Nullable LocalDate datedTo;
    private final @Nullable MarketNumber marketNumber;
    private final @Nullable EngagementNumber engagementNumber;
    private final @Nullable FlowNumber flow;
    private final int limit;
    private final int pageSize;

    private InvoiceSearch(Builder builder) {
        this.number = builder.number;
        this.supplier = builder.supplier;
        this.statuses = List.copyOf(builder.statuses);
        this.depositedFrom = builder.depositedFrom;
        this.depositedTo = builder.depositedTo;
        this.datedFrom = builder.datedFrom;
        this.datedTo = builder.datedTo;
        this.marketNumber = builder.marketNumber;
        this.engagementNumber = builder.engagementNumber;
        this.flow = builder.flow;
        this.limit = builder.limit;
        this.pageSize = Math.min(builder.pageSize, builder.limit);
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<InvoiceNumber> number() {
        return Optional.ofNullable(number);
    }

    public Optional<SupplierId> supplier() {
        return Optional.ofNullable(supplier);
    }

    /** The statuses to keep; empty means all. */
    public List<InvoiceStatus> statuses() {
        return statuses;
    }

    /** First day of deposit, in Paris. */
    public Optional<LocalDate> depositedFrom() {
        return Optional.ofNullable(depositedFrom);
    }

    /** Last day of deposit, in Paris. */
    public Optional<LocalDate> depositedTo() {
        return Optional.ofNullable(depositedTo);
    }

    /** First date written on the invoice. */
    public Optional<LocalDate> datedFrom() {
        return Optional.ofNullable(datedFrom);
    }

    /** Last date written on the invoice. */
    public Optional<LocalDate> datedTo() {
        return Optional.ofNullable(datedTo);
    }

    public Optional<MarketNumber> marketNumber() {
        return Optional.ofNullable(marketNumber);
    }

    public Optional<EngagementNumber> engagementNumber() {
        return Optional.ofNullable(engagementNumber);
    }

    /** The flow that the invoices came with. */
    public Optional<FlowNumber> flow() {
        return Optional.ofNullable(flow);
    }

    /** Most invoices that the search gives. */
    public int limit() {
        return limit;
    }

    /** Invoices asked for at a time. */
    public int pageSize() {
        return pageSize;
    }

    /** Collects criteria; none is required. Not thread-safe. */
    public static final class Builder {

        private @Nullable InvoiceNumber number;
        private @Nullable SupplierId supplier;
        private List<InvoiceStatus> statuses = List.of();
        private @Nullable LocalDate depositedFrom;
        private @Nullable LocalDate depositedTo;
        private @Nullable LocalDate datedFrom;
        private @Nullable LocalDate datedTo;
        private @Nullable MarketNumber marketNumber;
        private @Nullable EngagementNumber engagementNumber;
        private @Nullable FlowNumber flow;
        private int limit = DEFAULT_LIMIT;
        private int pageSize = DEFAULT_PAGE_SIZE;

        private Builder() {}

        /** Only invoices of this number. Chorus Pro may answer several: compare recipient and amount. */
        public Builder number(InvoiceNumber only) {
            this.number = only;
            return this;
        }

        /** Only invoices of this supplier; without it, those of every supplier that the account may act for. */
        public Builder supplier(SupplierId only) {
            this.supplier = only;
            return this;
        }

        /** Only invoices in one of these statuses. */
        public Builder statuses(InvoiceStatus... kept) {
            this.statuses = new ArrayList<>(List.of(kept));
            return this;
        }

        /** Only invoices deposited on this day, in Paris, or later. */
        public Builder depositedFrom(LocalDate firstDay) {
            this.depositedFrom = firstDay;
            return this;
        }

        /** Only invoices deposited on this day, in Paris, or before. */
        public Builder depositedTo(LocalDate lastDay) {
            this.depositedTo = lastDay;
            return this;
        }

        /** Only invoices of this date or later. */
        public Builder datedFrom(LocalDate first) {
            this.datedFrom = first;
            return this;
        }

        /** Only invoices of this date or before. */
        public Builder datedTo(LocalDate last) {
            this.datedTo = last;
            return this;
        }

        /** Only invoices of this market. */
        public Builder marketNumber(MarketNumber only) {
            this.marketNumber = only;
            return this;
        }

        /** Only invoices of this engagement. */
        public Builder engagementNumber(EngagementNumber only) {
            this.engagementNumber = only;
            return this;
        }

        /** Only invoices that came with this flow; for a supplier alone. */
        public Builder flow(FlowNumber only) {
            this.flow = only;
            return this;
        }

        /** Most invoices to give: at least 1, {@value #DEFAULT_LIMIT} unless set. */
        public Builder limit(int most) {
            if (most < 1) {
                throw new IllegalArgumentException("The limit of a search is at least 1: " + most);
            }
            this.limit = most;
            return this;
        }

        /** Invoices to ask for at a time: 1 to 1000, {@value #DEFAULT_PAGE_SIZE} unless set. */
        public Builder pageSize(int rows) {
            if (rows < 1 || rows > MAX_PAGE_SIZE) {
                throw new IllegalArgumentException("The page size of a search is 1 to " + MAX_PAGE_SIZE + ": " + rows);
            }
            this.pageSize = rows;
            return this;
        }

        /**
         * The search of these criteria.
         *
         * @throws IllegalArgumentException when the period ends before it begins
         */
        public InvoiceSearch build() {
            if (depositedFrom != null && depositedTo != null && depositedTo.isBefore(depositedFrom)) {
                throw new IllegalArgumentException(
                        "The period of deposit ends before it begins: " + depositedFrom + " to " + depositedTo);
            }
            if (datedFrom != null && datedTo != null && datedTo.isBefore(datedFrom)) {
                throw new IllegalArgumentException(
                        "The period of dates ends before it begins: " + datedFrom + " to " + datedTo);
            }
            return new InvoiceSearch(this);
        }
    }
}
