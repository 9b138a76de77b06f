package org.chorusconnector.ledger;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2LedgerTest extends LedgerContract {

    private final JdbcDataSource database = new JdbcDataSource();

    H2LedgerTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    @Override
    DataSource dataSource() {
        return database;
    }
}
