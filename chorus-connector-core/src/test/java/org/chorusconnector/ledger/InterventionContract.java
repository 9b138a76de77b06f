package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.junit.jupiter.api.Test;

/** The ledger in the hands of a person. */
abstract class InterventionContract extends LedgerScene {

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
        ledger.runs().close(first, Optional.of(new Run.EarlyEnd("PLATFORM_DOWN", "no connection")), NOW.plusSeconds(9));
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
        assertThatThrownBy(() -> ledger.items().submitting(held, INTENT, NOW)).isInstanceOf(ClaimLostException.class);
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
