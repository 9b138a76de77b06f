package org.chorusconnector.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    @Test
    void makesAnUnreadableItemOfARowWithoutNumberOrReceipt() {
        assertThat(Item.reading(null, () -> {
                    throw new NumberFormatException("Dupont");
                }))
                .isEqualTo(new Item.Unreadable("", "NumberFormatException"));
        assertThat(Item.reading("F-1", () -> null)).isEqualTo(new Item.Unreadable("F-1", "NullPointerException"));
    }

    /** A host hands over columns of its database as they are. */
    @Test
    void takesNullForWhateverIsOptionalAsAbsent() {
        Receipt receipt = complete()
                .periodStart(null)
                .periodEnd(null)
                .clientType(null)
                .clientSiret(null)
                .serviceCode(null)
                .engagementNumber(null)
                .marketNumber(null)
                .build();

        assertThat(receipt.periodStart()).isEmpty();
        assertThat(receipt.periodEnd()).isEmpty();
        assertThat(receipt.clientType()).isEqualTo(ClientType.COMPANY);
        assertThat(receipt.clientSiret()).isEmpty();
        assertThat(receipt.serviceCode()).isEmpty();
        assertThat(receipt.engagementNumber()).isEmpty();
        assertThat(receipt.marketNumber()).isEmpty();
    }

    @Test
    void keepsTheBeginningOfALongReferenceOfTheClientAndNoHalfCharacter() {
        String reference = "1".repeat(Receipt.MAX_CLIENT_REFERENCE - 1) + "📎 and more";

        assertThat(complete().clientReference(reference).build().clientReference())
                .contains("1".repeat(Receipt.MAX_CLIENT_REFERENCE - 1));
        assertThat(complete().clientReference(" \t ").build().clientReference()).isEmpty();
        assertThat(complete()
                        .clientReference("C-1")
                        .clientReference(null)
                        .build()
                        .clientReference())
                .isEmpty();
    }

    @Test
    void takesBackWhatNullFollows() {
        assertThat(complete().serviceCode("COMPTA").serviceCode(null).build().serviceCode())
                .isEmpty();
    }

    @Test
    void namesWhatIsRequiredAndNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> complete().createdOn(null))
                .withMessageContaining("createdOn");
        assertThatNullPointerException()
                .isThrownBy(() -> complete().amounts(null, BigDecimal.ZERO, BigDecimal.TEN))
                .withMessageContaining("exclTax");
    }

    private static Receipt.Builder complete() {
        return Receipt.builder("Q-1", ReceiptKind.FEE)
                .createdOn(LocalDate.of(2026, 11, 1))
                .amounts(new BigDecimal("10"), new BigDecimal("2"), new BigDecimal("12"));
    }
}
