package org.chorusconnector.ledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.junit.jupiter.api.BeforeEach;

/** A ledger in an empty database, and short words for what tests do with it. */
abstract class LedgerScene {

    static final Instant NOW = Instant.parse("2026-11-20T18:00:00.123456Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Intent INTENT = new Intent(
            "11000201100044",
            new BigDecimal("12.34"),
            Optional.of(ReceiptKind.FEE),
            Optional.of(DAY),
            Optional.of("avis.pdf"),
            List.of("rib.pdf", "contrat.pdf"),
            Optional.of("C-4711"));

    Ledger ledger;

    /** An empty database. */
    abstract DataSource dataSource();

    @BeforeEach
    void createSchema() {
        ledger = JdbcLedger.on(dataSource()).createSchema();
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static RunStart start(RunKind kind) {
        return new RunStart(kind, DAY, NOW, "test", "0123456789abcdef");
    }

    RunId open() {
        return ledger.runs().open(start(RunKind.AUTOMATIC)).orElseThrow();
    }

    RunId byHand() {
        return ledger.runs().open(start(RunKind.BY_HAND)).orElseThrow();
    }

    void end(RunId run) {
        ledger.runs().close(run, Optional.empty(), NOW);
    }

    Claim claimed(RunId run, String number) {
        return ledger.items().claim(run, number, NOW).orElseThrow();
    }

    static ItemResult sent(String number) {
        return new ItemResult(
                number,
                Optional.of(ReceiptKind.FEE),
                Optional.of(DAY),
                Outcome.SENT,
                List.of(),
                Optional.of(new SentInvoice(new ChorusInvoiceId(8316848), Optional.of("DEPOSEE"), Optional.of(DAY))),
                1,
                Optional.of("avis.pdf"),
                List.of(),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty());
    }

    static ItemResult ended(String number, Outcome outcome, String code) {
        return new ItemResult(
                number,
                Optional.of(ReceiptKind.FEE),
                Optional.of(DAY),
                outcome,
                List.of(new Finding(code, "")),
                Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                NOW,
                NOW,
                Optional.empty(),
                Optional.empty());
    }
}
