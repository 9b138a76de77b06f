package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.pdf;
import static org.chorusconnector.dispatch.Broker.settings;

import java.util.List;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.Test;

/** Items that a person names. */
class ByHandIT extends DispatchScene {

    @Test
    void sendsByHandWhateverTheDatesAndGivesEachNumberItsLine() {
        broker.has(fee("FUTURE").createdOn(TODAY.plusDays(9))).has(1).has(fee("UNASKED"));
        run();
        Dispatch withoutCutoff = broker.dispatch(chorus)
                .settings(settings()
                        .withEligibility(EligibilitySettings.DEFAULTS.withSiretCheck(
                                settings().eligibility().siretCheck())))
                .build();

        RunSummary byHand = withoutCutoff.send(List.of("FUTURE", "F-1", "GHOST"));

        assertThat(byHand.kind()).isEqualTo(RunKind.BY_HAND);
        assertThat(broker.results(byHand))
                .containsOnlyKeys("FUTURE", "F-1", "GHOST")
                .hasEntrySatisfying("FUTURE", line -> assertThat(line.outcome()).isEqualTo(Outcome.SENT))
                .hasEntrySatisfying("F-1", line -> assertSkipped(line, "ALREADY_SENT"))
                .hasEntrySatisfying("GHOST", line -> assertSkipped(line, "ITEM_NOT_FOUND"));
        assertThat(platform.invoice("FUTURE").orElseThrow().invoiceDate())
                .as("the invoice takes the date of its sending")
                .isEqualTo(TODAY);
    }

    @Test
    void attachesWhatAPersonAddsBehindTheSourcesDocuments() {
        broker.has(fee("F-1"), pdf("rib.pdf"));

        broker.dispatch(chorus).build().send("F-1", List.of(pdf("contrat.pdf")));

        assertThat(platform.invoice("F-1").orElseThrow().attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "contrat.pdf");
    }
}
