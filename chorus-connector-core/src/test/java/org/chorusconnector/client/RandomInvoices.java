package org.chorusconnector.client;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Random;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.CadreDeFacturation;
import org.chorusconnector.client.invoices.Discount;
import org.chorusconnector.client.invoices.EnteredInvoice;
import org.chorusconnector.client.invoices.InvoiceLine;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.Submission;
import org.chorusconnector.client.invoices.TaxRate;
import org.chorusconnector.client.invoices.ValidatingStructure;
import org.chorusconnector.client.invoices.VatLine;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;

/** Valid invoices of every kind; the same seed makes the same. */
final class RandomInvoices {

    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final String NUMBER_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_/";
    private static final String TEXT_CHARS = "abc XYZ àéîõç€ \"\\/\t\n<>{}[]' 😀";

    private final Random random;

    RandomInvoices(long seed) {
        this.random = new Random(seed);
    }

    Submission any() {
        return random.nextBoolean() ? entered().build() : pdf().build();
    }

    /** Any amount that Chorus Pro takes, in any of the forms that a {@link BigDecimal} may have. */
    BigDecimal amount() {
        BigDecimal amount = new BigDecimal(new BigInteger(random.nextInt(63), random), random.nextInt(7))
                .remainder(new BigDecimal("1E13"));
        return switch (random.nextInt(4)) {
            case 0 -> amount.negate();
            case 1 -> amount.stripTrailingZeros();
            case 2 -> new BigDecimal(BigInteger.valueOf(random.nextInt(100)), -random.nextInt(11));
            default -> amount;
        };
    }

    EnteredInvoice.Builder entered() {
        EnteredInvoice.Builder invoice = EnteredInvoice.builder();
        describe(invoice);
        addLines(invoice);
        return invoice;
    }

    InvoiceSubmission.Builder pdf() {
        if (random.nextBoolean()) {
            return pdf(Amounts.withoutVat(amount()));
        }
        InvoiceSubmission.Builder invoice = original();
        describe(invoice);
        addLines(invoice);
        return invoice;
    }

    /** An invoice without lines. */
    InvoiceSubmission.Builder pdf(Amounts totals) {
        InvoiceSubmission.Builder invoice = original();
        describe(invoice);
        return invoice.amounts(totals);
    }

    private InvoiceSubmission.Builder original() {
        InvoiceNumber number = new InvoiceNumber(text(NUMBER_CHARS, InvoiceNumber.MAX_LENGTH - 1) + "F");
        LocalDate date = LocalDate.of(2000 + random.nextInt(20), 1, 1).plusDays(random.nextInt(365));
        Attachment main = new Attachment(text(TEXT_CHARS, 99) + "f", new FileId(1 + random.nextInt(1_000_000)));
        return random.nextBoolean()
                ? InvoiceSubmission.depositPdf(number, date, main)
                : InvoiceSubmission.depositSignedPdf(number, date, main);
    }

    private void describe(Submission.Builder<?> invoice) {
        invoice.supplier(new SupplierId(1 + random.nextInt(Integer.MAX_VALUE - 1)));
        invoice.recipient(new Siret(String.format("%014d", Math.floorMod(random.nextLong(), 100_000_000_000_000L))));
        if (random.nextBoolean()) {
            invoice.type(InvoiceType.CREDIT_NOTE).originNumber(text(NUMBER_CHARS, 19) + "F");
        } else {
            invoice.paymentMethod(PaymentMethod.values()[random.nextInt(PaymentMethod.values().length)]);
        }
        CadreDeFacturation cadre = CadreDeFacturation.values()[random.nextInt(4)];
        invoice.cadre(cadre);
        if (cadre.needsValidator()) {
            invoice.validator(ValidatingStructure.of(text(NUMBER_CHARS, 17) + "S"));
        }
        maybe(() -> invoice.serviceCode(new ServiceCode(text(TEXT_CHARS, 99) + "s")));
        maybe(() -> invoice.engagementNumber(new EngagementNumber(text(TEXT_CHARS, 49) + "e")));
        maybe(() -> invoice.marketNumber(new MarketNumber(text(TEXT_CHARS, 49) + "m")));
        maybe(() -> invoice.comment(text(TEXT_CHARS, Submission.MAX_COMMENT_LENGTH)));
        maybe(() -> invoice.bankAccountCode(1 + random.nextInt(1000)));
        maybe(() -> invoice.supplierServiceId(1 + random.nextInt(1000)));
        maybe(() -> invoice.currentUserId(1 + random.nextInt(1000)));
        maybe(() -> invoice.attachment(new Attachment(text(TEXT_CHARS, 99) + "a", new FileId(7)), "RIB"));
    }

    /** One to five lines at one rate, and the totals that they make. */
    private void addLines(Submission.Builder<?> invoice) {
        BigDecimal exclTax = BigDecimal.ZERO;
        for (int left = 1 + random.nextInt(5); left > 0; left--) {
            InvoiceLine line = InvoiceLine.of(text(TEXT_CHARS, 80) + "l", decimal(10_000, 2), decimal(1_000_000, 4))
                    .withDiscount(decimal(10, 2));
            invoice.line(line);
            exclTax = exclTax.add(line.amount());
        }
        boolean taxed = random.nextBoolean();
        BigDecimal rate = taxed ? decimal(30, 2) : BigDecimal.ZERO;
        BigDecimal vat = exclTax.multiply(rate).divide(HUNDRED, 2, RoundingMode.HALF_UP);
        if (taxed) {
            invoice.vatType(VatType.VAT_ON_DEBITS);
            invoice.vatLine(new VatLine(
                    random.nextBoolean() ? TaxRate.ofPercent(rate) : TaxRate.ofCode("TVA20"), exclTax, vat));
        } else {
            invoice.vatExempt("EXPT");
        }
        BigDecimal inclTax = exclTax.add(vat);
        if (random.nextBoolean()) {
            Discount discount = new Discount(decimal(5, 2), "Remise");
            invoice.discount(discount);
            inclTax = inclTax.subtract(discount.amount());
        }
        invoice.amounts(new Amounts(exclTax, vat, inclTax, inclTax));
    }

    private BigDecimal decimal(int below, int scale) {
        return new BigDecimal(BigInteger.valueOf(random.nextInt(below)), random.nextInt(scale + 1));
    }

    /** Up to this many characters of these. */
    private String text(String of, int most) {
        int[] characters = of.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(most + 1);
        while (text.length() < length - 1) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }

    private void maybe(Runnable change) {
        if (random.nextBoolean()) {
            change.run();
        }
    }
}
