package org.chorusconnector.ledger;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every database must hold for the ledger. One subclass for each. */
abstract class LedgerContract extends LedgerScene {

    /** How many random histories are compared with the model. */
    int histories() {
        return 8;
    }

    @Test
    void answersAsItsModelWhateverRunsDo() {
        AtomicInteger suppliers = new AtomicInteger();

        LedgerModel.check(() -> JdbcLedger.on(dataSource(), "S-" + suppliers.incrementAndGet()), histories());
    }

    @Nested
    class Claims extends ClaimContract {
        @Override
        DataSource dataSource() {
            return LedgerContract.this.dataSource();
        }
    }

    @Nested
    class RunsOfProcesses extends RunContract {
        @Override
        DataSource dataSource() {
            return LedgerContract.this.dataSource();
        }
    }

    @Nested
    class Reports extends ReportContract {
        @Override
        DataSource dataSource() {
            return LedgerContract.this.dataSource();
        }
    }

    @Nested
    class Tables extends SchemaContract {
        @Override
        DataSource dataSource() {
            return LedgerContract.this.dataSource();
        }
    }

    @Nested
    class Texts extends TextContract {
        @Override
        DataSource dataSource() {
            return LedgerContract.this.dataSource();
        }
    }

    @Nested
    class Interventions extends InterventionContract {
        @Override
        DataSource dataSource() {
            return LedgerContract.this.dataSource();
        }
    }
}
