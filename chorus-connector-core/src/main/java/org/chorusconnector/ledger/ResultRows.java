package org.chorusconnector.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.internal.jdbc.Row;
import org.chorusconnector.internal.jdbc.Transaction;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.internal.JdbcRuns;

/** The lines of a run's report in the table {@code chorus_result}. */
final class ResultRows implements Results {

    private static final String UPDATE = """
            UPDATE chorus_result SET item_number = ?, kind = ?, effective_date = ?, outcome = ?, codes = ?, details = ?,
              chorus_invoice_id = ?, chorus_status = ?, deposited_on = ?, attempts = ?, main_document = ?,
              attachments = ?, started_at = ?, finished_at = ?, recipient_siret = ?, client_reference = ?
            WHERE run_id = ? AND line_position = ?""";

    private static final String INSERT = """
            INSERT INTO chorus_result (item_number, kind, effective_date, outcome, codes, details, chorus_invoice_id,
              chorus_status, deposited_on, attempts, main_document, attachments, started_at, finished_at,
              recipient_siret, client_reference, run_id, line_position)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    /** In the order of the whole key: by the position alone, H2 sorts all the rest of the report for each portion. */
    private static final String PORTION = """
            SELECT * FROM chorus_result WHERE run_id = ? AND line_position > ?
            ORDER BY run_id, line_position LIMIT 500""";

    private static final String COUNTS =
            "SELECT outcome, COUNT(*) AS line_count FROM chorus_result WHERE run_id = ? GROUP BY outcome";

    private final Database database;

    ResultRows(Database database) {
        this.database = database;
    }

    static void write(Transaction transaction, RunId run, long position, ItemResult result) {
        Object[] values = {
            result.number(),
            result.kind().map(Enum::name).orElse(null),
            result.effectiveDate().orElse(null),
            result.outcome(),
            result.findings().stream().map(Finding::code).collect(Collectors.joining("|")),
            result.findings().stream().map(Finding::detail).collect(Collectors.joining("\n")),
            result.invoice().map(invoice -> invoice.id().value()).orElse(null),
            result.invoice().flatMap(SentInvoice::status).orElse(null),
            result.invoice().flatMap(SentInvoice::depositedOn).orElse(null),
            result.attempts(),
            result.mainDocument().orElse(null),
            String.join("\n", result.attachments()),
            result.startedAt(),
            result.finishedAt(),
            result.recipientSiret().orElse(null),
            result.clientReference().orElse(null),
            run.toString(),
            position
        };
        if (transaction.update(UPDATE, values) == 0) {
            transaction.update(INSERT, values);
        }
    }

    @Override
    public void record(RunId run, long position, ItemResult result) {
        database.execute("record the result of item " + result.number(), transaction -> {
            if (JdbcRuns.isOpen(transaction, run)) {
                write(transaction, run, position, result);
            }
        });
    }

    @Override
    public Stream<ItemResult> of(RunId run) {
        // Keyset paging: neither an open cursor nor the whole report in memory.
        return Stream.iterate(
                        portion(run, Long.MIN_VALUE),
                        portion -> !portion.isEmpty(),
                        portion -> portion(run, portion.get(portion.size() - 1).position()))
                .flatMap(List::stream)
                .map(Line::result);
    }

    @Override
    public Map<Outcome, Long> counts(RunId run) {
        Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
        Arrays.stream(Outcome.values()).forEach(outcome -> counts.put(outcome, 0L));
        database.query(
                "count the results of run " + run,
                transaction -> transaction.query(
                        COUNTS,
                        row -> counts.put(Outcome.valueOf(row.text("outcome")), row.number("line_count")),
                        run.toString()));
        return counts;
    }

    private record Line(long position, ItemResult result) {}

    private List<Line> portion(RunId run, long after) {
        return database.query(
                "read the results of run " + run,
                transaction -> transaction.query(
                        PORTION, row -> new Line(row.number("line_position"), result(row)), run.toString(), after));
    }

    /** A line, from a row of {@code chorus_result}. */
    static ItemResult result(Row row) {
        return new ItemResult(
                row.text("item_number"),
                row.optionalText("kind").map(ReceiptKind::valueOf),
                row.optionalDay("effective_date"),
                Outcome.valueOf(row.text("outcome")),
                findings(row.text("codes"), row.text("details")),
                invoice(row),
                row.integer("attempts"),
                row.optionalText("main_document"),
                lines(row.text("attachments")),
                row.instant("started_at"),
                row.instant("finished_at"),
                row.optionalText("recipient_siret"),
                row.optionalText("client_reference"));
    }

    /** The invoice on Chorus Pro, from a row of {@code chorus_result} or {@code chorus_entry}. */
    static Optional<SentInvoice> invoice(Row row) {
        return row.optionalNumber("chorus_invoice_id").stream()
                .mapToObj(id -> new SentInvoice(
                        new ChorusInvoiceId(id), row.optionalText("chorus_status"), row.optionalDay("deposited_on")))
                .findFirst();
    }

    private static List<Finding> findings(String codes, String details) {
        if (codes.isEmpty()) {
            return List.of();
        }
        String[] code = codes.split("\\|", -1);
        String[] detail = details.split("\n", -1);
        List<Finding> findings = new ArrayList<>(code.length);
        for (int i = 0; i < code.length; i++) {
            findings.add(new Finding(code[i], detail[i]));
        }
        return findings;
    }

    static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
    }
}
