package org.chorusconnector.examples.nightlysend;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.LedgerException;

/** The ledger's database, H2 or PostgreSQL, behind a pool of connections. Its tables are created when they are missing. */
final class LedgerDatabase implements AutoCloseable {

    /** Of the option that names it. */
    static final String DESCRIPTION = "Ledger, an H2 or PostgreSQL database, such as jdbc:h2:file:./ledger."
            + " User and password: LEDGER_USER, LEDGER_PASSWORD.";

    /** Of the database user; the JDBC URL may also have both. */
    static final String USER_VARIABLE = "LEDGER_USER";

    static final String PASSWORD_VARIABLE = "LEDGER_PASSWORD";

    /** For the heartbeat and for the thread that reads receipts, besides one for each that sends. */
    private static final int FURTHER_CONNECTIONS = 2;

    /** Neither in memory, nor on a server, nor on a file system that the user chose. */
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(file:)?(?<rest>(?![a-zA-Z]{2,}:).*)");

    private final HikariDataSource pool;
    private final JdbcLedger ledger;

    private LedgerDatabase(HikariDataSource pool, JdbcLedger ledger) {
        this.pool = pool;
        this.ledger = ledger;
    }

    /**
     * Opens the database at a JDBC URL, which is never shown: it may hold a password.
     *
     * @param threads that will send at once
     */
    static LedgerDatabase open(String url, int threads, Map<String, String> variables) {
        if (Stream.of("jdbc:h2:", "jdbc:postgresql:").noneMatch(url::startsWith)) {
            throw new UsageException("--ledger must be a JDBC URL of H2 or PostgreSQL,"
                    + " such as jdbc:h2:file:./ledger or jdbc:postgresql://host/database");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(surviving(url));
        config.setMaximumPoolSize(threads + FURTHER_CONNECTIONS);
        config.setMinimumIdle(1);
        Optional.ofNullable(variables.get(USER_VARIABLE)).ifPresent(config::setUsername);
        Optional.ofNullable(variables.get(PASSWORD_VARIABLE)).ifPresent(config::setPassword);
        try {
            HikariDataSource pool = new HikariDataSource(config);
            try {
                return new LedgerDatabase(pool, JdbcLedger.on(pool).createSchema());
            } catch (RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (HikariPool.PoolInitializationException | LedgerException e) {
            // Without its cause, whose text may repeat the URL.
            throw new UsageException("The ledger's database cannot be opened. Check --ledger, " + USER_VARIABLE
                    + " and " + PASSWORD_VARIABLE + ": " + withoutPassword(rootCause(e)));
        }
    }

    /**
     * A URL with which an H2 file outlives an orderly stop of the process. By itself H2 closes its file in a shutdown hook
     * of its own, and when a thread that uses it is interrupted, while the run still has to write its end.
     */
    static String surviving(String url) {
        Matcher file = H2_FILE.matcher(url);
        if (!file.matches()) {
            return url;
        }
        String interruptible = "jdbc:h2:async:" + file.group("rest");
        return url.toUpperCase(Locale.ROOT).contains(";DB_CLOSE_ON_EXIT=")
                ? interruptible
                : interruptible + ";DB_CLOSE_ON_EXIT=FALSE";
    }

    private static String rootCause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static String withoutPassword(String text) {
        return text.replaceAll("(?i)(password=)[^;&\\s\"]*", "$1***");
    }

    JdbcLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        pool.close();
    }
}
