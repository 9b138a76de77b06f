package org.chorusconnector.client.invoices;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * What invoices and credit notes to submit have in common, however they are submitted: the builders refuse with an {@link
 * IllegalArgumentException} that names the rule what Chorus Pro would certainly refuse. What depends on the recipient (service
 * code, engagement) is not checked here. Immutable.
 */
public abstract sealed class Submission permits InvoiceSubmission, EnteredInvoice {

    /** Longest comment, in characters. */
    public static final int MAX_COMMENT_LENGTH = 2000;

    /** Longest number of the invoice that a credit note is for, in characters. */
    public static final int MAX_ORIGIN_LENGTH = 20;

    private final SupplierId supplier;
    private final @Nullable Long supplierServiceId;
    private final @Nullable Long bankAccountCode;
    private final @Nullable Long currentUserId;
    private final Siret recipient;
    private final @Nullable ServiceCode serviceCode;
    private final @Nullable EngagementNumber engagementNumber;
    private final @Nullable MarketNumber marketNumber;
    private final InvoiceType type;
    private final @Nullable String originNumber;
    private final CadreDeFacturation cadre;
    private final @Nullable ValidatingStructure validator;
    private final Currency currency;
    private final @Nullable VatType vatType;
    private final @Nullable String exemptionReason;
    private final @Nullable PaymentMethod paymentMethod;
    private final Amounts amounts;
    private final @Nullable Discount discount;
    private final List<InvoiceLine> lines;
    private final List<VatLine> vatLines;
    private final List<SupportingDocument> supportingDocuments;
    private final @Nullable String comment;

    Submission(Builder<?> builder) {
        this.supplier = required(builder.supplier, "supplier", builder);
        this.supplierServiceId = builder.supplierServiceId;
        this.bankAccountCode = builder.bankAccountCode;
        this.currentUserId = builder.currentUserId;
        this.recipient = required(builder.recipient, "recipient", builder);
        this.serviceCode = builder.serviceCode;
        this.engagementNumber = builder.engagementNumber;
        this.marketNumber = builder.marketNumber;
        this.type = builder.type;
        this.originNumber = builder.originNumber;
        this.cadre = builder.cadre;
        this.validator = builder.validator;
        this.currency = builder.currency;
        this.vatType = builder.vatType;
        this.exemptionReason = builder.exemptionReason;
        this.paymentMethod = builder.paymentMethod;
        this.amounts = required(builder.amounts, "amounts", builder);
        this.discount = builder.discount;
        this.lines = List.copyOf(builder.lines);
        this.vatLines = List.copyOf(builder.vatLines);
        this.supportingDocuments = List.copyOf(builder.supportingDocuments);
        this.comment = builder.comment;
    }

    public SupplierId supplier() {
        return supplier;
    }

    public OptionalLong supplierServiceId() {
        return optional(supplierServiceId);
    }

    public OptionalLong bankAccountCode() {
        return optional(bankAccountCode);
    }

    public OptionalLong currentUserId() {
        return optional(currentUserId);
    }

    public Siret recipient() {
        return recipient;
    }

    public Optional<ServiceCode> serviceCode() {
        return Optional.ofNullable(serviceCode);
    }

    public Optional<EngagementNumber> engagementNumber() {
        return Optional.ofNullable(engagementNumber);
    }

    public Optional<MarketNumber> marketNumber() {
        return Optional.ofNullable(marketNumber);
    }

    public InvoiceType type() {
        return type;
    }

    /** Number of the invoice that a credit note is for. */
    public Optional<String> originNumber() {
        return Optional.ofNullable(originNumber);
    }

    public CadreDeFacturation cadre() {
        return cadre;
    }

    public Optional<ValidatingStructure> validator() {
        return Optional.ofNullable(validator);
    }

    public Currency currency() {
        return currency;
    }

    public Optional<VatType> vatType() {
        return Optional.ofNullable(vatType);
    }

    public Optional<String> exemptionReason() {
        return Optional.ofNullable(exemptionReason);
    }

    public Optional<PaymentMethod> paymentMethod() {
        return Optional.ofNullable(paymentMethod);
    }

    public Amounts amounts() {
        return amounts;
    }

    public Optional<Discount> discount() {
        return Optional.ofNullable(discount);
    }

    /** The lines, in the order given. */
    public List<InvoiceLine> lines() {
        return lines;
    }

    /** The tax by rate, in the order given. */
    public List<VatLine> vatLines() {
        return vatLines;
    }

    /** The files that go with the main one, in the order given. */
    public List<SupportingDocument> supportingDocuments() {
        return supportingDocuments;
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static <T> T required(@Nullable T value, String part, Builder<?> builder) {
        if (value == null) {
            throw new IllegalArgumentException(Character.toUpperCase(
                            builder.name().charAt(0)) + builder.name().substring(1) + " has no " + part);
        }
        return value;
    }

    /**
     * Collects the parts of a submission: supplier, recipient and amounts are required. Not thread-safe.
     *
     * @param <B> the builder itself
     */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits InvoiceSubmission.Builder, EnteredInvoice.Builder {

        private @Nullable SupplierId supplier;
        private @Nullable Long supplierServiceId;
        private @Nullable Long bankAccountCode;
        private @Nullable Long currentUserId;
        private @Nullable Siret recipient;
        private @Nullable ServiceCode serviceCode;
        private @Nullable EngagementNumber engagementNumber;
        private @Nullable MarketNumber marketNumber;
        private InvoiceType type = InvoiceType.INVOICE;
        private @Nullable String originNumber;
        private CadreDeFacturation cadre = CadreDeFacturation.A1;
        private @Nullable ValidatingStructure validator;
        private Currency currency = Currency.getInstance("EUR");
        private @Nullable VatType vatType;
        private @Nullable String exemptionReason;
        private @Nullable PaymentMethod paymentMethod;
        private @Nullable Amounts amounts;
        private @Nullable Discount discount;
        private final List<InvoiceLine> lines = new ArrayList<>();
        private final List<VatLine> vatLines = new ArrayList<>();
        private final List<SupportingDocument> supportingDocuments = new ArrayList<>();
        private @Nullable String comment;

        Builder() {}

        abstract B self();

        /** The invoice in the words of a message, such as "invoice FA-1". */
        abstract String name();

        /** Who issues the invoice. Required. */
        public B supplier(SupplierId supplier) {
            this.supplier = supplier;
            return self();
        }

        /** The issuing service, when the supplier is divided into services. */
        public B supplierServiceId(long supplierServiceId) {
            this.supplierServiceId = positive("supplierServiceId", supplierServiceId);
            return self();
        }

        /** The bank account to pay, by its identifier in Chorus Pro; without it the recipient needs it from elsewhere. */
        public B bankAccountCode(long bankAccountCode) {
            this.bankAccountCode = positive("bankAccountCode", bankAccountCode);
            return self();
        }

        /** The acting user, by its identifier in Chorus Pro; not needed with a technical account (rule T20). */
        public B currentUserId(long currentUserId) {
            this.currentUserId = positive("currentUserId", currentUserId);
            return self();
        }

        /** Who has to pay. Required. */
        public B recipient(Siret recipient) {
            this.recipient = recipient;
            return self();
        }

        public B serviceCode(ServiceCode serviceCode) {
            this.serviceCode = serviceCode;
            return self();
        }

        public B engagementNumber(EngagementNumber engagementNumber) {
            this.engagementNumber = engagementNumber;
            return self();
        }

        public B marketNumber(MarketNumber marketNumber) {
            this.marketNumber = marketNumber;
            return self();
        }

        /** {@link InvoiceType#INVOICE} unless set. */
        public B type(InvoiceType type) {
            this.type = type;
            return self();
        }

        /**
         * The number of the invoice that a credit note is for; taken on a credit note alone.
         *
         * @param originNumber 1 to {@value Submission#MAX_ORIGIN_LENGTH} characters, not blank
         */
        public B originNumber(String originNumber) {
            if (originNumber.isBlank() || originNumber.length() > MAX_ORIGIN_LENGTH) {
                throw new IllegalArgumentException("The origin number of " + name() + " has 1 to " + MAX_ORIGIN_LENGTH
                        + " characters, not all blank");
            }
            this.originNumber = originNumber;
            return self();
        }

        /** {@link CadreDeFacturation#A1} unless set. */
        public B cadre(CadreDeFacturation cadre) {
            this.cadre = cadre;
            return self();
        }

        /** Who validates the invoice before its recipient sees it: required by A9 and A12, refused by the others. */
        public B validator(ValidatingStructure validator) {
            this.validator = validator;
            return self();
        }

        /** The euro unless set. */
        public B currency(Currency currency) {
            this.currency = currency;
            return self();
        }

        public B vatType(VatType vatType) {
            this.vatType = vatType;
            return self();
        }

        /** Why no tax is due, by its code in the reference list of Chorus Pro; with {@link VatType#EXEMPT} alone. */
        public B exemptionReason(String exemptionReason) {
            if (exemptionReason.isBlank()) {
                throw new IllegalArgumentException("The exemption reason of " + name() + " is blank");
            }
            this.exemptionReason = exemptionReason;
            return self();
        }

        /**
         * Exempt from value added tax, as insurance premiums are: {@link VatType#EXEMPT} with its reason.
         *
         * @param exemptionReason its code in the reference list of Chorus Pro ({@code recupererMotifsExonerationTva})
         */
        public B vatExempt(String exemptionReason) {
            vatType(VatType.EXEMPT);
            return exemptionReason(exemptionReason);
        }

        /** Required of an invoice, refused on a credit note. */
        public B paymentMethod(PaymentMethod paymentMethod) {
            this.paymentMethod = paymentMethod;
            return self();
        }

        /**
         * The totals. Required; they must add up, give or take a cent: with tax is without tax plus value added tax less the
         * discount, no more is to pay than that, and there is no value added tax where the {@link #vatType} says so. Another
         * tax, such as that on insurance contracts, belongs to the total without value added tax.
         */
        public B amounts(Amounts amounts) {
            this.amounts = amounts;
            return self();
        }

        /** What is taken off the total with tax. */
        public B discount(Discount discount) {
            this.discount = discount;
            return self();
        }

        /** Adds a line; lines are numbered in the order in which they are added. */
        public B line(InvoiceLine line) {
            lines.add(line);
            return self();
        }

        /** Adds the tax at one rate. */
        public B vatLine(VatLine vatLine) {
            vatLines.add(vatLine);
            return self();
        }

        /**
         * Adds a file that goes with the main one.
         *
         * @param extra stored before
         * @param typeCode its type in the reference list of Chorus Pro, at most 30 characters
         */
        public B attachment(Attachment extra, String typeCode) {
            supportingDocuments.add(new SupportingDocument(extra, typeCode));
            return self();
        }

        /** At most {@value Submission#MAX_COMMENT_LENGTH} characters. */
        public B comment(String comment) {
            if (comment.length() > MAX_COMMENT_LENGTH) {
                throw new IllegalArgumentException("The comment of " + name() + " has " + comment.length()
                        + " characters, at most " + MAX_COMMENT_LENGTH + " are taken");
            }
            this.comment = comment;
            return self();
        }

        private static long positive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, or left out: " + value);
            }
            return value;
        }
    }
}
