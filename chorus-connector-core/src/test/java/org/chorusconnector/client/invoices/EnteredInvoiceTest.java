package org.chorusconnector.client.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.SupplierId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Invoices that Chorus Pro draws up itself. */
class EnteredInvoiceTest {

    @Test
    void anInsurancePremiumNeedsNoArithmetic() {
        BigDecimal premium = new BigDecimal("1234.56");

        EnteredInvoice invoice = EnteredInvoice.builder()
                .supplier(new SupplierId(1))
                .recipient(Siret.of("12345678200051"))
                .line(InvoiceLine.of("Prime 2026", BigDecimal.ONE, premium))
                .vatExempt("EXPT")
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(Amounts.withoutVat(premium))
                .build();

        assertThat(invoice.vatType()).contains(VatType.EXEMPT);
        assertThat(invoice.exemptionReason()).contains("EXPT");
        assertThat(invoice.amounts().toPay()).isEqualByComparingTo(premium);
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("rate", b -> b.amounts(amounts("100", "20", "120", "120"))),
                broken("total with tax", b -> taxed(b, "100", "20").amounts(amounts("100", "20", "120.02", "120"))),
                broken("total without tax", b -> taxed(b, "200", "20").amounts(amounts("200", "20", "220", "220"))),
                broken("base of the tax", b -> taxed(b, "99", "20").amounts(amounts("100", "20", "120", "120"))),
                broken("total of the tax", b -> taxed(b, "100", "19").amounts(amounts("100", "20", "120", "120"))),
                broken("More is to pay", b -> taxed(b, "100", "20").amounts(amounts("100", "20", "120", "121"))),
                broken(
                        "no value added tax",
                        b -> b.vatType(VatType.NO_VAT)
                                .vatLine(vat("100", "20"))
                                .amounts(amounts("100", "20", "120", "120"))),
                broken("needs a validator", b -> b.cadre(CadreDeFacturation.A12)),
                broken("takes no validator", b -> b.validator(ValidatingStructure.of("12345678200036"))),
                broken("origin number", b -> b.originNumber("FA-1")),
                broken("origin number", b -> b.originNumber("x".repeat(21))),
                broken("origin number", b -> b.originNumber(" ")));
    }

    private static Arguments broken(String named, UnaryOperator<EnteredInvoice.Builder> change) {
        return Arguments.of(named, change);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void refusesWhatContradictsItself(String named, UnaryOperator<EnteredInvoice.Builder> change) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> change.apply(complete()).build())
                .withMessageContaining(named);
    }

    @Test
    void hasALine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EnteredInvoice.builder()
                        .supplier(new SupplierId(1))
                        .recipient(Siret.of("12345678200051"))
                        .paymentMethod(PaymentMethod.TRANSFER)
                        .amounts(Amounts.withoutVat(BigDecimal.TEN))
                        .build())
                .withMessageContaining("line");
    }

    @ParameterizedTest
    @CsvSource({"100.01, true", "99.99, true", "100.011, false", "99.98, false"})
    void toleratesACentPerLine(BigDecimal declared, boolean taken) {
        EnteredInvoice.Builder invoice = complete().vatType(VatType.NO_VAT).amounts(Amounts.withoutVat(declared));

        if (taken) {
            assertThatCode(invoice::build).doesNotThrowAnyException();
        } else {
            assertThatIllegalArgumentException().isThrownBy(invoice::build).withMessageContaining("100");
        }
    }

    @Test
    void countsDiscountsOfLinesAndOfTheWhole() {
        assertThatCode(() -> complete()
                        .line(InvoiceLine.of("Remisée", new BigDecimal("3"), new BigDecimal("10"))
                                .withDiscount(new BigDecimal("5")))
                        .vatLine(vat("125", "25"))
                        .discount(new Discount(new BigDecimal("50"), "Fidélité"))
                        .amounts(amounts("125", "25", "100", "90"))
                        .build())
                .doesNotThrowAnyException();
    }

    @Test
    void aCreditNoteMayBeNegativeAndNamesItsInvoice() {
        EnteredInvoice creditNote = EnteredInvoice.builder()
                .supplier(new SupplierId(1))
                .recipient(Siret.of("12345678200051"))
                .type(InvoiceType.CREDIT_NOTE)
                .originNumber("20260000000000000002")
                .line(InvoiceLine.of("Avoir", BigDecimal.ONE, new BigDecimal("-100")))
                .vatExempt("EXPT")
                .amounts(Amounts.withoutVat(new BigDecimal("-100")))
                .build();

        assertThat(creditNote.originNumber()).contains("20260000000000000002");
    }

    @Test
    void aRateIsACodeOrAFigure() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TaxRate(Optional.of("TVA20"), Optional.of(BigDecimal.TEN)));
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxRate(Optional.empty(), Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> TaxRate.ofPercent(new BigDecimal("-1")));
    }

    @Test
    void tellsNothingOfItself() {
        assertThat(complete().vatType(VatType.NO_VAT).comment("secret").build().toString())
                .isEqualTo("EnteredInvoice");
    }

    private static EnteredInvoice.Builder complete() {
        return EnteredInvoice.builder()
                .supplier(new SupplierId(1))
                .recipient(Siret.of("12345678200051"))
                .paymentMethod(PaymentMethod.TRANSFER)
                .line(InvoiceLine.of("Audit", new BigDecimal("2"), new BigDecimal("50")))
                .amounts(Amounts.withoutVat(new BigDecimal("100")));
    }

    private static EnteredInvoice.Builder taxed(EnteredInvoice.Builder invoice, String base, String tax) {
        return invoice.vatType(VatType.VAT_ON_DEBITS).vatLine(vat(base, tax));
    }

    private static VatLine vat(String base, String tax) {
        return new VatLine(TaxRate.ofPercent(new BigDecimal("20")), new BigDecimal(base), new BigDecimal(tax));
    }

    private static Amounts amounts(String exclTax, String vat, String inclTax, String toPay) {
        return new Amounts(
                new BigDecimal(exclTax), new BigDecimal(vat), new BigDecimal(inclTax), new BigDecimal(toPay));
    }
}
