package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * The invoices to look for: all criteria must hold. Without a {@linkplain Builder#limit limit}, a search reads all pages to the
 * last one. A search that does not support one of the criteria refuses it with an {@link IllegalArgumentException}. Immutable.
 */
public final class InvoiceSearch {

    /** Invoices asked for at a time unless set. */
    public static final int DEFAULT_PAGE_SIZE = 50;

    private static final int MAX_PAGE_SIZE = 1000;

    /**
     * A range, both ends included; an empty end is open.
     *
     * @param from first value
     * @param to last value
     */
    public record Range<T extends Comparable<? super T>>(Optional<T> from, Optional<T> to) {

        /** Whether one of the ends is given. */
        public boolean isSet() {
            return from.isPresent() || to.isPresent();
        }

        private static <T extends Comparable<? super T>> Range<T> open() {
            return new Range<T>(Optional.empty(), Optional.empty());
        }
    }

    private final Builder criteria;

    private InvoiceSearch(Builder criteria) {
        this.criteria = criteria;
    }

    public static Builder builder() {
        return new Builder();
    }

    public Optional<InvoiceNumber> number() {
        return Optional.ofNullable(criteria.number);
    }

    public Optional<PaymentRequestKind> kind() {
        return Optional.ofNullable(criteria.kind);
    }

    public Optional<InvoiceType> type() {
        return Optional.ofNullable(criteria.type);
    }

    public Optional<SupplierId> supplier() {
        return Optional.ofNullable(criteria.supplier);
    }

    /** Service of the supplier. */
    public Optional<ServiceId> supplierService() {
        return Optional.ofNullable(criteria.supplierService);
    }

    public Optional<StructureId> recipient() {
        return Optional.ofNullable(criteria.recipient);
    }

    /** Service of the recipient. */
    public Optional<ServiceId> recipientService() {
        return Optional.ofNullable(criteria.recipientService);
    }

    /** Validating structure. */
    public Optional<StructureId> validator() {
        return Optional.ofNullable(criteria.validator);
    }

    public Optional<MarketNumber> marketNumber() {
        return Optional.ofNullable(criteria.marketNumber);
    }

    public Optional<EngagementNumber> engagementNumber() {
        return Optional.ofNullable(criteria.engagementNumber);
    }

    /** Invoice that a credit note is for. */
    public Optional<InvoiceNumber> originNumber() {
        return Optional.ofNullable(criteria.originNumber);
    }

    /** The flow that the invoices came with. */
    public Optional<FlowNumber> flow() {
        return Optional.ofNullable(criteria.flow);
    }

    /** Code of the cadre de facturation. */
    public Optional<String> cadreDeFacturation() {
        return Optional.ofNullable(criteria.cadreDeFacturation);
    }

    /** Code of the deposit mode. */
    public Optional<String> depositMode() {
        return Optional.ofNullable(criteria.depositMode);
    }

    /** Whether the supplier marked the rejection as handled. */
    public Optional<Boolean> rejectionHandled() {
        return Optional.ofNullable(criteria.rejectionHandled);
    }

    /** The bank account to be paid on. */
    public Optional<Long> bankAccountCode() {
        return Optional.ofNullable(criteria.bankAccountCode);
    }

    /** The user who created the invoice. */
    public Optional<Long> creatorId() {
        return Optional.ofNullable(criteria.creatorId);
    }

    /** The statuses to keep; empty means all. */
    public List<InvoiceStatus> statuses() {
        return criteria.statuses;
    }

    /** Whether the other recipients of the recipient's SIREN are meant too. */
    public boolean wholeSirenOfRecipient() {
        return criteria.wholeSirenOfRecipient;
    }

    /** Days of the deposit, in Paris. */
    public Range<LocalDate> deposited() {
        return criteria.deposited;
    }

    /** Dates written on the invoice. */
    public Range<LocalDate> dated() {
        return criteria.dated;
    }

    /** When the invoice took its current status; Chorus Pro compares whole seconds. */
    public Range<Instant> statusChanged() {
        return criteria.statusChanged;
    }

    /** Total without tax, in euros. */
    public Range<BigDecimal> amountExclTax() {
        return criteria.amountExclTax;
    }

    /** Total with tax, in euros. */
    public Range<BigDecimal> amountInclTax() {
        return criteria.amountInclTax;
    }

    /** Amount that the recipient has to pay, in euros. */
    public Range<BigDecimal> amountToPay() {
        return criteria.amountToPay;
    }

    /** Most invoices that the search gives; empty means all. */
    public OptionalInt limit() {
        return criteria.limit;
    }

    /** Invoices asked for at a time. */
    public int pageSize() {
        return criteria.limit.isPresent() ? Math.min(criteria.pageSize, criteria.limit.getAsInt()) : criteria.pageSize;
    }

    /** Collects criteria; none is required. Not thread-safe. */
    public static final class Builder {

        private @Nullable InvoiceNumber number;
        private @Nullable PaymentRequestKind kind;
        private @Nullable InvoiceType type;
        private @Nullable SupplierId supplier;
        private @Nullable ServiceId supplierService;
        private @Nullable StructureId recipient;
        private @Nullable ServiceId recipientService;
        private @Nullable StructureId validator;
        private @Nullable MarketNumber marketNumber;
        private @Nullable EngagementNumber engagementNumber;
        private @Nullable InvoiceNumber originNumber;
        private @Nullable FlowNumber flow;
        private @Nullable String cadreDeFacturation;
        private @Nullable String depositMode;
        private @Nullable Boolean rejectionHandled;
        private @Nullable Long bankAccountCode;
        private @Nullable Long creatorId;
        private List<InvoiceStatus> statuses = List.of();
        private boolean wholeSirenOfRecipient;
        private Range<LocalDate> deposited = Range.open();
        private Range<LocalDate> dated = Range.open();
        private Range<Instant> statusChanged = Range.open();
        private Range<BigDecimal> amountExclTax = Range.open();
        private Range<BigDecimal> amountInclTax = Range.open();
        private Range<BigDecimal> amountToPay = Range.open();
        private OptionalInt limit = OptionalInt.empty();
        private int pageSize = DEFAULT_PAGE_SIZE;

        private Builder() {}

        private Builder(Builder other) {
            number = other.number;
            kind = other.kind;
            type = other.type;
            supplier = other.supplier;
            supplierService = other.supplierService;
            recipient = other.recipient;
            recipientService = other.recipientService;
            validator = other.validator;
            marketNumber = other.marketNumber;
            engagementNumber = other.engagementNumber;
            originNumber = other.originNumber;
            flow = other.flow;
            cadreDeFacturation = other.cadreDeFacturation;
            depositMode = other.depositMode;
            rejectionHandled = other.rejectionHandled;
            bankAccountCode = other.bankAccountCode;
            creatorId = other.creatorId;
            statuses = other.statuses;
            wholeSirenOfRecipient = other.wholeSirenOfRecipient;
            deposited = other.deposited;
            dated = other.dated;
            statusChanged = other.statusChanged;
            amountExclTax = other.amountExclTax;
            amountInclTax = other.amountInclTax;
            amountToPay = other.amountToPay;
            limit = other.limit;
            pageSize = other.pageSize;
        }

        /** Only invoices of this number. Chorus Pro may find several: compare recipient and amount. */
        public Builder number(InvoiceNumber number) {
            this.number = number;
            return this;
        }

        /** Only payment requests of this kind. {@link Invoices#search} finds ordinary invoices only, and refuses another kind. */
        public Builder kind(PaymentRequestKind kind) {
            this.kind = kind;
            return this;
        }

        /** Only invoices, or only credit notes. */
        public Builder type(InvoiceType type) {
            this.type = type;
            return this;
        }

        /** Only invoices of this supplier; without it, those of every supplier that the account may act for. */
        public Builder supplier(SupplierId supplier) {
            this.supplier = supplier;
            return this;
        }

        /** Only invoices of this service of the supplier. */
        public Builder supplierService(ServiceId supplierService) {
            this.supplierService = supplierService;
            return this;
        }

        /** Only invoices to this recipient. */
        public Builder recipient(StructureId recipient) {
            this.recipient = recipient;
            return this;
        }

        /** Only invoices to this service; needs a recipient. */
        public Builder recipientService(ServiceId recipientService) {
            this.recipientService = recipientService;
            return this;
        }

        /** Only invoices that this structure validates. */
        public Builder validator(StructureId validator) {
            this.validator = validator;
            return this;
        }

        /** Only invoices of this market. */
        public Builder marketNumber(MarketNumber marketNumber) {
            this.marketNumber = marketNumber;
            return this;
        }

        /** Only invoices of this engagement. */
        public Builder engagementNumber(EngagementNumber engagementNumber) {
            this.engagementNumber = engagementNumber;
            return this;
        }

        /** Only credit notes for the invoice of this number. */
        public Builder originNumber(InvoiceNumber originNumber) {
            this.originNumber = originNumber;
            return this;
        }

        /** Only invoices that came with this flow. */
        public Builder flow(FlowNumber flow) {
            this.flow = flow;
            return this;
        }

        /** Only invoices of this cadre de facturation, by its code, such as {@code A1_FACTURE_FOURNISSEUR}. */
        public Builder cadreDeFacturation(String cadreDeFacturation) {
            this.cadreDeFacturation = cadreDeFacturation;
            return this;
        }

        /** Only invoices that came this way, by the code of {@link org.chorusconnector.client.reference.ReferenceData#depositModes}. */
        public Builder depositMode(String depositMode) {
            this.depositMode = depositMode;
            return this;
        }

        /** Only rejected invoices that the supplier marked as handled, or that it did not. */
        public Builder rejectionHandled(boolean rejectionHandled) {
            this.rejectionHandled = rejectionHandled;
            return this;
        }

        /** Only invoices to be paid on this bank account. */
        public Builder bankAccountCode(long bankAccountCode) {
            this.bankAccountCode = bankAccountCode;
            return this;
        }

        /** Only invoices that this user created. */
        public Builder creatorId(long creatorId) {
            this.creatorId = creatorId;
            return this;
        }

        /** Only invoices in one of these statuses. */
        public Builder statuses(InvoiceStatus... statuses) {
            this.statuses = List.of(statuses);
            return this;
        }

        /** Also invoices to the other structures of the recipient's SIREN. */
        public Builder wholeSirenOfRecipient() {
            this.wholeSirenOfRecipient = true;
            return this;
        }

        /** Only invoices deposited on this day, in Paris, or later. */
        public Builder depositedFrom(LocalDate depositedFrom) {
            deposited = new Range<>(Optional.of(depositedFrom), deposited.to());
            return this;
        }

        /** Only invoices deposited on this day, in Paris, or before. */
        public Builder depositedTo(LocalDate depositedTo) {
            deposited = new Range<>(deposited.from(), Optional.of(depositedTo));
            return this;
        }

        /** Only invoices of this date or later. */
        public Builder datedFrom(LocalDate datedFrom) {
            dated = new Range<>(Optional.of(datedFrom), dated.to());
            return this;
        }

        /** Only invoices of this date or before. */
        public Builder datedTo(LocalDate datedTo) {
            dated = new Range<>(dated.from(), Optional.of(datedTo));
            return this;
        }

        /** Only invoices that took their current status at this instant or later; cut to the second. */
        public Builder statusChangedFrom(Instant statusChangedFrom) {
            statusChanged = new Range<>(Optional.of(statusChangedFrom), statusChanged.to());
            return this;
        }

        /** Only invoices that took their current status at this instant or before; rounded up to the second. */
        public Builder statusChangedTo(Instant statusChangedTo) {
            statusChanged = new Range<>(statusChanged.from(), Optional.of(statusChangedTo));
            return this;
        }

        /** Only invoices whose total without tax is at least this, in euros. */
        public Builder minAmountExclTax(BigDecimal minAmountExclTax) {
            amountExclTax = new Range<>(Optional.of(minAmountExclTax), amountExclTax.to());
            return this;
        }

        /** Only invoices whose total without tax is at most this, in euros. */
        public Builder maxAmountExclTax(BigDecimal maxAmountExclTax) {
            amountExclTax = new Range<>(amountExclTax.from(), Optional.of(maxAmountExclTax));
            return this;
        }

        /** Only invoices whose total with tax is at least this, in euros. */
        public Builder minAmountInclTax(BigDecimal minAmountInclTax) {
            amountInclTax = new Range<>(Optional.of(minAmountInclTax), amountInclTax.to());
            return this;
        }

        /** Only invoices whose total with tax is at most this, in euros. */
        public Builder maxAmountInclTax(BigDecimal maxAmountInclTax) {
            amountInclTax = new Range<>(amountInclTax.from(), Optional.of(maxAmountInclTax));
            return this;
        }

        /** Only invoices of which at least this is to be paid, in euros. */
        public Builder minAmountToPay(BigDecimal minAmountToPay) {
            amountToPay = new Range<>(Optional.of(minAmountToPay), amountToPay.to());
            return this;
        }

        /** Only invoices of which at most this is to be paid, in euros. */
        public Builder maxAmountToPay(BigDecimal maxAmountToPay) {
            amountToPay = new Range<>(amountToPay.from(), Optional.of(maxAmountToPay));
            return this;
        }

        /** Most invoices to give: at least 1. Default: all of them. */
        public Builder limit(int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit must be at least 1, not " + limit);
            }
            this.limit = OptionalInt.of(limit);
            return this;
        }

        /** Invoices to ask for at a time: 1 to 1000. Default: {@value InvoiceSearch#DEFAULT_PAGE_SIZE}. */
        public Builder pageSize(int pageSize) {
            if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
                throw new IllegalArgumentException("pageSize must be 1 to " + MAX_PAGE_SIZE + ", not " + pageSize);
            }
            this.pageSize = pageSize;
            return this;
        }

        /**
         * The search of these criteria.
         *
         * @throws IllegalArgumentException if a range ends before it begins, or a recipient's service comes without recipient
         */
        public InvoiceSearch build() {
            requireOrder("deposited", deposited);
            requireOrder("dated", dated);
            requireOrder("statusChanged", statusChanged);
            requireOrder("amountExclTax", amountExclTax);
            requireOrder("amountInclTax", amountInclTax);
            requireOrder("amountToPay", amountToPay);
            if (recipientService != null && recipient == null) {
                throw new IllegalArgumentException("recipientService needs a recipient: call recipient(…)");
            }
            return new InvoiceSearch(new Builder(this));
        }

        private static <T extends Comparable<? super T>> void requireOrder(String name, Range<T> range) {
            if (range.from().isPresent()
                    && range.to().isPresent()
                    && range.to().get().compareTo(range.from().get()) < 0) {
                throw new IllegalArgumentException("The range " + name + " ends before it begins: "
                        + range.from().get() + " to " + range.to().get());
            }
        }
    }
}
