package org.chorusconnector.scale;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.dispatch.SupplierSettings;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.testkit.Pdf;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A night with many receipts, of which one in ten is due, in a process that has little memory. Arguments: address of the
 * platform, JDBC URL of the ledger, number of receipts.
 */
public final class BigNight {

    private static final int ONE_DUE_IN = 10;
    private static final int NO_QUOTA = 100_000;
    private static final int CONCURRENCY = 16;
    private static final LocalDate LONG_AGO = LocalDate.of(2021, 1, 1);

    private BigNight() {}

    public static void main(String[] args) {
        URI platform = URI.create(args[0]);
        int receipts = Integer.parseInt(args[2]);
        JdbcConnectionPool pool = JdbcConnectionPool.create(args[1], "", "");
        pool.setMaxConnections(CONCURRENCY + 2);
        PisteApplication application = PisteApplication.builder("id", "secret")
                .callsPerSecond(NO_QUOTA)
                .callsPerDay(Long.MAX_VALUE)
                .build();
        try (ChorusPro chorus = ChorusPro.builder(application, Account.of("login", "password"))
                .environment(Environment.custom(platform, platform))
                .build()) {
            Dispatch dispatch = Dispatch.builder(chorus, JdbcLedger.on(pool).createSchema())
                    .receipts(query -> IntStream.rangeClosed(1, receipts).mapToObj(BigNight::receipt))
                    .documents(receipt -> Documents.of(pdf(receipt.number())))
                    .settings(DispatchSettings.DEFAULTS
                            .withEligibility(EligibilitySettings.DEFAULTS
                                    .withCutoffDate(LONG_AGO.minusYears(1))
                                    .withSiretCheck(SiretCheck.LENIENT))
                            .withSupplier(new SupplierSettings(
                                    Optional.of(new SupplierId(1)),
                                    OptionalLong.empty(),
                                    OptionalLong.of(1),
                                    OptionalLong.empty()))
                            .withConcurrency(CONCURRENCY))
                    .build();
            long began = System.nanoTime();
            RunSummary night = dispatch.run().orElseThrow();
            double seconds = (System.nanoTime() - began) / 1e9;
            long lines;
            try (var all = dispatch.reportOf(night.run()).lines()) {
                lines = all.filter(line -> line.result().outcome() == Outcome.SENT)
                        .count();
            }
            System.out.printf(
                    "%d read, %d sent, %d lines in %.0f s, %.0f a second; heap at most %d MB%n",
                    night.read(),
                    night.count(Outcome.SENT),
                    lines,
                    seconds,
                    night.count(Outcome.SENT) / seconds,
                    mostHeap() >> 20);
            System.exit(night.isComplete() && lines == due(receipts) ? 0 : 1);
        }
    }

    static int due(int receipts) {
        return receipts / ONE_DUE_IN;
    }

    private static Receipt receipt(int number) {
        boolean due = number % ONE_DUE_IN == 0;
        return Receipt.builder("F-" + number, ReceiptKind.FEE)
                .createdOn(due ? LONG_AGO : LocalDate.of(2099, 1, 1))
                .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                .clientSiret("12345678200051")
                .serviceCode("SERVICE")
                .engagementNumber("E-1")
                .build();
    }

    private static Document pdf(String number) {
        byte[] bytes = Pdf.of(number);
        return Document.of(number + ".pdf", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static long mostHeap() {
        return Stream.of(ManagementFactory.getMemoryPoolMXBeans().toArray(MemoryPoolMXBean[]::new))
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
