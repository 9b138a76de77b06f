package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
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

        assertThat(again.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.IN_PROGRESS);
    }

    @Test
    void sendsAnItemOnceAndForEver() {
        RunId run = open();
        Claim claim = ledger.items().submitting(claimed(run, "Q-1"), INTENT, NOW);
        ledger.items().conclude(claim, 1, sent("Q-1"));
        end(run);

        assertThat(ledger.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.SENT);
        assertThat(ledger.items().claim(open(), "Q-1", NOW)).isEmpty();
    }

    @Test
    void givesARefusedOrFailedItemAgainAndCountsAttempts() {
        RunId first = open();
        ledger.items().conclude(claimed(first, "Q-1"), 1, ended("Q-1", Outcome.FAILED, "SERVER_ERROR"));
        Claim again = claimed(first, "Q-1");
        ledger.items()
                .conclude(ledger.items().submitting(again, INTENT, NOW), 1, ended("Q-1", Outcome.REFUSED, "20013"));

        assertThat(ledger.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.FREE);
        assertThat(claimed(first, "Q-1").attempts()).isEqualTo(3);
        assertThat(ledger.items().useOf("Q-1").attempts()).isEqualTo(3);
        assertThat(ledger.items().useOf("Q-2").attempts()).isZero();
    }

    /** The figures of docs/adr/0001: the way of an item with one attachment, as the dispatch takes it. */
    @Test
    void takesSixTransactionsForAnItemWithOneAttachment() {
        RunId run = open();
        CountingDataSource counted = new CountingDataSource(dataSource());
        Items items = JdbcLedger.on(counted.dataSource()).items();

        items.useOf("Q-1").status();
        Claim claim = items.claim(run, "Q-1", NOW).orElseThrow();
        claim = items.uploaded(claim, new UploadedFile(1, "avis.pdf", "a".repeat(64), NOW), NOW);
        claim = items.uploaded(claim, new UploadedFile(2, "rib.pdf", "b".repeat(64), NOW), NOW);
        claim = items.submitting(claim, INTENT, NOW);
        items.conclude(claim, 1, sent("Q-1"));

        assertThat(counted.commits()).as("transactions").isEqualTo(6);
        assertThat(counted.reads()).as("reads").isEqualTo(2);
        assertThat(counted.writes())
                .as("writes: the outcome updates the item, then its report line, or inserts it")
                .isEqualTo(7);
    }

    @Test
    void keepsAnItemForTheRunThatHasIt() {
        claimed(open(), "Q-1");

        assertThat(ledger.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.IN_PROGRESS);
        assertThat(ledger.items().claim(byHand(), "Q-1", NOW)).isEmpty();
    }

    @Test
    void givesAClaimWhoseAcknowledgementWasLostToTheRunThatAsksAgain() {
        RunId run = open();
        LostAcknowledgements losing = new LostAcknowledgements(dataSource());
        Items items = JdbcLedger.on(losing.dataSource()).items();

        losing.loseNext();
        assertThatThrownBy(() -> items.claim(run, "NEW", NOW))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.isOutage()).isTrue());
        assertThat(ledger.items().claim(run, "NEW", NOW))
                .as("for a ledger that did not make it, the item is in hand")
                .isEmpty();
        Claim claim = items.claim(run, "NEW", NOW).orElseThrow();

        assertThat(claim.attempts()).isEqualTo(1);
        assertThat(items.claim(run, "NEW", NOW)).as("given once").isEmpty();
        items.conclude(claim, 1, ended("NEW", Outcome.FAILED, "SERVER_ERROR"));
        losing.loseNext();
        assertThatThrownBy(() -> items.claim(run, "NEW", NOW)).isInstanceOf(LedgerException.class);
        assertThat(items.claim(run, "NEW", NOW).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void givesAnItemInDoubtAgainIfTheAcknowledgementOfItsClaimWasLost() {
        RunId run = open();
        Claim claim = ledger.items().submitting(claimed(run, "Q-1"), INTENT, NOW);
        ledger.items().conclude(ledger.items().doubt(claim, false, NOW), 1, ended("Q-1", Outcome.UNKNOWN, "IN_DOUBT"));
        LostAcknowledgements losing = new LostAcknowledgements(dataSource());
        Items items = JdbcLedger.on(losing.dataSource()).items();
        RunId next = byHand();

        losing.loseNext();
        assertThatThrownBy(() -> items.claimInDoubt(next, "Q-1", NOW)).isInstanceOf(LedgerException.class);
        Claim again = items.claimInDoubt(next, "Q-1", NOW).orElseThrow();

        assertThat(again.isInDoubt()).isTrue();
        assertThat(again.lastSubmission()).isPresent();
        assertThat(items.holds(again)).isTrue();
    }

    @Test
    void doesNotGiveAClaimThatWasLostAndTakenOverMeanwhile() {
        RunId run = open();
        LostAcknowledgements losing = new LostAcknowledgements(dataSource());
        Items items = JdbcLedger.on(losing.dataSource()).items();
        losing.loseNext();
        assertThatThrownBy(() -> items.claim(run, "Q-1", NOW)).isInstanceOf(LedgerException.class);

        assertThat(ledger.runs().declareDead(run, 0, NOW)).isTrue();
        assertThat(items.claim(run, "Q-1", NOW)).as("a dead run claims nothing").isEmpty();
        claimed(open(), "Q-1");

        assertThat(items.claim(run, "Q-1", NOW)).isEmpty();
    }

    @Test
    void claimsAnewWhatWasRolledBackWhenTheDatabaseWentAway() {
        RunId run = open();
        LostAcknowledgements losing = new LostAcknowledgements(dataSource());
        Items items = JdbcLedger.on(losing.dataSource()).items();

        losing.failNext();
        assertThatThrownBy(() -> items.claim(run, "Q-1", NOW)).isInstanceOf(LedgerException.class);

        Claim claim = items.claim(run, "Q-1", NOW).orElseThrow();
        assertThat(claim.fencingToken()).isEqualTo(1);
        assertThat(items.holds(claim)).isTrue();
    }

    @Test
    void remembersWhatWasSubmittedWhenItsFateIsUnknown() {
        RunId run = open();
        Claim claim = ledger.items().submitting(claimed(run, "Q-1"), INTENT, NOW);
        claim = ledger.items().doubt(claim, false, NOW.plusSeconds(60));
        ledger.items().conclude(claim, 1, ended("Q-1", Outcome.UNKNOWN, "IN_DOUBT"));

        assertThat(ledger.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.IN_PROGRESS);
        assertThat(ledger.items().inDoubt()).containsExactly("Q-1");
        Claim next = ledger.items().claim(byHand(), "Q-1", NOW).orElseThrow();
        assertThat(next.isInDoubt()).isTrue();
        assertThat(next.attempts()).isEqualTo(1);
        Claim.LastSubmission submission = next.lastSubmission().orElseThrow();
        assertThat(submission.intent())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(INTENT);
        assertThat(submission.firstAt()).isEqualTo(NOW);
        assertThat(ledger.items().inDoubt())
                .as("while a living run has it in hand")
                .isEmpty();

        Claim again = ledger.items().submitting(next, INTENT, NOW.plusSeconds(90));
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.lastSubmission().orElseThrow().firstAt()).isEqualTo(NOW);
        assertThat(again.lastSubmission().orElseThrow().lastAt()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void takesOverFromADeadRunWhatItHadNotSubmittedAndDoubtsWhatItHad() {
        RunId dying = open();
        claimed(dying, "CLAIMED");
        ledger.items().submitting(claimed(dying, "SUBMITTING"), INTENT, NOW);
        assertThat(ledger.runs().declareDead(dying, 0, NOW)).isTrue();

        RunId next = open();

        assertThat(ledger.items().useOf("CLAIMED").status()).isEqualTo(DispatchStatus.FREE);
        assertThat(ledger.items().inDoubt()).containsExactly("SUBMITTING");
        assertThat(claimed(next, "CLAIMED").isInDoubt()).isFalse();
        assertThat(claimed(next, "SUBMITTING").isInDoubt()).isTrue();
    }

    @Test
    void remembersFilesStoredForAnItemUntilItIsConcluded() {
        UploadedFile main =
                new UploadedFile(4711, "avis n° 1.pdf", "0".repeat(64), Instant.parse("2026-11-20T18:00:00Z"));
        UploadedFile other = new UploadedFile(4712, "rib.pdf", "1".repeat(64), Instant.parse("2026-11-20T18:00:01Z"));
        RunId dying = open();
        Claim claim = ledger.items().uploaded(claimed(dying, "Q-1"), main, NOW);
        ledger.items().uploaded(claim, other, NOW);
        ledger.runs().declareDead(dying, 0, NOW);

        Claim taken = claimed(open(), "Q-1");

        assertThat(taken.files()).containsExactly(main, other);
        assertThat(taken.isInDoubt()).isFalse();
        ledger.items().conclude(taken, 1, ended("Q-1", Outcome.FAILED, "NO_ANSWER"));
        assertThat(claimed(byHand(), "Q-1").files()).isEmpty();
    }

    @Test
    void completesTheReportOfARunThatDied() {
        RunId dying = open();
        ledger.results().record(dying, 5, ended("SKIPPED", Outcome.SKIPPED, "SIRET_MISSING"));
        ledger.items().conclude(claimed(dying, "FAILED"), 7, ended("FAILED", Outcome.FAILED, "NO_ANSWER"));
        claimed(dying, "CLAIMED");
        ledger.items().submitting(claimed(dying, "SUBMITTING"), INTENT, NOW);
        ledger.runs().declareDead(dying, 0, NOW);

        assertThat(ledger.results().of(dying))
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
        Claim stale = ledger.items().submitting(claimed(paused, "Q-1"), INTENT, NOW);
        ledger.runs().declareDead(paused, 0, NOW);
        Claim taken = claimed(open(), "Q-1");

        assertThatThrownBy(() -> ledger.items().conclude(stale, 1, sent("Q-1")))
                .isInstanceOf(ClaimLostException.class)
                .hasMessageContaining("Q-1");
        assertThatThrownBy(() -> ledger.items().doubt(stale, false, NOW)).isInstanceOf(ClaimLostException.class);
        assertThat(ledger.results().counts(paused).get(Outcome.SENT))
                .as("no line without its entry")
                .isZero();
        ledger.items().conclude(taken, 1, sent("Q-1"));
        assertThat(ledger.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.SENT);
    }

    @Test
    void declaresDeadOnlyWhatHasNotBeatenSince() {
        RunId run = open();
        long seen = ledger.runs().openRuns().get(run);
        assertThat(ledger.runs().heartbeat(run)).isTrue();

        assertThat(ledger.runs().declareDead(run, seen, NOW)).isFalse();
        assertThat(ledger.runs().declareDead(run, seen + 1, NOW)).isTrue();
        assertThat(ledger.runs().heartbeat(run)).isFalse();
        assertThat(ledger.runs().openRuns()).isEmpty();
    }

    @Test
    void letsOneAutomaticRunInAtATime() {
        RunId first = open();
        assertThat(ledger.runs().open(start(RunKind.AUTOMATIC))).isEmpty();
        assertThat(ledger.runs().open(start(RunKind.BY_HAND))).isPresent();
        end(first);
        assertThat(ledger.runs().open(start(RunKind.AUTOMATIC))).isPresent();
    }

    @Test
    void keepsSuppliersApart() {
        Ledger other = JdbcLedger.on(dataSource(), "other");
        ledger.items().conclude(ledger.items().submitting(claimed(open(), "Q-1"), INTENT, NOW), 1, sent("Q-1"));

        assertThat(other.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.FREE);
        assertThat(other.runs().open(start(RunKind.AUTOMATIC))).isPresent();
    }

    @Test
    void refusesATransitionThatDoesNotExist() {
        Claim claim = claimed(open(), "Q-1");

        assertThatThrownBy(() -> ledger.items().conclude(claim, 1, sent("Q-1")))
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
        ledger.results().record(run, 1, line);
        ledger.results().record(run, 2, sent("Q-2"));

        List<ItemResult> lines = ledger.results().of(run).toList();

        assertThat(lines.get(0).findings()).isEqualTo(line.findings());
        assertThat(lines.get(0).attachments()).isEqualTo(line.attachments());
        assertThat(lines.get(0).number()).isEqualTo("Q;\"1\" =2\uFFFD");
        assertThat(lines.get(0).startedAt()).isEqualTo(NOW);
        assertThat(lines.get(1)).isEqualTo(sent("Q-2"));
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
    void givesAnItemToOneOfManyThatWantItAtOnce() throws Exception {
        assertThat(givenToRunsAtOnce()).isEqualTo(50);
    }

    @Test
    void givesAnItemOfADeadRunToOneOfManyThatWantItAtOnce() throws Exception {
        RunId dying = open();
        for (int i = 0; i < 50; i++) {
            Claim claim = claimed(dying, "Q-" + i);
            if (i % 2 == 0) {
                ledger.items().submitting(claim, INTENT, NOW);
            }
        }
        ledger.runs().declareDead(dying, 0, NOW);

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
                                .filter(i ->
                                        ledger.items().claim(run, "Q-" + i, NOW).isPresent())
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

    @Test
    void bringsTablesOfVersion1UpToDateWithWhatTheyHold() throws SQLException {
        claimed(open(), "Q-1");
        execute("DROP TABLE chorus_intervention");
        execute("DROP TABLE chorus_schema");
        JdbcLedger old = JdbcLedger.on(dataSource());
        assertThatThrownBy(() -> old.admin().release("Q-1", "Ada", "stuck"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("version 1")
                .hasMessageContaining("createSchema()");

        old.createSchema();

        assertThat(old.admin().release("Q-1", "Ada", "stuck").holder()).isEmpty();
        assertThat(old.createSchema().items().useOf("Q-1").status()).isEqualTo(DispatchStatus.FREE);
    }

    @Test
    void leavesTablesOfANewerVersionAlone() throws SQLException {
        execute("INSERT INTO chorus_schema (version) VALUES (99)");

        assertThatThrownBy(() -> JdbcLedger.on(dataSource()).createSchema())
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("99");
    }

    @Test
    void letsTwoNodesThatStartAtOnceCreateTheSchema() throws Exception {
        for (String table :
                List.of("chorus_intervention", "chorus_schema", "chorus_result", "chorus_entry", "chorus_run")) {
            execute("DROP TABLE " + table);
        }
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            Callable<JdbcLedger> node = () -> {
                start.await();
                return JdbcLedger.on(dataSource()).createSchema();
            };
            for (Future<JdbcLedger> created : nodes.invokeAll(List.of(node, node, node, node))) {
                assertThat(created.get().runs().openRuns()).isEmpty();
            }
        } finally {
            nodes.shutdownNow();
        }
    }

    @Nested
    class InTheHandsOfAPerson {

        private final LedgerAdmin admin = JdbcLedger.on(dataSource()).admin();

        @Test
        void listsEntriesByStateInOrder() {
            RunId run = open();
            for (int i = 1; i <= 1100; i++) {
                claimed(run, "Q-%05d".formatted(i));
            }
            ledger.items().conclude(claimed(run, "R"), 1, ended("R", Outcome.REFUSED, "20013"));

            assertThat(admin.entries(List.of(EntryState.CLAIMED)).map(LedgerEntry::number))
                    .hasSize(1100)
                    .isSorted();
            assertThat(admin.entries(List.of(EntryState.REFUSED, EntryState.SENT)))
                    .extracting(LedgerEntry::number, LedgerEntry::state, LedgerEntry::holder)
                    .containsExactly(tuple("R", EntryState.REFUSED, Optional.empty()));
            assertThat(admin.entries(List.of())).isEmpty();
        }

        @Test
        void showsAnEntryWithItsHistoryAndItsRuns() {
            RunId first = open();
            ledger.items().conclude(claimed(first, "Q-1"), 1, ended("Q-1", Outcome.FAILED, "SERVER_ERROR"));
            ledger.runs()
                    .close(first, Optional.of(new Run.EarlyEnd("PLATFORM_DOWN", "no connection")), NOW.plusSeconds(9));
            RunId second = open();
            ledger.items().conclude(ledger.items().submitting(claimed(second, "Q-1"), INTENT, NOW), 1, sent("Q-1"));

            LedgerEntry entry = admin.entry("Q-1").orElseThrow();
            assertThat(entry.state()).isEqualTo(EntryState.SENT);
            assertThat(entry.attempts()).isEqualTo(2);
            assertThat(entry.invoice()).isEqualTo(sent("Q-1").invoice());
            assertThat(entry.lastSubmission().orElseThrow().intent().recipientSiret())
                    .isEqualTo("11000201100044");
            assertThat(admin.history("Q-1"))
                    .extracting(PastResult::run, past -> past.result().outcome())
                    .containsExactlyInAnyOrder(tuple(first, Outcome.FAILED), tuple(second, Outcome.SENT));
            assertThat(admin.runs(10))
                    .extracting(Run::id, Run::state, run -> run.earlyEnd().map(Run.EarlyEnd::code))
                    .containsExactlyInAnyOrder(
                            tuple(first, Run.State.ENDED, Optional.of("PLATFORM_DOWN")),
                            tuple(second, Run.State.OPEN, Optional.empty()));
            assertThat(admin.run(first).orElseThrow().start()).isEqualTo(start(RunKind.AUTOMATIC));
            assertThat(admin.runs(1)).hasSize(1);
            assertThat(admin.entry("Q-2")).isEmpty();
            assertThat(JdbcLedger.on(dataSource(), "another supplier").admin().history("Q-1"))
                    .isEmpty();
        }

        @Test
        void releasesAnItemFromARunThatCanWriteNothingMoreToIt() {
            Claim held = claimed(open(), "Q-1");

            LedgerEntry entry = admin.release("Q-1", "Ada", "its node was switched off");

            assertThat(entry.holder()).isEmpty();
            assertThatThrownBy(() -> ledger.items().submitting(held, INTENT, NOW))
                    .isInstanceOf(ClaimLostException.class);
            assertThat(ledger.items().claim(byHand(), "Q-1", NOW)).isPresent();
            assertThat(admin.interventions("Q-1"))
                    .extracting(
                            Intervention::action,
                            Intervention::by,
                            Intervention::reason,
                            Intervention::stateBefore,
                            Intervention::holderBefore)
                    .containsExactly(tuple(
                            Intervention.Action.RELEASE,
                            "Ada",
                            "its node was switched off",
                            EntryState.CLAIMED,
                            Optional.of(held.run())));
        }

        @Test
        void releasesWhatMayHaveBeenSubmittedAsADoubt() {
            ledger.items().submitting(claimed(open(), "Q-1"), INTENT, NOW);

            assertThat(admin.release("Q-1", "Ada", "stuck").state()).isEqualTo(EntryState.UNKNOWN);

            assertThat(ledger.items().inDoubt()).containsExactly("Q-1");
            assertThat(ledger.items().claim(byHand(), "Q-1", NOW).orElseThrow().isInDoubt())
                    .isTrue();
        }

        @Test
        void forgetsWhatWasCertainlyNotSentAndSaysWhy() {
            RunId run = open();
            ledger.items().conclude(claimed(run, "Q-1"), 1, ended("Q-1", Outcome.REFUSED, "20013"));

            assertThat(admin.forget("Q-1", "Ada", "a test").state()).isEqualTo(EntryState.FAILED);

            assertThat(admin.interventions("Q-1"))
                    .extracting(Intervention::action, Intervention::stateBefore)
                    .containsExactly(tuple(Intervention.Action.FORGET, EntryState.REFUSED));
            assertThat(admin.history("Q-1")).as("past reports stay").hasSize(1);
        }

        @Test
        void forgetsWhatMayBeOnChorusProOnlyWhenThatIsAskedFor() {
            RunId run = open();
            ledger.items().conclude(ledger.items().submitting(claimed(run, "SENT"), INTENT, NOW), 1, sent("SENT"));
            Claim doubted = ledger.items().submitting(claimed(run, "DOUBT"), INTENT, NOW);
            ledger.items().conclude(doubted, 2, ended("DOUBT", Outcome.UNKNOWN, "IN_DOUBT"));

            assertThatThrownBy(() -> admin.forget("SENT", "Ada", "why"))
                    .isInstanceOf(InterventionRefusedException.class)
                    .hasMessageContaining("a second time");
            assertThatThrownBy(() -> admin.forget("DOUBT", "Ada", "why"))
                    .isInstanceOf(InterventionRefusedException.class)
                    .hasMessageContaining("Reconcile");
            assertThat(ledger.items().useOf("SENT").status()).isEqualTo(DispatchStatus.SENT);
            assertThat(ledger.items().inDoubt()).containsExactly("DOUBT");

            admin.forgetEvenIfSent("SENT", "Ada", "not on the portal");
            admin.forgetEvenIfSent("DOUBT", "Ada", "not on the portal");

            assertThat(ledger.items().inDoubt()).isEmpty();
            assertThat(claimed(run, "SENT").lastSubmission()).isEmpty();
            assertThat(claimed(run, "DOUBT").isInDoubt()).isFalse();
            assertThat(admin.interventions("SENT").get(0).invoiceBefore()).contains(new ChorusInvoiceId(8316848));
        }

        @Test
        void refusesWhatHasNothingToBeDoneTo() {
            claimed(open(), "HELD");

            assertThatThrownBy(() -> admin.forgetEvenIfSent("HELD", "Ada", "why"))
                    .isInstanceOf(InterventionRefusedException.class)
                    .hasMessageContaining("in the hands of run");
            assertThatThrownBy(() -> admin.forget("NONE", "Ada", "why"))
                    .isInstanceOf(InterventionRefusedException.class)
                    .hasMessageContaining("no entry");
            admin.release("HELD", "Ada", "why");
            assertThatThrownBy(() -> admin.release("HELD", "Ada", "why"))
                    .isInstanceOf(InterventionRefusedException.class)
                    .hasMessageContaining("nothing to release");
            assertThatThrownBy(() -> admin.forget("HELD", "Ada", " ")).isInstanceOf(IllegalArgumentException.class);
            assertThat(admin.interventions("HELD")).hasSize(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void doesNotStandStillForARowThatAPausedProcessKeepsLocked() throws SQLException {
        RunId paused = open();
        claimed(paused, "LOCKED");
        claimed(paused, "FREE");
        try (Connection stuck = dataSource().getConnection()) {
            stuck.setAutoCommit(false);
            stuck.createStatement()
                    .execute(
                            "SELECT * FROM chorus_entry WHERE supplier = 'default' AND item_number = 'LOCKED' FOR UPDATE");

            JdbcLedger.on(dataSource()).createSchema();
            assertThat(ledger.runs().declareDead(paused, 0, NOW)).isTrue();
            RunId next = open();

            assertThat(ledger.items().claim(next, "FREE", NOW)).isPresent();
            assertThat(ledger.items().claim(next, "LOCKED", NOW)).isEmpty();
            stuck.rollback();
            assertThat(ledger.items().claim(next, "LOCKED", NOW)).isPresent();
        }
    }

    @Test
    void tellsNumbersApartAsChorusProDoes() {
        RunId run = open();
        claimed(run, "F-1");

        assertThat(ledger.items().useOf("f-1").status()).isEqualTo(DispatchStatus.FREE);
        claimed(run, "f-1");
        claimed(run, "F_1");
        claimed(run, "É-1");
        claimed(run, "E-1");
    }

    @Test
    void refusesANumberThatIsTooLongRatherThanCutIt() {
        RunId run = open();

        assertThatThrownBy(() -> ledger.items().claim(run, "1".repeat(101), NOW))
                .isInstanceOf(LedgerException.class);
    }

    @Test
    void keepsTheLongestTextsAndEveryCharacter() {
        RunId run = open();
        List<String> names = IntStream.range(0, 3000)
                .mapToObj(i -> i + " été 📎 \\ ' \" %_ .pdf")
                .toList();
        Intent intent = new Intent(
                INTENT.recipientSiret(),
                INTENT.amountInclTax(),
                INTENT.kind(),
                Optional.empty(),
                INTENT.mainDocument(),
                names);

        ledger.items().submitting(claimed(run, "Q-1"), intent, NOW);
        ledger.runs().declareDead(run, 0, NOW);

        assertThat(claimed(open(), "Q-1")
                        .lastSubmission()
                        .orElseThrow()
                        .intent()
                        .attachments())
                .isEqualTo(names);
    }

    @Test
    void keepsInstantsAndDaysWhateverTheZoneOfTheMachine() {
        TimeZone before = TimeZone.getDefault();
        // In Paris, both are half past two.
        Instant summer = Instant.parse("2026-10-25T00:30:00.000001Z");
        Instant winter = Instant.parse("2026-10-25T01:30:00.999999Z");
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            RunId run = open();
            Claim claim = ledger.items().submitting(claimed(run, "Q-1"), INTENT, summer);
            claim = ledger.items().submitting(ledger.items().doubt(claim, false, summer), INTENT, winter);
            ledger.items().doubt(claim, false, winter);
            ledger.runs().declareDead(run, 0, winter);

            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            Claim.LastSubmission submission =
                    claimed(open(), "Q-1").lastSubmission().orElseThrow();

            assertThat(submission.firstAt()).isEqualTo(summer);
            assertThat(submission.lastAt()).isEqualTo(winter);
            assertThat(submission.intent().effectiveDate()).contains(DAY);
        } finally {
            TimeZone.setDefault(before);
        }
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

    @Test
    void triesAgainWhatTheDatabaseUndoesToEndADeadlock() throws Exception {
        List<RunId> runs = List.of(byHand(), byHand());
        CyclicBarrier bothHaveOne = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> ends = threads.invokeAll(List.of(
                    () -> beatBoth(runs.get(0), runs.get(1), bothHaveOne),
                    () -> beatBoth(runs.get(1), runs.get(0), bothHaveOne)));
            for (Future<Boolean> end : ends) {
                assertThat(end.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(ledger.runs().openRuns()).containsEntry(runs.get(0), 2L).containsEntry(runs.get(1), 2L);
    }

    private boolean beatBoth(RunId one, RunId other, CyclicBarrier bothHaveOne) {
        AtomicBoolean first = new AtomicBoolean(true);
        String beat = "UPDATE chorus_run SET beat = beat + 1 WHERE run_id = ?";
        return new Database(dataSource(), LedgerException::new).query("beat twice", transaction -> {
            transaction.update(beat, one.toString());
            if (first.getAndSet(false)) {
                await(bothHaveOne);
            }
            return transaction.update(beat, other.toString()) == 1;
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }

    private static RunStart start(RunKind kind) {
        return new RunStart(kind, DAY, NOW, "test", "0123456789abcdef");
    }

    RunId open() {
        return ledger.runs().open(start(RunKind.AUTOMATIC)).orElseThrow();
    }

    private RunId byHand() {
        return ledger.runs().open(start(RunKind.BY_HAND)).orElseThrow();
    }

    private void end(RunId run) {
        ledger.runs().close(run, Optional.empty(), NOW);
    }

    private Claim claimed(RunId run, String number) {
        return ledger.items().claim(run, number, NOW).orElseThrow();
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
