package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chorusconnector.runs.RunId;
import org.junit.jupiter.api.Test;

/** The tables, from none or from an older version. */
abstract class SchemaContract extends LedgerScene {

    @Test
    void createsItsSchemaOnceAndLeavesItAloneAfterwards() {
        RunId run = open();
        claimed(run, "Q-1");

        JdbcLedger again = JdbcLedger.on(dataSource()).createSchema();

        assertThat(again.items().useOf("Q-1").status()).isEqualTo(DispatchStatus.IN_PROGRESS);
    }

    @Test
    void bringsTablesOfVersion1UpToDateWithWhatTheyHold() throws SQLException {
        claimed(open(), "Q-1");
        execute("DROP TABLE chorus_intervention");
        execute("DROP TABLE chorus_schema");
        execute("ALTER TABLE chorus_result DROP COLUMN recipient_siret");
        execute("ALTER TABLE chorus_result DROP COLUMN client_reference");
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
    void bringsTablesOfVersion3UpToDateWithTheirReports() throws SQLException {
        RunId run = open();
        ledger.items().submitting(claimed(run, "Q-1"), INTENT, NOW);
        ledger.results().record(run, 1, sent("Q-2"));
        ledger.runs().declareDead(run, 0, NOW);
        execute("ALTER TABLE chorus_result DROP COLUMN recipient_siret");
        execute("ALTER TABLE chorus_result DROP COLUMN client_reference");
        execute("ALTER TABLE chorus_entry DROP COLUMN client_reference");
        execute("DELETE FROM chorus_schema WHERE version = 4");

        ledger = JdbcLedger.on(dataSource()).createSchema();

        assertThat(ledger.results().of(run))
                .extracting(ItemResult::number, ItemResult::recipientSiret, ItemResult::clientReference)
                .containsExactlyInAnyOrder(
                        tuple("Q-1", Optional.empty(), Optional.empty()),
                        tuple("Q-2", Optional.empty(), Optional.empty()));
        Intent upgraded = claimed(open(), "Q-1").lastSubmission().orElseThrow().intent();
        assertThat(upgraded.recipientSiret()).isEqualTo(INTENT.recipientSiret());
        assertThat(upgraded.clientReference()).isEmpty();
    }

    @Test
    void goesOnWithAnUpgradeThatACrashInterrupted() throws SQLException {
        ledger.items().submitting(claimed(open(), "Q-1"), INTENT, NOW);
        execute("ALTER TABLE chorus_entry DROP COLUMN client_reference");
        execute("DELETE FROM chorus_schema WHERE version = 4");

        ledger = JdbcLedger.on(dataSource()).createSchema();

        RunId run = byHand();
        ledger.items().submitting(claimed(run, "Q-2"), INTENT, NOW);
        ledger.runs().declareDead(run, 0, NOW);
        assertThat(ledger.results().of(run))
                .extracting(ItemResult::clientReference)
                .containsExactly(INTENT.clientReference());
    }

    @Test
    void letsNodesThatStartAtOnceUpgradeTablesWithWhatTheyHold() throws Exception {
        RunId run = open();
        for (int i = 1; i <= 200; i++) {
            ledger.results().record(run, i, sent("Q-" + i));
        }
        end(run);
        for (int night = 0; night < 5; night++) {
            execute("ALTER TABLE chorus_result DROP COLUMN recipient_siret");
            execute("ALTER TABLE chorus_result DROP COLUMN client_reference");
            execute("ALTER TABLE chorus_entry DROP COLUMN client_reference");
            execute("DELETE FROM chorus_schema WHERE version = 4");

            createAtOnce();

            assertThat(ledger.results().of(run)).hasSize(200);
        }
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
        createAtOnce();
    }

    private void createAtOnce() throws Exception {
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
}
