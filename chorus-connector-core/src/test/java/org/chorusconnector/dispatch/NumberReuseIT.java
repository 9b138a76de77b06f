package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Receipt;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A number that comes back for something else, and a ledger that is used with another platform. */
class NumberReuseIT extends DispatchScene {

    private static final Instant NEXT_YEAR = Instant.parse("2027-01-15T18:00:00Z");

    private static Receipt.Builder another(String kind) {
        return switch (kind) {
            case "recipient" -> Broker.fee("F-1").clientSiret("12345678200069").engagementNumber("E-1");
            case "amount" ->
                Broker.fee("F-1").amounts(new BigDecimal("300.00"), new BigDecimal("60.00"), new BigDecimal("360.00"));
            default -> Broker.fee("F-1").createdOn(Paris.dayOf(NEXT_YEAR));
        };
    }

    private RunSummary runOn(Instant now, DispatchSettings settings) {
        return broker.dispatch(chorus)
                .settings(settings)
                .clock(Clock.fixed(now, Paris.ZONE))
                .build()
                .run()
                .orElseThrow();
    }

    private ItemResult sendThenComeBackAs(String kind, Instant now, DispatchSettings settings) {
        broker.has(1);
        run();
        broker.items.clear();
        broker.has(another(kind));
        return broker.results(runOn(now, settings)).get("F-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"recipient", "amount", "year"})
    void hasALineThatSaysWhatWasSentUnderIt(String kind) {
        ItemResult line = sendThenComeBackAs(kind, NEXT_YEAR, Broker.settings());

        assertSkipped(line, "NUMBER_ALREADY_USED");
        assertThat(line.findings().get(0).detail()).isEqualTo("2026-11-20, SIRET 12345678200051, 120.00 EUR");
        assertThat(platform.submissionsOf("F-1")).isOne();
    }

    @Test
    void isSilentOnceAPersonAcceptedIt() {
        sendThenComeBackAs("amount", NEXT_YEAR, Broker.settings());

        broker.ledger.admin().accept("F-1", "Ada", "known");

        assertThat(runOn(NEXT_YEAR, Broker.settings()).lines()).isZero();
        assertThat(broker.ledger.admin().interventions("F-1"))
                .singleElement()
                .satisfies(intervention -> assertThat(intervention.reason()).isEqualTo("known"));
    }

    @Test
    void staysSilentWhenTheItemIsTheSame() {
        broker.has(1);
        run();

        assertThat(runOn(NEXT_YEAR, Broker.settings()).lines()).isZero();
    }

    @Test
    void isToldByTheSelectionToo() {
        sendThenComeBackAs("recipient", NEXT_YEAR, Broker.settings());

        try (var decisions = Selection.of(
                        query -> broker.items.stream(),
                        receipt -> broker.papers.get(receipt.number()),
                        Broker.settings())
                .ledger(broker.ledger)
                .clock(Clock.fixed(NEXT_YEAR, Paris.ZONE))
                .build()
                .decisions(Paris.dayOf(NEXT_YEAR))) {
            assertThat(decisions)
                    .singleElement()
                    .satisfies(decision -> assertThat(decision.reasons()).hasToString("[NUMBER_ALREADY_USED]"));
        }
    }

    @Test
    void isSentWhereNumbersRestartEachYear() {
        DispatchSettings yearly = Broker.settings().withNumbersRestartYearly(true);
        broker.has(1);
        runOn(Broker.NOW, yearly);
        broker.items.clear();
        broker.has(Broker.fee("F-1").createdOn(LocalDate.of(2027, 1, 2)));
        platform.clock().advance(java.time.Duration.between(platform.clock().instant(), NEXT_YEAR));
        chorus.close();
        chorus = Clients.of(platform).clock(Clock.fixed(NEXT_YEAR, Paris.ZONE)).build();

        RunSummary night = runOn(NEXT_YEAR, yearly);

        assertThat(night.count(Outcome.SENT)).isOne();
        assertThat(platform.invoices()).hasSize(2);
        assertThat(broker.ledger.admin().entry("F-1@2026")).isPresent();
        assertThat(runOn(NEXT_YEAR, yearly).lines())
                .as("the new one is not sent twice")
                .isZero();
    }

    @Test
    void isReportedWithinTheYearAlsoWhereNumbersRestart() {
        ItemResult line = sendThenComeBackAs(
                "amount", Broker.NOW.plusSeconds(86_400), Broker.settings().withNumbersRestartYearly(true));

        assertSkipped(line, "NUMBER_ALREADY_USED");
    }

    /** The draft of the newcomer must never be submitted for the item that is in doubt. */
    @Test
    void waitsForTheDoubtUnderItToBeSettled() {
        broker.has(1);
        platform.faults().inject(Fault.cutBeforeTaken().on(Operation.SUBMIT_INVOICE));
        platform.faults().inject(Fault.status(500).on(Operation.SEARCH_INVOICES).untilCleared());
        run();
        platform.faults().clear();
        broker.items.clear();
        broker.has(another("amount"));

        RunSummary night = run();

        assertThat(broker.ledger
                        .results()
                        .of(night.run())
                        .flatMap(line -> line.findings().stream())
                        .map(Finding::code))
                .contains("NUMBER_ALREADY_USED", "NOT_ON_PLATFORM");
        assertThat(platform.invoices()).isEmpty();
        run();
        assertThat(platform.invoice("F-1").orElseThrow().totals().includingTax())
                .isEqualByComparingTo("360");
    }

    @Test
    void aLedgerIsRefusedOnAnotherPlatform() {
        broker.has(1);
        run();

        try (ChorusSimulator other = Clients.simulator().start();
                ChorusPro elsewhere = Clients.of(other).build()) {
            assertThatThrownBy(() -> broker.dispatch(elsewhere).build().run())
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining(platform.apiUrl().toString())
                    .hasMessageContaining(other.apiUrl().toString());
            assertThat(other.calls().counts()).isEmpty();
        }
        assertThat(broker.ledger.admin().runs(10)).hasSize(1);
    }
}
