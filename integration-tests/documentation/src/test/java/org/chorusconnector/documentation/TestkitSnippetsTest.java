package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.dispatch.Dispatch;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Recipient;
import org.chorusconnector.testkit.StatusScript;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/testkit.md shows. */
class TestkitSnippetsTest {

    @RegisterExtension
    static ChorusSimulatorExtension chorus = ChorusSimulatorExtension.create();

    @Test
    void sendsOnceThoughTheConnectionBreaks() {
        var simulator = chorus.simulator();
        simulator.faults().inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE));

        // with simulator.apiUrl(), oauthUrl(), clientId(), clientSecret(), login(), password()
        send(simulator, "FA-2026-0042");

        assertThat(simulator.submissionsOf("FA-2026-0042")).isEqualTo(1);
        assertThat(simulator.invoices()).hasSize(1);
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void rejectsAnInvoiceThreeDaysAfterItsDelivery() {
        var simulator = chorus.simulator();
        simulator
                .publicBody()
                .follow(
                        "FA-1",
                        StatusScript.empty()
                                .after(Duration.ofMinutes(5), "MISE_A_DISPOSITION")
                                .after(Duration.ofDays(3), "REJETEE", "Montant faux"));
        send(simulator, "FA-1");

        simulator.clock().advance(Duration.ofDays(4));

        assertThat(simulator.invoice("FA-1").orElseThrow().status()).isEqualTo("REJETEE");
    }

    private static void send(ChorusSimulator simulator, String number) {
        simulator.directory().add(Recipient.of(Erp.CLIENT));
        Erp erp = new Erp(number);
        String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
        try (ChorusPro client = ChorusPro.builder(
                        PisteApplication.of(simulator.clientId(), simulator.clientSecret()),
                        Account.of(simulator.login(), simulator.password()))
                .environment(Environment.custom(simulator.apiUrl(), simulator.oauthUrl()))
                .build()) {
            Dispatch.builder(
                            client,
                            JdbcLedger.on(JdbcConnectionPool.create(database, "sa", ""))
                                    .createSchema())
                    .receipts(erp::receipts)
                    .documents(erp::documentsOf)
                    .settings(DispatchSettings.withCutoffDate(LocalDate.of(2025, 12, 31))
                            .withSettlingDelay(Duration.ofSeconds(1)))
                    .build()
                    .run();
        }
    }
}
