package org.chorusconnector.ledger;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class H2LedgerTest extends LedgerContract {

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

    @AfterEach
    void close() {
        database.dispose();
    }

    @Override
    int histories() {
        return Integer.getInteger("ledger.histories", 40);
    }

    @Override
    DataSource dataSource() {
        return database;
    }
}
