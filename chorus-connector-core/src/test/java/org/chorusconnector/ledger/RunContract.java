package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.junit.jupiter.api.Test;

/** Runs that work, end or die. */
abstract class RunContract extends LedgerScene {

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
}
