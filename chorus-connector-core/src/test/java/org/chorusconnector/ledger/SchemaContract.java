package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
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
