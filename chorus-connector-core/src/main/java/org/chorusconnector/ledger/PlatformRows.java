package org.chorusconnector.ledger;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.chorusconnector.internal.jdbc.Database;
import org.chorusconnector.internal.jdbc.Schema;
import org.chorusconnector.internal.jdbc.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The platform that the ledger of a supplier belongs to. Thread-safe. */
final class PlatformRows {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformRows.class);

    private static final String READ = "SELECT api_url FROM chorus_platform WHERE supplier = ?";

    private static final String BIND = "INSERT INTO chorus_platform (supplier, api_url, bound_at) VALUES (?, ?, ?)";

    private static final String HAS_RUNS = "SELECT COUNT(*) AS runs FROM chorus_run WHERE supplier = ?";

    private final Database database;
    private final String supplier;
    private final Clock clock;

    PlatformRows(Database database, String supplier, Clock clock) {
        this.database = database;
        this.supplier = supplier;
        this.clock = clock;
    }

    void require(URI apiUrl) {
        String asked = apiUrl.toString();
        Optional<String> bound = read();
        if (bound.isEmpty()) {
            // Of several nodes that start at the same moment, one binds the ledger and the others read what it wrote.
            bound = database.queryUnlessKeyTaken(
                            "bind the ledger to its platform", transaction -> bind(transaction, asked))
                    .or(this::read);
        }
        if (!bound.equals(Optional.of(asked))) {
            throw new LedgerException("The ledger of supplier \"" + supplier + "\" belongs to "
                    + bound.orElse("no platform") + ", and this dispatch calls " + asked
                    + ": what was sent there is not here. Use another database, or another supplier name, for each"
                    + " environment. Nothing was read or sent.");
        }
    }

    private Optional<String> read() {
        return database.query("read the platform of the ledger", transaction -> {
            Schema.requireCurrent(transaction);
            return transaction.queryOne(READ, row -> row.text("api_url"), supplier);
        });
    }

    private String bind(Transaction transaction, String apiUrl) {
        transaction.update(BIND, supplier, apiUrl, clock.instant());
        long runs = transaction
                .queryOne(HAS_RUNS, row -> row.number("runs"), supplier)
                .orElse(0L);
        if (runs > 0) {
            LOG.info(
                    "The ledger of supplier \"{}\" had no platform so far; it belongs to {} from now on",
                    supplier,
                    apiUrl);
        }
        return apiUrl;
    }
}
