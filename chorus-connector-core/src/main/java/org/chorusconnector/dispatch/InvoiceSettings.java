package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.receipt.Receipt;

/**
 * What invoices say that receipts do not. Immutable; start from {@link #DEFAULTS}.
 *
 * @param paymentMethod left out of credit notes
 * @param premiumVat VAT of premiums, which carry the tax on insurance contracts instead
 * @param feeVat VAT of fee invoices
 * @param exemptionReason code of the reason, said when the VAT type is {@link VatType#EXEMPT}
 * @param creditNoteAmounts the sign of a credit note's amounts
 * @param attachmentType code of the kind of attachments, one of those that Chorus Pro lists for invoices
 * @param shareAttachments whether an attachment that several items of a run have in common is uploaded once and named by all
 *     of them (rule A13); otherwise each item uploads its own
 */
public record InvoiceSettings(
        PaymentMethod paymentMethod,
        VatType premiumVat,
        VatType feeVat,
        Optional<String> exemptionReason,
        CreditNoteAmounts creditNoteAmounts,
        String attachmentType,
        boolean shareAttachments) {

    /** The sign of a credit note's amounts: not confirmed on the platform, so that one setting decides it. */
    public enum CreditNoteAmounts {
        /** As in the receipt: what the portal asks for. */
        NEGATIVE,
        /** Without their sign: what one client of the API was seen to send. */
        POSITIVE
    }

    public static final InvoiceSettings DEFAULTS = new InvoiceSettings(
            PaymentMethod.TRANSFER,
            VatType.NO_VAT,
            VatType.VAT_ON_DEBITS,
            Optional.empty(),
            CreditNoteAmounts.NEGATIVE,
            "PJA",
            true);

    public InvoiceSettings {
        requireNonNull(paymentMethod, "paymentMethod");
        requireNonNull(premiumVat, "premiumVat");
        requireNonNull(feeVat, "feeVat");
        requireNonNull(exemptionReason, "exemptionReason");
        requireNonNull(creditNoteAmounts, "creditNoteAmounts");
        requireNonNull(attachmentType, "attachmentType");
    }

    VatType vatOf(Receipt receipt) {
        return receipt.kind().isPremium() ? premiumVat : feeVat;
    }

    public InvoiceSettings withPaymentMethod(PaymentMethod paymentMethod) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                exemptionReason,
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    public InvoiceSettings withPremiumVat(VatType premiumVat) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                exemptionReason,
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    public InvoiceSettings withFeeVat(VatType feeVat) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                exemptionReason,
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    public InvoiceSettings withExemptionReason(String exemptionReason) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                Optional.of(exemptionReason),
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    public InvoiceSettings withCreditNoteAmounts(CreditNoteAmounts creditNoteAmounts) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                exemptionReason,
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    public InvoiceSettings withAttachmentType(String attachmentType) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                exemptionReason,
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    public InvoiceSettings withShareAttachments(boolean shareAttachments) {
        return new InvoiceSettings(
                paymentMethod,
                premiumVat,
                feeVat,
                exemptionReason,
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }
}
