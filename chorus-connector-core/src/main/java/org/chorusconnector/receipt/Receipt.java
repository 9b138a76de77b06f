package org.chorusconnector.receipt;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.chorusconnector.internal.text.PlainText;
import org.chorusconnector.internal.time.Paris;
import org.jspecify.annotations.Nullable;

/**
 * A receipt (<i>quittance</i>) or a fee invoice (<i>facture d'honoraires</i>) of the host, as it is in its books: numbers
 * and codes are taken as they are and checked when the item is decided on, so that what is wrong is reported instead
 * of thrown. Days are calendar days in Europe/Paris, amounts are in euros. Immutable.
 */
public final class Receipt implements Item {

    /** Characters of a client's reference that are kept. */
    public static final int MAX_CLIENT_REFERENCE = 200;

    private final String number;
    private final ReceiptKind kind;
    private final LocalDate createdOn;
    private final @Nullable Instant createdAt;
    private final @Nullable LocalDate periodStart;
    private final @Nullable LocalDate periodEnd;
    private final BigDecimal amountExclTax;
    private final BigDecimal vatAmount;
    private final BigDecimal amountInclTax;
    private final ClientType clientType;
    private final @Nullable String clientSiret;
    private final boolean dispatchEnabled;
    private final @Nullable String serviceCode;
    private final @Nullable String engagementNumber;
    private final @Nullable String marketNumber;
    private final @Nullable Long supplierServiceId;
    private final @Nullable Long bankAccountCode;
    private final @Nullable String clientReference;
    private final boolean corrupt;

    private Receipt(Builder builder) {
        number = builder.number;
        kind = builder.kind;
        createdAt = builder.createdAt;
        createdOn = requireNonNull(builder.createdOn, "createdOn: say createdOn(...) or createdAt(...)");
        periodStart = builder.periodStart;
        periodEnd = builder.periodEnd;
        amountExclTax = builder.amountExclTax;
        vatAmount = builder.vatAmount;
        amountInclTax = requireNonNull(builder.amountInclTax, "amounts: say amounts(...)");
        clientType = builder.clientType;
        clientSiret = builder.clientSiret;
        dispatchEnabled = builder.dispatchEnabled;
        serviceCode = builder.serviceCode;
        engagementNumber = builder.engagementNumber;
        marketNumber = builder.marketNumber;
        supplierServiceId = builder.supplierServiceId;
        bankAccountCode = builder.bankAccountCode;
        clientReference = builder.clientReference;
        corrupt = builder.corrupt;
    }

    /** Starts a receipt. {@code createdOn} or {@code createdAt}, and {@code amounts}, are required; the rest is optional. */
    public static Builder builder(String number, ReceiptKind kind) {
        return new Builder(number, kind);
    }

    /** Becomes the invoice number on Chorus Pro, and names the item everywhere. */
    @Override
    public String number() {
        return number;
    }

    public ReceiptKind kind() {
        return kind;
    }

    /** The entry date (<i>date de saisie</i>), which the cut-off date and the hold-back days are counted from. */
    public LocalDate createdOn() {
        return createdOn;
    }

    /** The instant of creation, when the host has it: what was created after a run began is left to the next one. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    public Optional<LocalDate> periodStart() {
        return Optional.ofNullable(periodStart);
    }

    public Optional<LocalDate> periodEnd() {
        return Optional.ofNullable(periodEnd);
    }

    public BigDecimal amountExclTax() {
        return amountExclTax;
    }

    public BigDecimal vatAmount() {
        return vatAmount;
    }

    /** The total; negative for a credit note. */
    public BigDecimal amountInclTax() {
        return amountInclTax;
    }

    public boolean isCreditNote() {
        return amountInclTax.signum() < 0;
    }

    public ClientType clientType() {
        return clientType;
    }

    /** The client's SIRET as the host has it, unchecked. */
    public Optional<String> clientSiret() {
        return Optional.ofNullable(clientSiret);
    }

    /** The contract's box "Activer Chorus Pro". */
    public boolean dispatchEnabled() {
        return dispatchEnabled;
    }

    /** The recipient's service (<i>code service</i>). */
    public Optional<String> serviceCode() {
        return Optional.ofNullable(serviceCode);
    }

    /** The recipient's commitment (<i>numéro d'engagement</i>). */
    public Optional<String> engagementNumber() {
        return Optional.ofNullable(engagementNumber);
    }

    /** The public contract (<i>numéro de marché</i>). */
    public Optional<String> marketNumber() {
        return Optional.ofNullable(marketNumber);
    }

    /**
     * The service of the supplier that issues it (<i>idServiceFournisseur</i>); empty for that of the settings. Brokers may have one for
     * each bank account.
     */
    public OptionalLong supplierServiceId() {
        return supplierServiceId == null ? OptionalLong.empty() : OptionalLong.of(supplierServiceId);
    }

    /** The supplier's bank account to be paid on (<i>codeCoordonneesBancairesFournisseur</i>); empty for that of the settings. */
    public OptionalLong bankAccountCode() {
        return bankAccountCode == null ? OptionalLong.empty() : OptionalLong.of(bankAccountCode);
    }

    /** The host's own name or number of the client, for the report; Chorus Pro does not get it. */
    public Optional<String> clientReference() {
        return Optional.ofNullable(clientReference);
    }

    /** Whether the host says that this item's data cannot be trusted. */
    public boolean corrupt() {
        return corrupt;
    }

    /** Number and kind only: amounts and clients stay out of logs. */
    @Override
    public String toString() {
        return kind + " " + number;
    }

    /**
     * Builds a {@link Receipt}. Null and blank texts count as absent; control characters, direction marks and half characters become U+FFFD,
     * so that they show and are refused. Not thread-safe.
     */
    public static final class Builder {
        private final String number;
        private final ReceiptKind kind;
        private @Nullable LocalDate createdOn;
        private @Nullable Instant createdAt;
        private @Nullable LocalDate periodStart;
        private @Nullable LocalDate periodEnd;
        private BigDecimal amountExclTax = BigDecimal.ZERO;
        private BigDecimal vatAmount = BigDecimal.ZERO;
        private @Nullable BigDecimal amountInclTax;
        private ClientType clientType = ClientType.COMPANY;
        private @Nullable String clientSiret;
        private boolean dispatchEnabled = true;
        private @Nullable String serviceCode;
        private @Nullable String engagementNumber;
        private @Nullable String marketNumber;
        private @Nullable Long supplierServiceId;
        private @Nullable Long bankAccountCode;
        private @Nullable String clientReference;
        private boolean corrupt;

        private Builder(String number, ReceiptKind kind) {
            this.number = PlainText.of(requireNonNull(number, "number"));
            this.kind = requireNonNull(kind, "kind");
        }

        /** The day of creation in Paris. */
        public Builder createdOn(LocalDate createdOn) {
            this.createdOn = requireNonNull(createdOn, "createdOn");
            createdAt = null;
            return this;
        }

        /** The instant of creation; its Paris day becomes {@link Receipt#createdOn()}. */
        public Builder createdAt(Instant createdAt) {
            this.createdAt = requireNonNull(createdAt, "createdAt");
            createdOn = Paris.dayOf(createdAt);
            return this;
        }

        /** First day of the period: the effective date of a premium in advance; null for none. */
        public Builder periodStart(@Nullable LocalDate periodStart) {
            this.periodStart = periodStart;
            return this;
        }

        /** Last day of the period: the effective date of a premium in arrears; null for none. */
        public Builder periodEnd(@Nullable LocalDate periodEnd) {
            this.periodEnd = periodEnd;
            return this;
        }

        /**
         * Amounts in euros, with at most 13 integer digits and 6 decimals; a negative total makes a credit note. They are not
         * checked here: an item whose {@code inclTax} is not {@code exclTax + vat}, give or take a cent, is reported as
         * {@code INVALID_REQUEST} instead of sent, and so is a premium with {@code vat} when its VAT type says that there is none.
         *
         * @param exclTax without value added tax: the tax on insurance contracts is part of it, since it is no value added tax
         */
        public Builder amounts(BigDecimal exclTax, BigDecimal vat, BigDecimal inclTax) {
            amountExclTax = requireNonNull(exclTax, "exclTax");
            vatAmount = requireNonNull(vat, "vat");
            amountInclTax = requireNonNull(inclTax, "inclTax");
            return this;
        }

        /** Default, also for null: {@link ClientType#COMPANY}. */
        public Builder clientType(@Nullable ClientType clientType) {
            this.clientType = clientType == null ? ClientType.COMPANY : clientType;
            return this;
        }

        /** The SIRET of the recipient; null or blank for none. */
        public Builder clientSiret(@Nullable String clientSiret) {
            this.clientSiret = blankToNull(clientSiret);
            return this;
        }

        /** Default: true. */
        public Builder dispatchEnabled(boolean dispatchEnabled) {
            this.dispatchEnabled = dispatchEnabled;
            return this;
        }

        /** The code service of the recipient; null or blank for none. */
        public Builder serviceCode(@Nullable String serviceCode) {
            this.serviceCode = blankToNull(serviceCode);
            return this;
        }

        /** The engagement number of the recipient; null or blank for none. */
        public Builder engagementNumber(@Nullable String engagementNumber) {
            this.engagementNumber = blankToNull(engagementNumber);
            return this;
        }

        /** The market number; null or blank for none. */
        public Builder marketNumber(@Nullable String marketNumber) {
            this.marketNumber = blankToNull(marketNumber);
            return this;
        }

        /** The service of the supplier, a positive number of Chorus Pro; null for that of the settings. */
        public Builder supplierServiceId(@Nullable Long supplierServiceId) {
            this.supplierServiceId = supplierServiceId;
            return this;
        }

        /** The bank account of the supplier, a positive number of Chorus Pro; null for that of the settings. */
        public Builder bankAccountCode(@Nullable Long bankAccountCode) {
            this.bankAccountCode = bankAccountCode;
            return this;
        }

        /**
         * The host's own name or number of the client, which its people find the client by in the report. What is beyond {@value
         * Receipt#MAX_CLIENT_REFERENCE} characters is cut off; null or blank for none.
         */
        public Builder clientReference(@Nullable String clientReference) {
            String text = blankToNull(clientReference);
            this.clientReference = text == null ? null : PlainText.cut(text, MAX_CLIENT_REFERENCE);
            return this;
        }

        /** Default: false. */
        public Builder corrupt(boolean corrupt) {
            this.corrupt = corrupt;
            return this;
        }

        /**
         * The receipt.
         *
         * @throws NullPointerException when the date of creation or the amounts were not given
         */
        public Receipt build() {
            return new Receipt(this);
        }

        private static @Nullable String blankToNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : PlainText.of(text.strip());
        }
    }
}
