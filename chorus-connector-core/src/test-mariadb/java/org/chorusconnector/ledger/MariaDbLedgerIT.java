package org.chorusconnector.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.chorusconnector.MariaDbServer;
import org.chorusconnector.runs.RunId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MariaDbLedgerIT extends LedgerContract {

    private static HikariDataSource pool;

    @BeforeAll
    static void start() {
        pool = pool(10);
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    @Override
    DataSource dataSource() {
        return pool;
    }

    @BeforeEach
    @Override
    void createSchema() {
        try {
            MariaDbServer.dropTables();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        super.createSchema();
    }

    @Test
    void givesAConnectionBackAsItCame() throws SQLException {
        try (HikariDataSource one = pool(1)) {
            try (Connection connection = one.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET innodb_lock_wait_timeout = 7, lock_wait_timeout = 77, sql_mode = 'ANSI_QUOTES'");
            }
            Map<String, String> before = session(one);
            Ledger ledger = JdbcLedger.on(one);

            assertThat(ledger.runs().openRuns()).isEmpty();
            assertThat(session(one)).isEqualTo(before);
            RunId run = open();
            assertThatThrownBy(() -> ledger.items().claim(run, "1".repeat(101), NOW))
                    .isInstanceOf(LedgerException.class);
            assertThat(session(one)).isEqualTo(before);
        }
    }

    private static Map<String, String> session(DataSource database) throws SQLException {
        Map<String, String> settings = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SHOW SESSION VARIABLES WHERE Variable_name IN ('autocommit', 'innodb_lock_wait_timeout',
                          'lock_wait_timeout', 'sql_mode', 'transaction_isolation', 'tx_isolation')""")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        assertThat(settings).hasSizeGreaterThan(4);
        return settings;
    }

    private static HikariDataSource pool(int connections) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(MariaDbServer.url());
        pool.setMaximumPoolSize(connections);
        return pool;
    }
}
