package org.chorusconnector.spring;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.dispatch.InvoiceSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What invoices say that receipts do not, in the words of Chorus Pro.
 *
 * @param paymentMethod How the recipient is expected to pay, in the words of Chorus Pro.
 * @param vatType VAT.
 * @param exemptionReason Code of the reason, with the VAT type EXONERATION.
 * @param creditNoteAmounts Sign of the amounts of credit notes.
 * @param attachmentType Code of the kind of attachments, one of those that Chorus Pro lists for invoices.
 * @param shareAttachments Whether an attachment that several items of a run have in common is uploaded once.
 */
@ConfigurationProperties("dispatch.invoice")
record InvoiceProperties(
        @DefaultValue("VIREMENT") String paymentMethod,
        @DefaultValue VatTypes vatType,
        @Nullable String exemptionReason,
        @DefaultValue("negative") InvoiceSettings.CreditNoteAmounts creditNoteAmounts,
        @DefaultValue("PJA") String attachmentType,
        @DefaultValue("true") boolean shareAttachments) {

    /**
     * VAT by kind of invoice.
     *
     * @param premium VAT of premiums, in the words of Chorus Pro.
     * @param fee VAT of fee invoices, in the words of Chorus Pro.
     */
    record VatTypes(
            @DefaultValue("SANS_TVA") String premium,
            @DefaultValue("TVA_SUR_DEBIT") String fee) {}

    InvoiceSettings settings() {
        return new InvoiceSettings(
                known("dispatch.invoice.payment-method", paymentMethod, PaymentMethod.values(), PaymentMethod::code),
                known("dispatch.invoice.vat-type.premium", vatType.premium(), VatType.values(), VatType::code),
                known("dispatch.invoice.vat-type.fee", vatType.fee(), VatType.values(), VatType::code),
                Optional.ofNullable(exemptionReason).filter(reason -> !reason.isBlank()),
                creditNoteAmounts,
                attachmentType,
                shareAttachments);
    }

    private static <T> T known(String key, String code, T[] values, Function<T, String> codeOf) {
        return Stream.of(values)
                .filter(value -> codeOf.apply(value).equals(code))
                .findFirst()
                .orElseThrow(() -> new SetupException(
                        "The property " + key + " has no such word of Chorus Pro: " + code + ".",
                        "Set it to one of " + Stream.of(values).map(codeOf).collect(Collectors.joining(", ")) + "."));
    }
}
