package org.chorusconnector.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.runs.RunId;

/**
 * One line of a report.
 *
 * @param run the run it belongs to
 * @param supplier the host's own name of the supplier
 * @param result what became of the item
 * @param message the same in words
 */
@Given
public record ReportLine(RunId run, String supplier, ItemResult result, String message) {

    /** The columns, in order. Instants are ISO 8601 in Paris time, days are ISO 8601, codes are joined by {@code |},
     * the reasons of a skipped item once each and sorted. */
    public static final List<String> COLUMNS = List.of(
            "run_id",
            "number",
            "kind",
            "effective_date",
            "outcome",
            "code",
            "message",
            "chorus_invoice_id",
            "chorus_status",
            "deposited_on",
            "attempts",
            "main_document",
            "attachments",
            "started_at",
            "finished_at",
            "recipient_siret",
            "client_reference",
            "supplier");

    /** The value of each column in order: a text, a number, or a list of texts; empty where there is none. */
    public Map<String, Optional<?>> values() {
        Map<String, Optional<?>> values = new LinkedHashMap<>();
        values.put("run_id", Optional.of(run.toString()));
        values.put("number", Optional.of(result.number()));
        values.put("kind", result.kind().map(Enum::name));
        values.put("effective_date", result.effectiveDate().map(String::valueOf));
        values.put("outcome", Optional.of(result.outcome().name()));
        values.put("code", Optional.of(code()));
        values.put("message", Optional.of(message));
        values.put(
                "chorus_invoice_id",
                result.invoice().map(invoice -> invoice.id().value()));
        values.put("chorus_status", result.invoice().flatMap(SentInvoice::status));
        values.put(
                "deposited_on",
                result.invoice().flatMap(SentInvoice::depositedOn).map(String::valueOf));
        values.put("attempts", Optional.of(result.attempts()));
        values.put("main_document", result.mainDocument());
        values.put("attachments", Optional.of(result.attachments()));
        values.put("started_at", Optional.of(inParis(result.startedAt())));
        values.put("finished_at", Optional.of(inParis(result.finishedAt())));
        values.put("recipient_siret", result.recipientSiret());
        values.put("client_reference", result.clientReference());
        values.put("supplier", Optional.of(supplier));
        return values;
    }

    private String code() {
        Stream<String> codes = result.findings().stream().map(Finding::code);
        return (result.outcome() == Outcome.SKIPPED ? codes.distinct().sorted() : codes)
                .collect(Collectors.joining("|"));
    }

    private static String inParis(Instant instant) {
        return OffsetDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MILLIS), Paris.ZONE)
                .toString();
    }
}
