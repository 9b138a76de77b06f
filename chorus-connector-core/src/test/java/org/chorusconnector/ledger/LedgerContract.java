package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.receipt.ReceiptKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must hold for the ledger. One subclass for each. */
abstract class LedgerContract {

    static final Instant NOW = Instant.parse("2026-11-20T18:00:00.123456Z");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Intent INTENT = new Intent(
            "11000201100044",
            new BigDecimal("12.34"),
            Optional.of(ReceiptKind.FEE),
            Optional.of(DAY),
            Optional.of("avis.pdf"),
            List.of("rib.pdf", "contrat.pdf"));

    private Ledger ledger;

    /** An empty database. */
    abstract DataSource dataSource();

    @BeforeEach
    void createSchema() {
        ledger = JdbcLedger.on(dataSource()).createSchema();
    }

    /** How many random histories are compared with the model. */
    int histories() {
        return 8;
    }

    @Test
    void answersAsItsModelWhateverRunsDo() {
        AtomicInteger suppliers = new AtomicInteger();

        LedgerModel.check(() -> JdbcLedger.on(dataSource(), "S-" + suppliers.incrementAndGet()), histories());
    }

    @Test
    void createsItsSchemaOnceAndLeavesItAloneAfterwards() {
        RunId run = open();
        claimed(run, "Q-1");

        JdbcLedger again = JdbcLedger.on(dataSource()).createSchema();

        assertThat(again.standingOf("Q-1")).isEqualTo(Standing.IN_PROGRESS);
    }

    @Test
    void sendsAnItemOnceAndForEver() {
        RunId run = open();
        Claim claim = ledger.submitting(claimed(run, "Q-1"), INTENT, NOW);
        ledger.conclude(claim, 1, sent("Q-1"));
        end(run);

        assertThat(ledger.standingOf("Q-1")).isEqualTo(Standing.SENT);
        assertThat(ledger.claim(open(), "Q-1", NOW)).isEmpty();
    }

    @Test
    void givesARefusedOrFailedItemAgainAndCountsAttempts() {
        RunId first = open();
        ledger.conclude(claimed(first, "Q-1"), 1, ended("Q-1", Outcome.FAILED, "SERVER_ERROR"));
        Claim again = claimed(first, "Q-1");
        ledger.conclude(ledger.submitting(again, INTENT, NOW), 1, ended("Q-1", Outcome.REFUSED, "20013"));

        assertThat(ledger.standingOf("Q-1")).isEqualTo(Standing.FREE);
        assertThat(claimed(first, "Q-1").attempts()).isEqualTo(3);
        assertThat(ledger.attemptsOf("Q-1")).isEqualTo(3);
        assertThat(ledger.attemptsOf("Q-2")).isZero();
    }

    @Test
    void keepsAnItemForTheRunThatHasIt() {
        claimed(open(), "Q-1");

        assertThat(ledger.standingOf("Q-1")).isEqualTo(Standing.IN_PROGRESS);
        assertThat(ledger.claim(byHand(), "Q-1", NOW)).isEmpty();
    }

    @Test
    void remembersWhatWasSubmittedWhenItsFateIsUnknown() {
        RunId run = open();
        Claim claim = ledger.submitting(claimed(run, "Q-1"), INTENT, NOW);
        claim = ledger.doubt(claim, NOW.plusSeconds(60));
        ledger.conclude(claim, 1, ended("Q-1", Outcome.UNKNOWN, "IN_DOUBT"));

        assertThat(ledger.standingOf("Q-1")).isEqualTo(Standing.IN_PROGRESS);
        assertThat(ledger.doubtful()).containsExactly("Q-1");
        Claim next = ledger.claim(byHand(), "Q-1", NOW).orElseThrow();
        assertThat(next.isInDoubt()).isTrue();
        assertThat(next.attempts()).isEqualTo(1);
        Claim.Submission submission = next.submission().orElseThrow();
        assertThat(submission.intent())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(INTENT);
        assertThat(submission.firstAt()).isEqualTo(NOW);
        assertThat(ledger.doubtful()).as("while a living run has it in hand").isEmpty();

        Claim again = ledger.submitting(next, INTENT, NOW.plusSeconds(90));
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.submission().orElseThrow().firstAt()).isEqualTo(NOW);
        assertThat(again.submission().orElseThrow().lastAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void takesOverFromADeadRunWhatItHadNotSubmittedAndDoubtsWhatItHad() {
        RunId dying = open();
        claimed(dying, "CLAIMED");
        ledger.submitting(claimed(dying, "SUBMITTING"), INTENT, NOW);
        assertThat(ledger.declareDead(dying, 0, NOW)).isTrue();

        RunId next = open();

        assertThat(ledger.standingOf("CLAIMED")).isEqualTo(Standing.FREE);
        assertThat(ledger.doubtful()).containsExactly("SUBMITTING");
        assertThat(claimed(next, "CLAIMED").isInDoubt()).isFalse();
        assertThat(claimed(next, "SUBMITTING").isInDoubt()).isTrue();
    }

    @Test
    void remembersFilesStoredForAnItemUntilItIsConcluded() {
        UploadedFile main =
                new UploadedFile(4711, "avis n° 1.pdf", "0".repeat(64), Instant.parse("2026-11-20T18:00:00Z"));
        UploadedFile other = new UploadedFile(4712, "rib.pdf", "1".repeat(64), Instant.parse("2026-11-20T18:00:01Z"));
        RunId dying = open();
        Claim claim = ledger.uploaded(claimed(dying, "Q-1"), main, NOW);
        ledger.uploaded(claim, other, NOW);
        ledger.declareDead(dying, 0, NOW);

        Claim taken = claimed(open(), "Q-1");

        assertThat(taken.files()).containsExactly(main, other);
        assertThat(taken.isInDoubt()).isFalse();
        ledger.conclude(taken, 1, ended("Q-1", Outcome.FAILED, "NO_ANSWER"));
        assertThat(claimed(byHand(), "Q-1").files()).isEmpty();
    }

    @Test
    void completesTheReportOfARunThatDied() {
        RunId dying = open();
        ledger.record(dying, 5, ended("SKIPPED", Outcome.SKIPPED, "SIRET_MISSING"));
        ledger.conclude(claimed(dying, "FAILED"), 7, ended("FAILED", Outcome.FAILED, "NO_ANSWER"));
        claimed(dying, "CLAIMED");
        ledger.submitting(claimed(dying, "SUBMITTING"), INTENT, NOW);
        ledger.declareDead(dying, 0, NOW);

        assertThat(ledger.results(dying))
                .extracting(ItemResult::number, ItemResult::outcome)
                .containsExactly(
                        tuple("SKIPPED", Outcome.SKIPPED),
                        tuple("FAILED", Outcome.FAILED),
                        tuple("CLAIMED", Outcome.FAILED),
                        tuple("SUBMITTING", Outcome.UNKNOWN));
    }

    @Test
    void refusesWhatADeadRunStillTriesToWriteOnceItsItemIsTakenOver() {
        RunId paused = open();
        Claim stale = ledger.submitting(claimed(paused, "Q-1"), INTENT, NOW);
        ledger.declareDead(paused, 0, NOW);
        Claim taken = claimed(open(), "Q-1");

        assertThatThrownBy(() -> ledger.conclude(stale, 1, sent("Q-1")))
                .isInstanceOf(ClaimLostException.class)
                .hasMessageContaining("Q-1");
        assertThatThrownBy(() -> ledger.doubt(stale, NOW)).isInstanceOf(ClaimLostException.class);
        assertThat(ledger.counts(paused).get(Outcome.SENT))
                .as("no line without its entry")
                .isZero();
        ledger.conclude(taken, 1, sent("Q-1"));
        assertThat(ledger.standingOf("Q-1")).isEqualTo(Standing.SENT);
    }

    @Test
    void declaresDeadOnlyWhatHasNotBeatenSince() {
        RunId run = open();
        long seen = ledger.openRuns().get(run);
        assertThat(ledger.beat(run)).isTrue();

        assertThat(ledger.declareDead(run, seen, NOW)).isFalse();
        assertThat(ledger.declareDead(run, seen + 1, NOW)).isTrue();
        assertThat(ledger.beat(run)).isFalse();
        assertThat(ledger.openRuns()).isEmpty();
    }

    @Test
    void letsOneAutomaticRunInAtATime() {
        RunId first = open();
        assertThat(ledger.openRun(start(RunKind.AUTOMATIC))).isEmpty();
        assertThat(ledger.openRun(start(RunKind.BY_HAND))).isPresent();
        end(first);
        assertThat(ledger.openRun(start(RunKind.AUTOMATIC))).isPresent();
    }

    @Test
    void keepsSuppliersApart() {
        Ledger other = JdbcLedger.on(dataSource(), "other");
        ledger.conclude(ledger.submitting(claimed(open(), "Q-1"), INTENT, NOW), 1, sent("Q-1"));

        assertThat(other.standingOf("Q-1")).isEqualTo(Standing.FREE);
        assertThat(other.openRun(start(RunKind.AUTOMATIC))).isPresent();
    }

    @Test
    void refusesATransitionThatDoesNotExist() {
        Claim claim = claimed(open(), "Q-1");

        assertThatThrownBy(() -> ledger.conclude(claim, 1, sent("Q-1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CLAIMED")
                .hasMessageContaining("SENT");
    }

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
                NOW.plusMillis(5));
        ledger.record(run, 1, line);
        ledger.record(run, 2, sent("Q-2"));

        List<ItemResult> lines = ledger.results(run).toList();

        assertThat(lines.get(0).findings()).isEqualTo(line.findings());
        assertThat(lines.get(0).attachments()).isEqualTo(line.attachments());
        assertThat(lines.get(0).number()).startsWith("Q;\"1\"\n=2");
        assertThat(lines.get(0).startedAt()).isEqualTo(NOW);
        assertThat(lines.get(1)).isEqualTo(sent("Q-2"));
    }

    @Test
    void readsALongReportInOrderAndReplacesALineAtTheSamePosition() {
        RunId run = open();
        for (int i = 1200; i > 0; i--) {
            ledger.record(run, i, ended("Q-" + i, Outcome.FAILED, "SERVER_ERROR"));
        }
        ledger.record(run, 7, sent("Q-7"));

        assertThat(ledger.results(run).map(ItemResult::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1200).mapToObj(i -> "Q-" + i).toList());
        assertThat(ledger.counts(run))
                .containsEntry(Outcome.SENT, 1L)
                .containsEntry(Outcome.FAILED, 1199L)
                .containsEntry(Outcome.UNKNOWN, 0L);
    }

    @Test
    void givesAnItemToOneOfManyThatWantItAtOnce() throws Exception {
        assertThat(givenToRunsAtOnce()).isEqualTo(50);
    }

    @Test
    void givesAnItemOfADeadRunToOneOfManyThatWantItAtOnce() throws Exception {
        RunId dying = open();
        for (int i = 0; i < 50; i++) {
            Claim claim = claimed(dying, "Q-" + i);
            if (i % 2 == 0) {
                ledger.submitting(claim, INTENT, NOW);
            }
        }
        ledger.declareDead(dying, 0, NOW);

        assertThat(givenToRunsAtOnce()).isEqualTo(50);
    }

    private long givenToRunsAtOnce() throws Exception {
        List<RunId> runs = IntStream.range(0, 8).mapToObj(i -> byHand()).toList();
        CyclicBarrier start = new CyclicBarrier(runs.size());
        ExecutorService threads = Executors.newFixedThreadPool(runs.size());
        try {
            List<Future<Long>> claims = threads.invokeAll(runs.stream()
                    .map(run -> (Callable<Long>) () -> {
                        start.await();
                        return IntStream.range(0, 50)
                                .filter(i -> ledger.claim(run, "Q-" + i, NOW).isPresent())
                                .count();
                    })
                    .toList());
            long given = 0;
            for (Future<Long> claim : claims) {
                given += claim.get();
            }
            return given;
        } finally {
            threads.shutdownNow();
        }
    }

    private static RunStart start(RunKind kind) {
        return new RunStart(kind, DAY, NOW, "test", "0123456789abcdef");
    }

    Ledger ledger() {
        return ledger;
    }

    RunId open() {
        return ledger.openRun(start(RunKind.AUTOMATIC)).orElseThrow();
    }

    private RunId byHand() {
        return ledger.openRun(start(RunKind.BY_HAND)).orElseThrow();
    }

    private void end(RunId run) {
        ledger.closeRun(run, Optional.empty(), NOW);
    }

    Claim claimed(RunId run, String number) {
        return ledger.claim(run, number, NOW).orElseThrow();
    }

    private static ItemResult sent(String number) {
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
                NOW);
    }

    private static ItemResult ended(String number, Outcome outcome, String code) {
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
                NOW);
    }
}
