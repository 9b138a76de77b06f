package org.chorusconnector.client;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Siret;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileUpload;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.InvoiceSubmission;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.SimulatorBuilder;

/** Clients of a simulator that lose no time, and what they send. */
public final class Clients {

    /** Fast enough for a test not to wait for the quota. */
    private static final int CALLS_PER_SECOND = 500;

    public static final Timeouts QUICK = Timeouts.DEFAULTS
            .withConnect(Duration.ofSeconds(5))
            .withRead(Duration.ofSeconds(5))
            .withUpload(Duration.ofSeconds(10))
            .withSubmit(Duration.ofSeconds(5))
            .withFirstPause(Duration.ofMillis(1));

    private Clients() {}

    /** To be used with simulators built by this one: their quota does not get in the way. */
    public static SimulatorBuilder simulator() {
        return ChorusSimulator.builder().callsPerSecond(10 * CALLS_PER_SECOND);
    }

    public static ChorusPro.Builder of(ChorusSimulator simulator) {
        return ChorusPro.builder(application(simulator), account(simulator))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .timeouts(QUICK);
    }

    public static PisteApplication application(ChorusSimulator simulator) {
        return PisteApplication.builder(simulator.clientId(), simulator.clientSecret())
                .callsPerSecond(CALLS_PER_SECOND)
                .build();
    }

    public static Account account(ChorusSimulator simulator) {
        return Account.of(simulator.login(), simulator.password());
    }

    public static FileUpload pdf(String name) {
        byte[] bytes = ("%PDF-1.7 " + name).getBytes(StandardCharsets.UTF_8);
        return new FileUpload(name, bytes.length, () -> new java.io.ByteArrayInputStream(bytes));
    }

    public static InvoiceSubmission.Builder invoice(String number, FileId pdf) {
        return InvoiceSubmission.depositPdf(
                        new InvoiceNumber(number), LocalDate.of(2026, 3, 31), new Attachment(number + ".pdf", pdf))
                .supplier(new SupplierId(ChorusSimulator.SUPPLIER_ID))
                .recipient(Siret.of("12345678200051"))
                .vatType(VatType.VAT_ON_RECEIPTS)
                .paymentMethod(PaymentMethod.TRANSFER)
                .amounts(new Amounts(
                        new BigDecimal("1000.00"),
                        new BigDecimal("200.00"),
                        new BigDecimal("1200.00"),
                        new BigDecimal("1200.00")));
    }
}
