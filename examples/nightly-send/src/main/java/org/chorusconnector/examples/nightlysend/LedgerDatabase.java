package org.chorusconnector.examples.nightlysend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.LedgerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger's database behind a pool of connections. Its tables are created when they are missing. */
final class LedgerDatabase implements AutoCloseable {

    /** Of the option that names it. */
    static final String DESCRIPTION = "Ledger, a database of H2, PostgreSQL, MariaDB or MySQL, such as"
            + " jdbc:h2:file:./ledger."
            + " User and password: LEDGER_USER, LEDGER_PASSWORD."
            + " An H2 file admits one process at a time, the others several.";

    /** Says that there is no ledger at the given URL. */
    static final String NONE_YET = "--ledger: there is no ledger there yet, so nothing counts as sent";

    /** Of the database user; the JDBC URL may also have both. */
    static final String USER_VARIABLE = "LEDGER_USER";

    static final String PASSWORD_VARIABLE = "LEDGER_PASSWORD";

    /** For the heartbeat and for the thread that reads receipts, besides one for each that sends. */
    private static final int FURTHER_CONNECTIONS = 2;

    /** Neither in memory, nor on a server, nor on a file system that the user chose. */
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(file:)?(?<rest>(?![a-zA-Z]{2,}:).*)");

    private static final String H2 = "jdbc:h2:";
    private static final String IN_MEMORY = H2 + "mem:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String MARIADB = "jdbc:mariadb:";
    private static final String MYSQL = "jdbc:mysql:";

    /** H2's codes for a file that another process has open, and for one that is not there. */
    private static final int ALREADY_OPEN = 90020;

    private static final Set<Integer> NOT_FOUND = Set.of(90146, 90149);

    /** A setting, or what stands between a colon and an at sign. */
    private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(?:password|pwd)=([^;&\\s]*)|:([^:/@;?\\s]*)@");

    /** Logs whole URLs that it cannot read, with their passwords. Held here: a logger without a reference loses its level. */
    private static final java.util.logging.Logger POSTGRESQL_DRIVER =
            java.util.logging.Logger.getLogger("org.postgresql");

    private static final Logger LOG = LoggerFactory.getLogger(LedgerDatabase.class);

    private final String url;
    private final HikariDataSource pool;
    private final JdbcLedger ledger;

    private LedgerDatabase(String url, HikariDataSource pool, JdbcLedger ledger) {
        this.url = url;
        this.pool = pool;
        this.ledger = ledger;
    }

    /**
     * Opens the ledger at a JDBC URL, and creates it if it does not exist. The URL is never shown: it may hold a password.
     *
     * @param threads that will send at once
     */
    static LedgerDatabase open(String url, int threads, Map<String, String> variables) {
        LedgerDatabase database = connect(url, surviving(url), threads, variables);
        boolean isNew = !database.hasTables();
        database.upgrade();
        if (isNew && !url.startsWith(IN_MEMORY)) {
            LOG.warn("This is a new, empty ledger: nothing counts as sent. Is --ledger the one of the runs before?");
        }
        return database;
    }

    /** Opens the ledger at a JDBC URL, and changes nothing; empty if there is none. */
    static Optional<LedgerDatabase> existing(String url, Map<String, String> variables) {
        LedgerDatabase database;
        try {
            database = connect(url, existing(surviving(url)), 1, variables);
        } catch (NoDatabaseException e) {
            return Optional.empty();
        }
        if (database.hasTables()) {
            return Optional.of(database);
        }
        database.close();
        return Optional.empty();
    }

    private static LedgerDatabase connect(String url, String opened, int threads, Map<String, String> variables) {
        POSTGRESQL_DRIVER.setLevel(Level.OFF);
        String kind = Stream.of(H2, POSTGRESQL, MARIADB, MYSQL)
                .filter(url::startsWith)
                .findFirst()
                .orElseThrow(() -> new UsageException("--ledger must be a JDBC URL of H2, PostgreSQL, MariaDB or MySQL,"
                        + " such as jdbc:h2:file:./ledger or jdbc:postgresql://host/database"));
        if (!isAccepted(kind + "//localhost/ledger")) {
            throw new UsageException(
                    "--ledger: the JDBC driver for this database is not in the program. Start it with the"
                            + " driver on the class path: java -cp nightly-send.jar:driver.jar "
                            + NightlySend.class.getName());
        }
        if (!isAccepted(url)) {
            throw new UsageException(
                    "--ledger: the JDBC driver cannot read this URL. Check its host, its port (1 to 65535)"
                            + " and the name of its database");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(opened);
        config.setMaximumPoolSize(threads + FURTHER_CONNECTIONS);
        config.setMinimumIdle(1);
        Optional.ofNullable(variables.get(USER_VARIABLE)).ifPresent(config::setUsername);
        Optional.ofNullable(variables.get(PASSWORD_VARIABLE)).ifPresent(config::setPassword);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            return new LedgerDatabase(url, pool, JdbcLedger.on(pool));
        } catch (HikariPool.PoolInitializationException e) {
            throw unusable(e, url);
        }
    }

    private boolean hasTables() {
        return usable(() -> ledger.schemaVersion().isPresent());
    }

    /** Upgrades the tables of an older version, and creates missing ones. */
    void upgrade() {
        usable(ledger::createSchema);
    }

    /** Closes the pool if the ledger turns out to be unusable. */
    private <T> T usable(Supplier<T> access) {
        try {
            return access.get();
        } catch (LedgerException e) {
            pool.close();
            throw unusable(e, url);
        }
    }

    /** Whether a driver in the program takes such a URL. */
    private static boolean isAccepted(String url) {
        return DriverManager.drivers().anyMatch(driver -> {
            try {
                return driver.acceptsURL(url);
            } catch (SQLException e) {
                // It knows the URL and finds fault with it, which it will say again.
                return true;
            }
        });
    }

    /** Without its cause, whose text may repeat the URL. */
    private static UsageException unusable(RuntimeException failure, String url) {
        int h2Code = sqlCause(failure)
                .filter(cause -> cause.getClass().getName().startsWith("org.h2."))
                .map(SQLException::getErrorCode)
                .orElse(0);
        if (h2Code == ALREADY_OPEN) {
            return new UsageException("Another nightly-send has this ledger open; an H2 file admits one process at a"
                    + " time: wait for it, or use PostgreSQL");
        }
        if (NOT_FOUND.contains(h2Code)) {
            return new NoDatabaseException();
        }
        // Drivers repeat parts of a URL that they cut in the wrong place, such as at a slash of its password.
        String reason = url.indexOf('@') >= 0
                ? ". The driver's reason is left out, since the URL has a login: give the login in the variables to see it"
                : ": " + withoutPasswordOf(url, rootCause(failure));
        return new UsageException("The ledger's database cannot be opened. Check --ledger, " + USER_VARIABLE + " and "
                + PASSWORD_VARIABLE + reason);
    }

    private static final class NoDatabaseException extends UsageException {

        private static final long serialVersionUID = 1L;

        NoDatabaseException() {
            super(NONE_YET);
        }
    }

    /**
     * A URL with which an H2 file outlives an orderly stop of the process. By itself H2 closes its file in a shutdown hook
     * of its own, and when a thread that uses it is interrupted, while the run still has to write its end. H2 refuses to
     * go without its hook when it is to serve other processes too (AUTO_SERVER): who asks for that takes the risk.
     */
    static String surviving(String url) {
        Matcher file = H2_FILE.matcher(url);
        if (!file.matches()) {
            return url;
        }
        String interruptible = "jdbc:h2:async:" + file.group("rest");
        return hasSetting(url, "DB_CLOSE_ON_EXIT=") || hasSetting(url, "AUTO_SERVER=TRUE")
                ? interruptible
                : interruptible + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String existing(String url) {
        return url.startsWith(H2) && !hasSetting(url, "IFEXISTS=") ? url + ";IFEXISTS=TRUE" : url;
    }

    private static boolean hasSetting(String url, String setting) {
        return url.toUpperCase(Locale.ROOT).contains(";" + setting);
    }

    private static Optional<SQLException> sqlCause(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Drivers quote parts of a URL that they cannot read, of which one may be its password. */
    private static String withoutPasswordOf(String url, String text) {
        String shown = text;
        for (Matcher password = PASSWORD_IN_URL.matcher(url); password.find(); ) {
            String found = password.group(1) == null ? password.group(2) : password.group(1);
            shown = found.isEmpty() ? shown : shown.replace(found, "***");
        }
        return shown;
    }

    JdbcLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        pool.close();
    }
}
