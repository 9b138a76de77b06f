package org.chorusconnector.client.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.structures.SupplierId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceSubmissionTest {

    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final Attachment PDF = new Attachment("facture.pdf", new FileId(1));

    @Test
    void isAnOrdinaryInvoiceInEurosUnlessToldOtherwise() {
        InvoiceSubmission invoice = complete("FA-1").build();

        assertThat(invoice.type()).isEqualTo(InvoiceType.INVOICE);
        assertThat(invoice.cadre()).isEqualTo(CadreDeFacturation.A1);
        assertThat(invoice.currency()).isEqualTo(Currency.getInstance("EUR"));
        assertThat(invoice.supportingDocuments()).isEmpty();
        assertThat(invoice.comment()).isEmpty();
        assertThat(invoice.currentUserId()).isEmpty();
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("payment method", b -> b.type(InvoiceType.CREDIT_NOTE).paymentMethod(PaymentMethod.TRANSFER)),
                broken("total with tax", b -> b.amounts(amounts("100", "20", "119.98", "119.98"))),
                broken("total with tax", b -> b.amounts(amounts("100", "0", "109", "109"))),
                broken(
                        "total with tax",
                        b -> b.discount(new Discount(TEN, "Remise")).amounts(amounts("100", "20", "120", "110"))),
                broken("More is to pay", b -> b.amounts(amounts("100", "20", "120", "121"))),
                broken("total of tax", b -> b.vatExempt("EXPT").amounts(amounts("100", "9", "109", "109"))),
                broken("total of tax", b -> b.vatType(VatType.EXEMPT).amounts(amounts("100", "9", "109", "109"))),
                broken("exemption reason", b -> b.exemptionReason("EXPT")),
                broken("exemption reason", b -> b.vatType(VatType.NO_VAT).exemptionReason("EXPT")),
                broken("exemption reason", b -> b.vatType(VatType.EXEMPT).exemptionReason(" ")),
                broken("comment", b -> b.comment("x".repeat(2001))),
                broken("30", b -> b.attachment(PDF, "x".repeat(31))),
                broken("30", b -> b.attachment(PDF, " ")),
                broken("supplierServiceId", b -> b.supplierServiceId(0)),
                broken("bankAccountCode", b -> b.bankAccountCode(0)),
                broken("currentUserId", b -> b.currentUserId(0)));
    }

    private static Arguments broken(String named, UnaryOperator<InvoiceSubmission.Builder> change) {
        return Arguments.of(named, change);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatChorusProWouldRefuse(String named, UnaryOperator<InvoiceSubmission.Builder> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(complete("FA-1")).build())
                .withMessageContaining(named);
    }

    @Test
    void anInvoiceSaysHowItIsPaid() {
        InvoiceSubmission.Builder invoice = InvoiceSubmission.depositPdf(
                        new InvoiceNumber("FA-1"), LocalDate.of(2026, 3, 31), PDF)
                .supplier(new SupplierId(1))
                .recipient(Siret.of("12345678200051"))
                .amounts(Amounts.withoutVat(TEN));

        assertThatIllegalArgumentException().isThrownBy(invoice::build).withMessageContaining("payment method");
        assertThatCode(() -> invoice.type(InvoiceType.CREDIT_NOTE).build()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "100, 20, 120, 120",
        "100, 20, 120.01, 120",
        "100, 20, 119.99, 100",
        "-100, -20, -120, -120",
        "16.6667, 3.3333, 20, 20",
        "-10, 2, -8, -8"
    })
    void takesTotalsThatAddUpToTheCent(String exclTax, String vat, String inclTax, String toPay) {
        assertThatCode(() -> complete("FA-1")
                        .amounts(amounts(exclTax, vat, inclTax, toPay))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void refusesANumberThatIsItsDate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> complete("20260331").build())
                .withMessageContaining("rule N3");
        assertThatCode(() -> complete("20260401").build()).doesNotThrowAnyException();
    }

    @Test
    void takesAnExemptionReasonWithAnExemption() {
        assertThat(complete("FA-1")
                        .vatType(VatType.EXEMPT)
                        .exemptionReason("EXPT")
                        .build()
                        .exemptionReason())
                .contains("EXPT");
    }

    @Test
    void namesWhatIsMissing() {
        InvoiceSubmission.Builder empty = InvoiceSubmission.depositPdf(
                        new InvoiceNumber("FA-1"), LocalDate.of(2026, 3, 31), PDF)
                .paymentMethod(PaymentMethod.TRANSFER);

        assertThatIllegalArgumentException().isThrownBy(empty::build).withMessageContaining("no supplier");
        empty.supplier(new SupplierId(1));
        assertThatIllegalArgumentException().isThrownBy(empty::build).withMessageContaining("no recipient");
        empty.recipient(Siret.of("12345678200051"));
        assertThatIllegalArgumentException().isThrownBy(empty::build).withMessageContaining("no amounts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-10.5", "9999999999999.999999", "1E+12", "0.0000010", "100.00000000"})
    void takesAmountsOfThirteenDigitsAndSixDecimals(BigDecimal amount) {
        assertThat(new Amounts(amount, amount, amount, amount).toPay()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0000001", "10000000000000", "1E+13", "1.1234567"})
    void refusesAmountsBeyond(BigDecimal amount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Amounts(TEN, TEN, TEN, amount))
                .withMessageContaining("toPay");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Amounts(amount, TEN, TEN, TEN))
                .withMessageContaining("exclTax");
    }

    @ParameterizedTest
    @CsvSource({"''", "' '"})
    void aDesignationIsNotBlank(String designation) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Attachment(designation, new FileId(1)));
    }

    @Test
    void aDesignationHasItsLimit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attachment("x".repeat(101), new FileId(1)))
                .withMessageContaining("100");
    }

    @Test
    void wordsOfChorusProAreFoundBack() {
        assertThat(VatType.ofCode("EXONERATION")).contains(VatType.EXEMPT);
        assertThat(PaymentMethod.ofCode("VIREMENT")).contains(PaymentMethod.TRANSFER);
        assertThat(InvoiceType.ofCode("AVOIR")).contains(InvoiceType.CREDIT_NOTE);
        assertThat(CadreDeFacturation.ofCode("A2_FACTURE_FOURNISSEUR_DEJA_PAYEE"))
                .contains(CadreDeFacturation.A2);
        assertThat(InvoiceType.ofCode("ACOMPTE")).isEmpty();
    }

    private static InvoiceSubmission.Builder complete(String number) {
        return InvoiceSubmission.depositPdf(new InvoiceNumber(number), LocalDate.of(2026, 3, 31), PDF)
                .supplier(new SupplierId(1))
                .recipient(Siret.of("12345678200051"))
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(new Amounts(TEN, BigDecimal.ZERO, TEN, TEN));
    }

    private static Amounts amounts(String exclTax, String vat, String inclTax, String toPay) {
        return new Amounts(
                new BigDecimal(exclTax), new BigDecimal(vat), new BigDecimal(inclTax), new BigDecimal(toPay));
    }
}
