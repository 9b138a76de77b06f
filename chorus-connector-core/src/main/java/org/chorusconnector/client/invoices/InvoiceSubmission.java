package org.chorusconnector.client.invoices;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.SupplierId;
import org.jspecify.annotations.Nullable;

/**
 * An invoice or credit note to submit, complete: the builder refuses with an {@link IllegalArgumentException} that names the
 * rule what Chorus Pro would certainly refuse. What depends on the recipient (service code, engagement) is not checked here.
 * Immutable.
 *
 * <pre>{@code
 * InvoiceSubmission.depositPdf(new InvoiceNumber("FA-2026-0042"), LocalDate.of(2026, 3, 31), new Attachment("FA-2026-0042.pdf", file))
 *     .supplier(supplier)
 *     .recipient(Siret.of("110 002 011 00044"))
 *     .vatType(VatType.EXEMPT)
 *     .paymentMethod(PaymentMethod.TRANSFER)
 *     .amounts(new Amounts(net, BigDecimal.ZERO, net, net))
 *     .build();
 * }</pre>
 */
public final class InvoiceSubmission {

    /** Longest comment, in characters. */
    public static final int MAX_COMMENT_LENGTH = 2000;

    private final InvoiceNumber number;
    private final LocalDate date;
    private final Attachment main;
    private final SupplierId supplier;
    private final @Nullable Long supplierServiceId;
    private final @Nullable Long bankAccountCode;
    private final @Nullable Long currentUserId;
    private final Siret recipient;
    private final @Nullable ServiceCode serviceCode;
    private final @Nullable EngagementNumber engagementNumber;
    private final @Nullable MarketNumber marketNumber;
    private final InvoiceType type;
    private final CadreDeFacturation cadre;
    private final Currency currency;
    private final @Nullable VatType vatType;
    private final @Nullable String exemptionReason;
    private final @Nullable PaymentMethod paymentMethod;
    private final Amounts amounts;
    private final List<SupportingDocument> supportingDocuments;
    private final @Nullable String comment;

    private InvoiceSubmission(Builder builder) {
        this.number = builder.number;
        this.date = builder.date;
        this.main = builder.main;
        this.supplier = required(builder.supplier, "supplier", builder);
        this.supplierServiceId = builder.supplierServiceId;
        this.bankAccountCode = builder.bankAccountCode;
        this.currentUserId = builder.currentUserId;
        this.recipient = required(builder.recipient, "recipient", builder);
        this.serviceCode = builder.serviceCode;
        this.engagementNumber = builder.engagementNumber;
        this.marketNumber = builder.marketNumber;
        this.type = builder.type;
        this.cadre = builder.cadre;
        this.currency = builder.currency;
        this.vatType = builder.vatType;
        this.exemptionReason = builder.exemptionReason;
        this.paymentMethod = builder.paymentMethod;
        this.amounts = required(builder.amounts, "amounts", builder);
        this.supportingDocuments = List.copyOf(builder.supportingDocuments);
        this.comment = builder.comment;
    }

    /**
     * An invoice whose original is a PDF without electronic signature (mode {@code DEPOT_PDF_API}).
     *
     * @param number as printed on the PDF (rule N10)
     * @param date date of the invoice, as printed on the PDF; not after the day of the deposit in Paris
     * @param main the PDF, stored before
     */
    public static Builder depositPdf(InvoiceNumber number, LocalDate date, Attachment main) {
        return new Builder(number, date, main);
    }

    public InvoiceNumber number() {
        return number;
    }

    public LocalDate date() {
        return date;
    }

    public Attachment main() {
        return main;
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

    public CadreDeFacturation cadre() {
        return cadre;
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

    /** The files that go with the main one, in the order given. */
    public List<SupportingDocument> supportingDocuments() {
        return supportingDocuments;
    }

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    /** The number alone: the rest may be personal data. */
    @Override
    public String toString() {
        return "InvoiceSubmission[" + number + "]";
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static <T> T required(@Nullable T value, String name, Builder builder) {
        if (value == null) {
            throw new IllegalArgumentException("Invoice " + builder.number + " has no " + name);
        }
        return value;
    }

    /** Collects the parts of a submission: supplier, recipient and amounts are required. Not thread-safe. */
    public static final class Builder {

        private final InvoiceNumber number;
        private final LocalDate date;
        private final Attachment main;
        private @Nullable SupplierId supplier;
        private @Nullable Long supplierServiceId;
        private @Nullable Long bankAccountCode;
        private @Nullable Long currentUserId;
        private @Nullable Siret recipient;
        private @Nullable ServiceCode serviceCode;
        private @Nullable EngagementNumber engagementNumber;
        private @Nullable MarketNumber marketNumber;
        private InvoiceType type = InvoiceType.INVOICE;
        private CadreDeFacturation cadre = CadreDeFacturation.A1;
        private Currency currency = Currency.getInstance("EUR");
        private @Nullable VatType vatType;
        private @Nullable String exemptionReason;
        private @Nullable PaymentMethod paymentMethod;
        private @Nullable Amounts amounts;
        private final List<SupportingDocument> supportingDocuments = new ArrayList<>();
        private @Nullable String comment;

        private Builder(InvoiceNumber number, LocalDate date, Attachment main) {
            this.number = number;
            this.date = date;
            this.main = main;
        }

        /** Who issues the invoice. Required. */
        public Builder supplier(SupplierId issuer) {
            this.supplier = issuer;
            return this;
        }

        /** The issuing service, when the supplier is divided into services. */
        public Builder supplierServiceId(long id) {
            this.supplierServiceId = positive("supplierServiceId", id);
            return this;
        }

        /** The bank account to pay, by its identifier in Chorus Pro; without it the recipient needs it from elsewhere. */
        public Builder bankAccountCode(long code) {
            this.bankAccountCode = positive("bankAccountCode", code);
            return this;
        }

        /** The acting user, by its identifier in Chorus Pro; not needed with a technical account (rule T20). */
        public Builder currentUserId(long id) {
            this.currentUserId = positive("currentUserId", id);
            return this;
        }

        /** Who has to pay. Required. */
        public Builder recipient(Siret payer) {
            this.recipient = payer;
            return this;
        }

        public Builder serviceCode(ServiceCode code) {
            this.serviceCode = code;
            return this;
        }

        public Builder engagementNumber(EngagementNumber engagement) {
            this.engagementNumber = engagement;
            return this;
        }

        public Builder marketNumber(MarketNumber market) {
            this.marketNumber = market;
            return this;
        }

        /** {@link InvoiceType#INVOICE} unless set. */
        public Builder type(InvoiceType kind) {
            this.type = kind;
            return this;
        }

        /** {@link CadreDeFacturation#A1} unless set. */
        public Builder cadre(CadreDeFacturation frame) {
            this.cadre = frame;
            return this;
        }

        /** The euro unless set. */
        public Builder currency(Currency other) {
            this.currency = other;
            return this;
        }

        public Builder vatType(VatType regime) {
            this.vatType = regime;
            return this;
        }

        /** Why no tax is due, by its code in the reference list of Chorus Pro; with {@link VatType#EXEMPT} alone. */
        public Builder exemptionReason(String code) {
            if (code.isBlank()) {
                throw new IllegalArgumentException("The exemption reason of invoice " + number + " is blank");
            }
            this.exemptionReason = code;
            return this;
        }

        /** Expected on an invoice, refused on a credit note. */
        public Builder paymentMethod(PaymentMethod method) {
            this.paymentMethod = method;
            return this;
        }

        /** The totals. Required. */
        public Builder amounts(Amounts totals) {
            this.amounts = totals;
            return this;
        }

        /**
         * Adds a file that goes with the main one.
         *
         * @param extra stored before
         * @param typeCode its type in the reference list of Chorus Pro, at most 30 characters
         */
        public Builder attachment(Attachment extra, String typeCode) {
            supportingDocuments.add(new SupportingDocument(extra, typeCode));
            return this;
        }

        /** At most {@value InvoiceSubmission#MAX_COMMENT_LENGTH} characters. */
        public Builder comment(String text) {
            if (text.length() > MAX_COMMENT_LENGTH) {
                throw new IllegalArgumentException("The comment of invoice " + number + " has " + text.length()
                        + " characters, at most " + MAX_COMMENT_LENGTH + " are taken");
            }
            this.comment = text;
            return this;
        }

        /**
         * The submission, checked.
         *
         * @throws IllegalArgumentException when a required part is missing, or a rule between parts is broken: a number that
         *     is the date of the invoice (rule N3), a payment method on a credit note, an exemption reason without exemption
         */
        public InvoiceSubmission build() {
            if (number.isDate(date)) {
                throw new IllegalArgumentException(
                        "Invoice number " + number + " is the date of the invoice, which Chorus Pro refuses (rule N3)");
            }
            if (type == InvoiceType.CREDIT_NOTE && paymentMethod != null) {
                throw new IllegalArgumentException("Credit note " + number + " must not have a payment method");
            }
            if (exemptionReason != null && vatType != VatType.EXEMPT) {
                throw new IllegalArgumentException(
                        "Invoice " + number + " has an exemption reason, which only goes with VatType.EXEMPT");
            }
            return new InvoiceSubmission(this);
        }

        private static long positive(String name, long value) {
            if (value <= 0) {
                throw new IllegalArgumentException(name + " must be positive, or left out: " + value);
            }
            return value;
        }
    }
}
