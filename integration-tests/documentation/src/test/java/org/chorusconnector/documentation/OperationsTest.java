package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.dispatch.StopReason;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.EntryState;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Intent;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.Run.EarlyEnd;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/operations.md: its words are those of the code, and its queries find what they are for. */
class OperationsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");

    private final Markdown operations = Markdown.of("docs/operations.md");

    @Test
    void namesEveryState() {
        assertThat(firstCode("States of an item")).containsExactlyInAnyOrderElementsOf(names(EntryState.values()));
        assertThat(firstCode("Outcomes")).containsExactlyInAnyOrderElementsOf(names(Outcome.values()));
        assertThat(firstCode("Why a run stops early")).containsExactlyInAnyOrderElementsOf(names(StopReason.values()));
    }

    @Test
    void namesEveryLinkOfTheDoctorInItsOrder() {
        assertThat(firstCode("The doctor")).containsExactlyElementsOf(names(Link.values()));
    }

    @Test
    void namesEveryCodeOfAFailure() throws IOException {
        Properties texts = new Properties();
        try (InputStream in = JdbcLedger.class.getResourceAsStream("/org/chorusconnector/report/texts_en.properties")) {
            texts.load(in);
        }
        List<String> codes = firstCode("Codes of what was not sent");

        assertThat(texts.stringPropertyNames()).containsAll(codes);
        assertThat(codes)
                .contains(
                        "IN_DOUBT",
                        "NOT_ON_PLATFORM",
                        "RUN_DIED",
                        "UNEXPECTED_ERROR",
                        "DOCUMENTS_UNREADABLE",
                        "NOT_TRIED")
                .containsAll(names(ChorusFailedException.Reason.values()));
    }

    @TestFactory
    Stream<DynamicTest> everyQueryFindsSomething() {
        DataSource dataSource = ledgerAfterANight();
        List<String> queries = operations.blocks("sql");
        assertThat(queries).hasSizeGreaterThan(3);
        return queries.stream()
                .map(query -> DynamicTest.dynamicTest(
                        query.lines().findFirst().orElse(""),
                        () -> assertThat(rows(dataSource, query)).isPositive()));
    }

    /** Sent, refused, in doubt, and claimed by a run that is open: something of everything. */
    private static DataSource ledgerAfterANight() {
        DataSource dataSource =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        JdbcLedger ledger = JdbcLedger.on(dataSource).createSchema();
        RunId ended = ledger.runs().open(start(LocalDate.of(2026, 11, 20))).orElseThrow();
        SentInvoice invoice = new SentInvoice(
                new ChorusInvoiceId(8316850), Optional.of("DEPOSEE"), Optional.of(LocalDate.of(2026, 11, 20)));
        conclude(ledger, ended, "Q-1001", Outcome.SENT, List.of(), Optional.of(invoice));
        conclude(ledger, ended, "Q-1002", Outcome.REFUSED, List.of(new Finding("29206", "inconnu")), Optional.empty());
        conclude(ledger, ended, "Q-1003", Outcome.UNKNOWN, List.of(new Finding("IN_DOUBT", "")), Optional.empty());
        ledger.runs().close(ended, Optional.of(new EarlyEnd("PLATFORM_DOWN", "no connection")), NOW);
        RunId open = ledger.runs().open(start(LocalDate.of(2026, 11, 21))).orElseThrow();
        ledger.items().claim(open, "Q-1004", NOW).orElseThrow();
        return dataSource;
    }

    private static RunStart start(LocalDate day) {
        return new RunStart(RunKind.AUTOMATIC, day, NOW, "node-1", "settings");
    }

    private static void conclude(
            JdbcLedger ledger,
            RunId run,
            String number,
            Outcome outcome,
            List<Finding> findings,
            Optional<SentInvoice> invoice) {
        Claim claim = ledger.items().claim(run, number, NOW).orElseThrow();
        Claim submitting = ledger.items()
                .submitting(
                        claim,
                        new Intent(
                                Erp.CLIENT,
                                new BigDecimal("120.00"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()),
                        NOW);
        ledger.items()
                .conclude(
                        submitting,
                        Integer.parseInt(number.substring(2)),
                        new ItemResult(
                                number,
                                Optional.of(ReceiptKind.FEE),
                                Optional.of(LocalDate.of(2026, 11, 20)),
                                outcome,
                                findings,
                                invoice,
                                1,
                                Optional.of(number + ".pdf"),
                                List.of(),
                                NOW,
                                NOW,
                                Optional.empty(),
                                Optional.empty()));
    }

    private static int rows(DataSource dataSource, String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // A repair is for one item: it is undone, so that the other queries find what they are for.
            connection.setAutoCommit(false);
            if (!statement.execute(query)) {
                int changed = statement.getUpdateCount();
                connection.rollback();
                return changed;
            }
            int count = 0;
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    count++;
                }
            }
            return count;
        }
    }

    private List<String> firstCode(String heading) {
        return operations.table(heading).stream()
                .map(row -> Markdown.code(row.get(0)).get(0))
                .toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
