package org.chorusconnector.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

class PostgresLedgerIT extends LedgerContract {

    private static EmbeddedPostgres postgres;
    private static HikariDataSource pool;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        pool = new HikariDataSource();
        pool.setDataSource(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        postgres.close();
    }

    @Override
    DataSource dataSource() {
        return pool;
    }

    @BeforeEach
    @Override
    void createSchema() {
        try (Connection connection = dataSource().getConnection()) {
            connection.createStatement().execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        super.createSchema();
    }
}
