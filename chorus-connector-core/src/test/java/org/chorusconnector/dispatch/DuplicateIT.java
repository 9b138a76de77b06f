package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.fee;

import java.math.BigDecimal;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals that may mean that Chorus Pro has the invoice already. */
class DuplicateIT extends DispatchScene {

    @Test
    void takesADuplicateRefusalOfItsOwnInvoiceForSuccessAndOfAnothersForARefusal() {
        broker.has(fee("F-1")).has(fee("F-2"));
        run();
        Broker withLostLedger =
                new Broker().has(fee("F-1")).has(fee("F-2").amounts(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ONE));

        RunSummary night = withLostLedger.dispatch(chorus).build().run().orElseThrow();

        assertThat(withLostLedger.results(night).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(withLostLedger.results(night).get("F-2").outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(platform.invoices()).hasSize(2);
    }

    @Test
    void neverSendsTwiceWhatIsRefusedAsADuplicateWhileTheSearchLagsBehindForNights() {
        broker.has(1);
        run();
        Broker withLostLedger = new Broker().has(1);
        Dispatch dispatch = withLostLedger.dispatch(chorus).build();
        platform.faults()
                .inject(Fault.refusal(20000, "TRA_MSG_00.015")
                        .on(Operation.SEARCH_INVOICES)
                        .untilCleared());

        for (int night = 0; night < 3; night++) {
            ItemResult line =
                    withLostLedger.results(dispatch.run().orElseThrow()).get("F-1");
            assertThat(line.outcome()).as("concluded in the same run").isEqualTo(Outcome.REFUSED);
        }
        platform.faults().clear();

        assertThat(withLostLedger
                        .results(dispatch.run().orElseThrow())
                        .get("F-1")
                        .outcome())
                .isEqualTo(Outcome.SENT);
        assertThat(platform.invoices()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le numéro d'engagement est déjà soldé",
                "La facture ne peut pas être déposée : engagement déjà facturé",
                "GDP_MSG_99.999"
            })
    void believesAPlainRefusalWhateverItsWordsAndSendsTheItemOnceItsCauseIsGone(String label) {
        broker.has(1);
        platform.faults().inject(Fault.refusal(20042, label).on(Operation.SUBMIT_INVOICE));

        ItemResult refused = broker.results(run()).get("F-1");

        assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(refused.findings()).containsExactly(new Finding("20042", label));
        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Doit être unique", "GDP_MSG_11.777", "LE NUM&Eacute;RO EXISTE", ""})
    void adoptsItsOwnInvoiceWhateverTheWordsOfTheRefusal(String label) {
        broker.has(1);
        run();
        Broker withLostLedger = new Broker().has(1);
        platform.faults().inject(Fault.refusal(20042, label).on(Operation.SUBMIT_INVOICE));

        RunSummary night = withLostLedger.dispatch(chorus).build().run().orElseThrow();

        assertThat(withLostLedger.results(night).get("F-1").outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.invoices()).hasSize(1);
    }

    @Test
    void concludesAnItemThatIsRefusedNightAfterNightWithoutTheSettlingDelay() {
        broker.has(1);
        platform.faults()
                .inject(Fault.refusal(29206, "Le code service est inconnu ou inactif pour ce destinataire")
                        .on(Operation.SUBMIT_INVOICE)
                        .untilCleared());
        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.REFUSED);
        int before = platform.calls().of(Operation.SEARCH_INVOICES);

        assertThat(broker.results(run()).get("F-1").outcome()).isEqualTo(Outcome.REFUSED);

        assertThat(platform.calls().of(Operation.SEARCH_INVOICES) - before)
                .as("one look-up, and none after the settling delay")
                .isEqualTo(1);
    }
}
