package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.settings;

import java.math.BigDecimal;
import java.util.List;
import org.chorusconnector.dispatch.InvoiceSettings.CreditNoteAmounts;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.Test;

/** Amounts, signs and VAT of invoices and credit notes. */
class AmountsIT extends DispatchScene {

    @Test
    void makesACreditNoteOfANegativeTotal() {
        broker.has(fee("A-1").amounts(new BigDecimal("-10"), new BigDecimal("-2"), new BigDecimal("-12")))
                .has(fee("A-2").amounts(new BigDecimal("-10"), new BigDecimal("-2"), new BigDecimal("-12")));
        InvoiceSettings invoice = InvoiceSettings.DEFAULTS;
        InvoiceSettings positive = new InvoiceSettings(
                invoice.paymentMethod(),
                invoice.premiumVat(),
                invoice.feeVat(),
                invoice.exemptionReason(),
                CreditNoteAmounts.POSITIVE,
                invoice.attachmentType(),
                invoice.shareAttachments());

        broker.dispatch(chorus).build().send(List.of("A-1"));
        broker.dispatch(chorus)
                .settings(settings().withInvoice(positive))
                .build()
                .send(List.of("A-2"));

        assertThat(platform.invoice("A-1").orElseThrow().type()).isEqualTo("AVOIR");
        assertThat(platform.invoice("A-1").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("-12");
        assertThat(platform.invoice("A-2").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("12");
    }

    @Test
    void turnsAllSignsOfACreditNoteThatAlsoCharges() {
        broker.has(fee("A-1").amounts(new BigDecimal("-10"), new BigDecimal("2"), new BigDecimal("-8")));
        InvoiceSettings invoice = InvoiceSettings.DEFAULTS;

        broker.dispatch(chorus)
                .settings(settings()
                        .withInvoice(new InvoiceSettings(
                                invoice.paymentMethod(),
                                invoice.premiumVat(),
                                invoice.feeVat(),
                                invoice.exemptionReason(),
                                CreditNoteAmounts.POSITIVE,
                                invoice.attachmentType(),
                                invoice.shareAttachments())))
                .build()
                .send(List.of("A-1"));

        assertThat(platform.invoice("A-1").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("8");
    }

    @Test
    void refusesAmountsThatDoNotAddUpBeforeAnythingIsUploaded() {
        broker.has(fee("F-1").amounts(new BigDecimal("100"), new BigDecimal("20"), new BigDecimal("125")))
                .has(Receipt.builder("Q-1", ReceiptKind.PREMIUM_IN_ARREARS)
                        .createdOn(TODAY.minusDays(30))
                        .periodEnd(TODAY)
                        .amounts(new BigDecimal("100"), new BigDecimal("9"), new BigDecimal("109"))
                        .clientSiret(Broker.UNDEMANDING));

        RunSummary night = run();

        assertThat(broker.results(night).get("F-1").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("AMOUNTS_INVALID");
            assertThat(finding.detail()).as("in no language").isEqualTo("100 + 20 = 120 <> 125");
        });
        assertThat(broker.results(night).get("Q-1").outcome())
                .as("the tax of an insurance contract may be told as VAT")
                .isEqualTo(Outcome.SENT);
        assertThat(platform.calls().of(Operation.UPLOAD_FILE)).isOne();
        assertThat(platform.calls().of(Operation.SUBMIT_INVOICE)).isOne();
    }

    @Test
    void choosesTheVatOfPremiumsAndFees() {
        broker.has(fee("F-1"))
                .has(Receipt.builder("Q-1", ReceiptKind.PREMIUM_IN_ARREARS)
                        .createdOn(TODAY.minusDays(30))
                        .periodEnd(TODAY)
                        .amounts(BigDecimal.TEN, BigDecimal.ZERO, BigDecimal.TEN)
                        .clientSiret(Broker.UNDEMANDING));

        assertThat(run().isComplete()).isTrue();

        assertThat(platform.invoices()).extracting(PlatformInvoice::number).containsExactlyInAnyOrder("F-1", "Q-1");
    }
}
