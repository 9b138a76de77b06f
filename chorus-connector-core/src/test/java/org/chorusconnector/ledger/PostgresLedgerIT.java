package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void doesNotStandStillForARowThatAPausedProcessKeepsLocked() throws SQLException {
        RunId paused = open();
        claimed(paused, "LOCKED");
        claimed(paused, "FREE");
        try (Connection stuck = dataSource().getConnection()) {
            stuck.setAutoCommit(false);
            stuck.createStatement().execute("SELECT * FROM chorus_entry WHERE item_number = 'LOCKED' FOR UPDATE");

            JdbcLedger.on(dataSource()).createSchema();
            assertThat(ledger().declareDead(paused, 0, NOW)).isTrue();
            RunId next = open();

            assertThat(ledger().claim(next, "FREE", NOW)).isPresent();
            assertThat(ledger().claim(next, "LOCKED", NOW)).isEmpty();
            stuck.rollback();
            assertThat(ledger().claim(next, "LOCKED", NOW)).isPresent();
        }
    }
}
