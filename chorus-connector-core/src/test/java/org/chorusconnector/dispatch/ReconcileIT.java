package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.EntryState;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.LedgerAdmin;
import org.chorusconnector.ledger.LedgerEntry;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.runs.Run;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person does about items in doubt and past items, against the simulator. */
class ReconcileIT {

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(Clock.fixed(Broker.NOW, Paris.ZONE)));

    private final ChorusSimulator platform = PLATFORM.simulator();
    private final Broker broker = new Broker();
    private final LedgerAdmin admin = broker.ledger.admin();
    private ChorusPro chorus;

    @BeforeEach
    void connect() {
        chorus = Clients.of(platform).clock(Clock.fixed(Broker.NOW, Paris.ZONE)).build();
    }

    @AfterEach
    void noRequestBreaksTheContract() {
        chorus.close();
        assertThat(platform.calls().violations()).isEmpty();
    }

    @Test
    void findsOutAboutEveryDoubtAndSendsNothing() {
        leaveInDoubt();

        RunSummary found = dispatch().reconcile();

        assertThat(broker.results(found)).hasSize(2);
        assertThat(broker.results(found).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        ItemResult absent = broker.results(found).get("F-2");
        assertThat(absent.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(absent.findings()).extracting(Finding::code).containsExactly("NOT_ON_PLATFORM");
        assertThat(platform.calls().of(Operation.SUBMIT_INVOICE))
                .as("no more than before")
                .isEqualTo(2);
        assertThat(admin.runs(10)).extracting(run -> run.start().kind()).contains(RunKind.RECONCILIATION);
        assertThat(broker.notices).as("only that of the night").hasSize(1);

        dispatch().run();

        assertThat(platform.invoices()).hasSize(2);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void leavesWhatCannotBeLookedUpInDoubt() {
        leaveInDoubt();
        platform.faults().inject(Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());

        RunSummary found = dispatch().reconcile();

        assertThat(found.count(Outcome.UNKNOWN)).isEqualTo(2);
        assertThat(admin.entries(List.of(EntryState.UNKNOWN)).map(LedgerEntry::number))
                .containsExactly("F-1", "F-2");
        platform.faults().clear();
    }

    @Test
    void hasNothingToDoWithoutDoubts() {
        broker.has(1);
        dispatch().run();

        assertThat(dispatch().reconcile().lines()).isZero();
        assertThat(admin.runs(10)).allSatisfy(run -> assertThat(run.state()).isEqualTo(Run.State.ENDED));
    }

    @Test
    void sendsWhatWasForgottenInTheNextRunAndRecognisesADuplicateAllTheSame() {
        broker.has(1);
        dispatch().run();
        admin.forgetEvenIfSent("F-1", "Ada", "thought it was not there");

        RunSummary next = dispatch().run().orElseThrow();

        assertThat(platform.invoices()).hasSize(1);
        assertThat(broker.results(next).get("F-1").invoice().orElseThrow().id().value())
                .isEqualTo(platform.invoice("F-1").orElseThrow().id());
        assertThat(admin.entry("F-1").map(LedgerEntry::state)).isEqualTo(Optional.of(EntryState.SENT));
        assertThat(admin.interventions("F-1")).hasSize(1);
        assertThat(admin.history("F-1")).hasSize(2);
    }

    /** F-1 is on the platform, F-2 is not; the ledger knows neither. */
    private void leaveInDoubt() {
        broker.has(2);
        platform.faults()
                .inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-1"));
        platform.faults()
                .inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE).forInvoice("F-2"));
        platform.faults().inject(Fault.status(503).on(Operation.SEARCH_INVOICES).untilCleared());
        assertThat(dispatch().run().orElseThrow().count(Outcome.UNKNOWN)).isEqualTo(2);
        platform.faults().clear();
    }

    private Dispatch dispatch() {
        return broker.dispatch(chorus).build();
    }
}
