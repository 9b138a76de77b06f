package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.junit.jupiter.api.Test;

/** Which run has an item, and what becomes of it. */
abstract class ClaimContract extends LedgerScene {

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
}
