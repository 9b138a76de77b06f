package org.chorusconnector.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.dispatch.RunListener;
import org.chorusconnector.dispatch.RunSummary;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.testkit.ChorusSimulator;

/**
 * A night with default settings: so many receipts, each with a PDF of a size and no attachment.
 *
 * @param items how many receipts are due
 * @param bytes size of each PDF
 */
record Night(int items, int bytes) {

    /** Of the end of each PDF: cross-reference table, trailer, and where they begin. */
    private static final int TAIL_BYTES = 53;

    static final String RECIPIENT = "12345678200051";

    static DataSource database() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(40);
        return new HikariDataSource(config);
    }

    /** Runs it; the simulator may be reached by another address. */
    Duration run(ChorusSimulator simulator, URI address, DataSource database) {
        return run(simulator, address, database, () -> {});
    }

    /** @param whenAllAreSent called while the workers still live */
    Duration run(ChorusSimulator simulator, URI address, DataSource database, Runnable whenAllAreSent) {
        AtomicInteger left = new AtomicInteger(items);
        long began = System.nanoTime();
        try (ChorusPro chorus = ChorusPro.builder(
                        PisteApplication.of(simulator.clientId(), simulator.clientSecret()),
                        Account.of(simulator.login(), simulator.password()))
                .environment(Environment.custom(address, address))
                .build()) {
            RunSummary night = Dispatch.builder(chorus, JdbcLedger.on(database).createSchema())
                    .receipts(query -> receipts())
                    .documents(receipt -> Documents.of(pdf(receipt.number())))
                    .settings(DispatchSettings.DEFAULTS.withEligibility(EligibilitySettings.DEFAULTS
                            .withCutoffDate(LocalDate.of(2020, 1, 1))
                            .withSiretCheck(SiretCheck.LENIENT)))
                    .listener(new RunListener() {
                        @Override
                        public void concluded(RunId run, ItemResult result) {
                            if (left.decrementAndGet() == 0) {
                                whenAllAreSent.run();
                            }
                        }
                    })
                    .build()
                    .run()
                    .orElseThrow();
            if (night.count(Outcome.SENT) != items) {
                throw new IllegalStateException("Not all are sent: " + night);
            }
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    Stream<Receipt> receipts() {
        return numbers()
                .map(number -> Receipt.builder(number, ReceiptKind.FEE)
                        .createdOn(LocalDate.of(2021, 1, 1))
                        .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                        .clientSiret(RECIPIENT)
                        .build());
    }

    Stream<String> numbers() {
        return IntStream.rangeClosed(1, items).mapToObj(i -> "B-" + i);
    }

    private Document pdf(String number) {
        return Document.of(number + ".pdf", bytes, this::content);
    }

    /** A PDF with nothing in it that is never held as a whole. */
    InputStream content() {
        byte[] head = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\nxref\n0 0\ntrailer << >>\nstartxref\n%012d\n%%%%EOF\n"
                .formatted(bytes - TAIL_BYTES)
                .getBytes(StandardCharsets.US_ASCII);
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(head),
                new Filler(bytes - head.length - tail.length),
                new ByteArrayInputStream(tail))));
    }

    private static final class Filler extends InputStream {

        private int left;

        Filler(int bytes) {
            this.left = bytes;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = Math.min(length, left);
            Arrays.fill(buffer, offset, offset + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
