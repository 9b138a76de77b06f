package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.junit.jupiter.api.Test;

/** The lines of a report. */
abstract class ReportContract extends LedgerScene {

    @Test
    void givesALineBackAsItWasRecorded() {
        RunId run = open();
        ItemResult line = new ItemResult(
                "Q;\"1\"\n=2\0",
                Optional.of(ReceiptKind.FEE),
                Optional.of(DAY),
                Outcome.SKIPPED,
                List.of(new Finding("SIRET_MISSING", ""), new Finding("FILE_MISSING", "é|à\nb.pdf")),
                Optional.empty(),
                3,
                Optional.of("avis.pdf"),
                List.of("a.pdf", "b c.pdf"),
                NOW,
                NOW.plusMillis(5),
                Optional.of("not a\tSIRET"),
                Optional.of("Mairie de Saint-Étienne"));
        ledger.results().record(run, 1, line);
        ledger.results().record(run, 2, sent("Q-2"));

        List<ItemResult> lines = ledger.results().of(run).toList();

        assertThat(lines.get(0).findings()).isEqualTo(line.findings());
        assertThat(lines.get(0).attachments()).isEqualTo(line.attachments());
        assertThat(lines.get(0).number()).isEqualTo("Q;\"1\" =2\uFFFD");
        assertThat(lines.get(0).startedAt()).isEqualTo(NOW);
        assertThat(lines.get(0).recipientSiret()).contains("not a SIRET");
        assertThat(lines.get(0).clientReference()).contains("Mairie de Saint-Étienne");
        assertThat(lines.get(1)).isEqualTo(sent("Q-2"));
    }

    @Test
    void keepsTheBeginningOfASiretThatIsNone() {
        RunId run = open();
        ItemResult line = ended("Q-1", Outcome.SKIPPED, "SIRET_INVALID");

        ledger.results().record(run, 1, from(line, "1".repeat(1_000_000)));

        assertThat(ledger.results().of(run))
                .extracting(ItemResult::recipientSiret)
                .containsExactly(Optional.of("1".repeat(100)));
    }

    private static ItemResult from(ItemResult line, String siret) {
        return new ItemResult(
                line.number(),
                line.kind(),
                line.effectiveDate(),
                line.outcome(),
                line.findings(),
                line.invoice(),
                line.attempts(),
                line.mainDocument(),
                line.attachments(),
                line.startedAt(),
                line.finishedAt(),
                Optional.of(siret),
                line.clientReference());
    }

    @Test
    void namesTheClientOfWhatADeadRunHadSubmitted() {
        RunId dead = open();
        ledger.items().submitting(claimed(dead, "Q-1"), INTENT, NOW);
        claimed(dead, "Q-2");

        ledger.runs().declareDead(dead, 0, NOW);

        assertThat(ledger.results().of(dead))
                .extracting(ItemResult::number, ItemResult::recipientSiret, ItemResult::clientReference)
                .containsExactly(
                        tuple("Q-1", Optional.of(INTENT.recipientSiret()), INTENT.clientReference()),
                        tuple("Q-2", Optional.empty(), Optional.empty()));
        assertThat(claimed(open(), "Q-1")
                        .lastSubmission()
                        .orElseThrow()
                        .intent()
                        .clientReference())
                .isEqualTo(INTENT.clientReference());
    }

    @Test
    void readsALongReportInOrderAndReplacesALineAtTheSamePosition() {
        RunId run = open();
        for (int i = 1200; i > 0; i--) {
            ledger.results().record(run, i, ended("Q-" + i, Outcome.FAILED, "SERVER_ERROR"));
        }
        ledger.results().record(run, 7, sent("Q-7"));

        assertThat(ledger.results().of(run).map(ItemResult::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1200).mapToObj(i -> "Q-" + i).toList());
        assertThat(ledger.results().counts(run))
                .containsEntry(Outcome.SENT, 1L)
                .containsEntry(Outcome.FAILED, 1199L)
                .containsEntry(Outcome.UNKNOWN, 0L);
    }

    @Test
    void writesBesideATransactionThatFoundNothingThere() {
        RunId run = open();

        new Database(dataSource(), LedgerException::new).execute("look for a line", transaction -> {
            transaction.update(
                    "UPDATE chorus_result SET attempts = 2 WHERE run_id = ? AND line_position = 1", run.toString());
            ledger.results().record(run, 2, sent("Q-2"));
        });

        assertThat(ledger.results().of(run)).extracting(ItemResult::number).containsExactly("Q-2");
    }
}
