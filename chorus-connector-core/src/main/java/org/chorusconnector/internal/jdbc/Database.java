package org.chorusconnector.internal.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs short transactions on the host's data source. A connection goes back to its pool with the settings that it had.
 * A transaction that the database rolled back to resolve a deadlock is repeated. Thread-safe.
 */
public final class Database {

    /** Makes the exception that the caller's room documents. */
    @FunctionalInterface
    public interface FailureFactory {
        /**
         * Makes one exception.
         *
         * @param cause the exception of the driver; null if this library noticed the failure itself
         */
        RuntimeException failure(String message, @Nullable Throwable cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private static final int ATTEMPTS_AFTER_DEADLOCKS = 5;

    private static final long LONGEST_FIRST_PAUSE_NANOS = 50_000_000;

    private final DataSource dataSource;
    private final FailureFactory failures;

    public Database(DataSource dataSource, FailureFactory failures) {
        this.dataSource = dataSource;
        this.failures = failures;
    }

    /**
     * Runs one transaction that returns nothing.
     *
     * @param purpose a verb and its object, such as "conclude item F-1", for the message of a failure
     */
    public void execute(String purpose, Consumer<Transaction> work) {
        query(purpose, transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    /**
     * Runs one transaction that returns a value.
     *
     * @param purpose a verb and its object, such as "read item F-1", for the message of a failure
     */
    public <T> T query(String purpose, Function<Transaction, T> work) {
        return uninterrupted(() -> {
            try {
                return retryingDeadlocks(work);
            } catch (JdbcException e) {
                throw translated(purpose, e);
            }
        });
    }

    /** Runs one transaction that returns a value; rolled back and empty if it violated a unique key. */
    public <T> Optional<T> queryUnlessKeyTaken(String purpose, Function<Transaction, T> work) {
        return uninterrupted(() -> {
            try {
                return Optional.of(retryingDeadlocks(work));
            } catch (JdbcException e) {
                if (SqlFailures.isUniqueViolation(e.sql())) {
                    return Optional.empty();
                }
                throw translated(purpose, e);
            }
        });
    }

    /**
     * Runs transactions and gives the other answer if a row stayed locked: the process that keeps it locked works on it,
     * paused or not.
     */
    public static <T> T unlessLocked(T otherwise, Supplier<T> transactions) {
        try {
            return transactions.get();
        } catch (RuntimeException e) {
            if (SqlFailures.isLockTimeout(e)) {
                return otherwise;
            }
            throw e;
        }
    }

    /**
     * A run that is told to stop still records the outcome of its items. Drivers take the interrupt flag for an order to
     * cut the connection; H2 even closes its file.
     */
    private static <T> T uninterrupted(Supplier<T> attempt) {
        boolean interrupted = Thread.interrupted();
        try {
            return attempt.get();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RuntimeException translated(String purpose, JdbcException e) {
        SQLException sql = e.sql();
        if (e.getMessage() != null) {
            return failures.failure(e.getMessage(), sql);
        }
        String state = sql == null ? "" : " (SQL state " + sql.getSQLState() + ")";
        return failures.failure(
                "The ledger could not " + purpose + state
                        + ". Check its database; what it had recorded is intact, and the next run continues from there.",
                sql);
    }

    private <T> T retryingDeadlocks(Function<Transaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (JdbcException e) {
                // The database rolled back the whole transaction in favour of another one.
                if (!SqlFailures.isDeadlock(e.sql()) || attempt == ATTEMPTS_AFTER_DEADLOCKS) {
                    throw e;
                }
                // H2 may roll back both transactions: a random pause keeps them apart.
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * LONGEST_FIRST_PAUSE_NANOS));
            }
        }
    }

    private <T> T once(Function<Transaction, T> work) {
        Session session = open();
        T result;
        try {
            result = work.apply(session.begin());
            session.commit();
        } catch (SQLException e) {
            session.abandon(e);
            throw new JdbcException(e);
        } catch (RuntimeException | Error e) {
            // Also on an Error: restoring auto-commit would commit the first half of the transaction.
            session.abandon(e);
            throw e;
        }
        try {
            session.close();
        } catch (SQLException e) {
            // The commit succeeded. The pool discards a connection that fails afterwards.
            LOG.warn("A connection failed after its transaction was committed: {}", e.toString());
        }
        return result;
    }

    private Session open() {
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (SQLException e) {
            throw new JdbcException(e);
        }
        return new Session(connection);
    }
}
