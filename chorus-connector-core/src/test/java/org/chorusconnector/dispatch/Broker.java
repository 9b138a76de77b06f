package org.chorusconnector.dispatch;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.SiretCheck;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.receipt.Item;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.testkit.Pdf;
import org.h2.jdbcx.JdbcDataSource;

/** A host with receipts and documents in memory, for tests against a simulator. */
final class Broker {

    /** A public body that requires nothing. */
    static final String UNDEMANDING = "12345678200051";

    static final String NEEDS_SERVICE = "12345678200028";
    static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    static final LocalDate TODAY = Paris.dayOf(NOW);

    final List<Item> items = new ArrayList<>();
    final Map<String, Documents> papers = new HashMap<>();
    final List<Notifier.Notice> notices = new ArrayList<>();
    final JdbcLedger ledger;

    Broker() {
        this(inMemory());
    }

    Broker(DataSource database) {
        ledger = JdbcLedger.on(database).createSchema();
    }

    static DataSource inMemory() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    static DispatchSettings settings() {
        return DispatchSettings.DEFAULTS
                .withEligibility(EligibilitySettings.DEFAULTS
                        .withCutoffDate(TODAY.minusYears(1))
                        .withSiretCheck(SiretCheck.LENIENT))
                .withSettlingDelay(Duration.ofSeconds(1))
                .withDeadAfter(Duration.ofSeconds(1))
                .withConcurrency(8);
    }

    Dispatch.Builder dispatch(ChorusPro chorus) {
        return dispatch(chorus, ledger);
    }

    Dispatch.Builder dispatch(ChorusPro chorus, Ledger memory) {
        return Dispatch.builder(chorus, memory)
                .receipts(query -> items.stream())
                .documents(receipt -> papers.getOrDefault(receipt.number(), new Documents(Optional.empty(), List.of())))
                .settings(settings())
                .notifier(notices::add)
                .clock(Clock.fixed(NOW, Paris.ZONE));
    }

    static Receipt.Builder fee(String number) {
        return Receipt.builder(number, ReceiptKind.FEE)
                .createdOn(TODAY)
                .amounts(new BigDecimal("100.00"), new BigDecimal("20.00"), new BigDecimal("120.00"))
                .clientSiret(UNDEMANDING);
    }

    Broker has(Receipt.Builder receipt, Document... attachments) {
        Receipt built = receipt.build();
        items.add(built);
        papers.put(built.number(), Documents.of(pdf(built.number() + ".pdf"), attachments));
        return this;
    }

    Broker has(int count) {
        for (int i = 1; i <= count; i++) {
            has(fee("F-" + i));
        }
        return this;
    }

    static Document pdf(String name) {
        byte[] bytes = Pdf.of(name);
        return Document.of(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    Map<String, ItemResult> results(RunSummary run) {
        Map<String, ItemResult> results = new HashMap<>();
        ledger.results().of(run.run()).forEach(result -> {
            if (results.put(result.number(), result) != null) {
                throw new AssertionError("Two lines for item " + result.number());
            }
        });
        return results;
    }
}
