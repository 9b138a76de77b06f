package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Public bodies that act by script and by seed, while a test turns the clock. */
class PublicBodyTest {

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create(ChorusSimulator.builder()
            .callsPerSecond(10_000)
            .tokenLifetime(Duration.ofDays(1000))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC)));

    private ChorusSimulator simulator;
    private TestClient client;
    private Instant start;

    @BeforeEach
    void connect() {
        simulator = chorus.simulator();
        client = TestClient.of(simulator);
        start = simulator.clock().instant();
    }

    private String status(String number) {
        return simulator.invoice(number).orElseThrow().status();
    }

    @Test
    void entersEachStatusOfAScriptAtItsTime() {
        simulator
                .publicBody()
                .follow(
                        "FA-1",
                        StatusScript.empty()
                                .after(Duration.ofMinutes(5), "MISE_A_DISPOSITION")
                                .after(Duration.ofDays(3), "REJETEE", "Montant faux"));
        client.submit("FA-1");
        client.submit("FA-2");

        simulator.clock().advance(Duration.ofDays(1));
        assertThat(status("FA-1")).isEqualTo("MISE_A_DISPOSITION");

        simulator.clock().advance(Duration.ofDays(9));
        PlatformInvoice rejected = simulator.invoice("FA-1").orElseThrow();
        assertThat(rejected.status()).isEqualTo("REJETEE");
        assertThat(rejected.statusSince())
                .isEqualTo(start.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(5)));
        assertThat(rejected.statusComment()).contains("Montant faux");
        assertThat(status("FA-2")).as("nobody acts on it").isEqualTo("DEPOSEE");
    }

    @Test
    void waitsForTheSupplierOfASuspendedInvoice() {
        simulator
                .publicBody()
                .followAlways(StatusScript.empty()
                        .after(Duration.ofHours(1), "SUSPENDUE", "Il manque le RIB")
                        .after(Duration.ofDays(2), "MISE_EN_PAIEMENT"));
        client.submit("FA-1");
        simulator.clock().advance(Duration.ofDays(30));
        assertThat(status("FA-1")).isEqualTo("SUSPENDUE");

        long id = simulator.invoice("FA-1").orElseThrow().id();
        client.call(Operation.COMPLETE_INVOICE, Json.object().put("identifiantFactureCPP", id));
        assertThat(status("FA-1")).isEqualTo("COMPLETEE");
        simulator.clock().advance(Duration.ofDays(2));

        assertThat(status("FA-1")).isEqualTo("MISE_EN_PAIEMENT");
    }

    @Test
    void givesTheSameLivesToTheSameSeed() {
        List<String> first = livesOf(7);
        simulator.reset();
        List<String> second = livesOf(7);
        simulator.reset();

        assertThat(second).isEqualTo(first);
        assertThat(livesOf(8)).isNotEqualTo(first);
    }

    private List<String> livesOf(long seed) {
        simulator.publicBody().actBySeed(seed);
        IntStream.range(0, 60).forEach(i -> client.submit("FA-" + i));
        simulator.clock().advance(Duration.ofDays(60));
        return simulator.invoices().stream()
                .map(invoice -> invoice.history().stream()
                        .map(PlatformInvoice.StatusChange::status)
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void paysMostInvoicesAndSendsSomeBack() {
        Map<String, Long> ends = IntStream.range(0, 2000)
                .mapToObj(i -> StatusScript.drawnFrom(i).steps())
                .map(steps -> steps.stream()
                        .map(StatusScript.Step::status)
                        .filter(List.of("SUSPENDUE", "A_RECYCLER", "REJETEE")::contains)
                        .findFirst()
                        .orElse(steps.get(steps.size() - 1).status()))
                .collect(Collectors.groupingBy(status -> status, Collectors.counting()));

        assertThat(ends.keySet()).containsExactlyInAnyOrder("MISE_EN_PAIEMENT", "SUSPENDUE", "A_RECYCLER", "REJETEE");
        assertThat(ends.get("MISE_EN_PAIEMENT")).isBetween(1400L, 1640L);
        assertThat(ends.get("SUSPENDUE")).isBetween(180L, 300L);
    }

    @Test
    void refusesAScriptWithAStatusThatDoesNotExist() {
        StatusScript script = StatusScript.empty().after(Duration.ZERO, "PAYEE");

        assertThatThrownBy(() -> simulator.publicBody().followAlways(script))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PAYEE");
    }

    @Test
    void doesNotTurnItsClockBack() {
        assertThatThrownBy(() -> simulator.clock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
