package org.chorusconnector.client.invoices;

import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.jspecify.annotations.Nullable;

/** Another address for an invoice that came back to be recycled; nothing else of it can change. Immutable. */
public final class InvoiceRecycling {

    private final ChorusInvoiceId invoice;
    private final @Nullable Siret recipient;
    private final @Nullable ServiceCode serviceCode;
    private final @Nullable EngagementNumber engagementNumber;
    private final @Nullable MarketNumber marketNumber;
    private final @Nullable String comment;

    private InvoiceRecycling(Builder builder) {
        this.invoice = builder.invoice;
        this.recipient = builder.recipient;
        this.serviceCode = builder.serviceCode;
        this.engagementNumber = builder.engagementNumber;
        this.marketNumber = builder.marketNumber;
        this.comment = builder.comment;
    }

    /** Starts the recycling of an invoice in status {@link InvoiceStatus#A_RECYCLER}. */
    public static Builder of(ChorusInvoiceId invoice) {
        return new Builder(invoice);
    }

    public ChorusInvoiceId invoice() {
        return invoice;
    }

    public Optional<Siret> recipient() {
        return Optional.ofNullable(recipient);
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

    public Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    static String checkedComment(String text) {
        if (text.isBlank() || text.length() > Submission.MAX_COMMENT_LENGTH) {
            throw new IllegalArgumentException(
                    "A comment has 1 to " + Submission.MAX_COMMENT_LENGTH + " characters, not all blank");
        }
        return text;
    }

    /** Collects the parts: something to change is required. Not thread-safe. */
    public static final class Builder {

        private final ChorusInvoiceId invoice;
        private @Nullable Siret recipient;
        private @Nullable ServiceCode serviceCode;
        private @Nullable EngagementNumber engagementNumber;
        private @Nullable MarketNumber marketNumber;
        private @Nullable String comment;

        private Builder(ChorusInvoiceId invoice) {
            this.invoice = invoice;
        }

        /** Who has to pay instead, or still when only his service changes. */
        public Builder recipient(Siret recipient) {
            this.recipient = recipient;
            return this;
        }

        /** Which service; named together with its recipient. */
        public Builder serviceCode(ServiceCode serviceCode) {
            this.serviceCode = serviceCode;
            return this;
        }

        public Builder engagementNumber(EngagementNumber engagementNumber) {
            this.engagementNumber = engagementNumber;
            return this;
        }

        public Builder marketNumber(MarketNumber marketNumber) {
            this.marketNumber = marketNumber;
            return this;
        }

        /** At most {@value Submission#MAX_COMMENT_LENGTH} characters. */
        public Builder comment(String comment) {
            this.comment = checkedComment(comment);
            return this;
        }

        /**
         * The recycling.
         *
         * @throws IllegalArgumentException when nothing changes, or a service is named without its recipient
         */
        public InvoiceRecycling build() {
            if (recipient == null && engagementNumber == null && marketNumber == null) {
                throw new IllegalArgumentException(
                        "A recycling changes the recipient, its service, the engagement or the market");
            }
            if (serviceCode != null && recipient == null) {
                throw new IllegalArgumentException("The service of a recycling goes with its recipient");
            }
            return new InvoiceRecycling(this);
        }
    }
}
