package org.chorusconnector.benchmarks;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.chorusconnector.testkit.ChorusSimulator;

/** Transactions and statements that the ledger costs for each item sent. */
final class TransactionsPerItem {

    private static final int ITEMS = 100;

    private TransactionsPerItem() {}

    static void measure() {
        AtomicInteger commits = new AtomicInteger();
        AtomicInteger statements = new AtomicInteger();
        try (ChorusSimulator simulator =
                ChorusSimulator.builder().callsPerSecond(1000).start()) {
            new Night(ITEMS, 1000).run(simulator, simulator.apiUrl(), counting(Night.database(), commits, statements));
        }
        System.out.println();
        System.out.println(
                "| Ours, transactions per item | Ours, statements per item | Sequential (no ledger) | Ideal |");
        System.out.println("|---|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| %.2f | %.2f | 0 | 2: one before the submission, one after it |%n",
                commits.get() / (double) ITEMS,
                statements.get() / (double) ITEMS);
    }

    private static DataSource counting(DataSource database, AtomicInteger commits, AtomicInteger statements) {
        return proxy(DataSource.class, database, (name, result) -> {
            if (!(result instanceof Connection connection)) {
                return result;
            }
            return proxy(Connection.class, connection, (called, made) -> {
                if (called.equals("commit")) {
                    commits.incrementAndGet();
                } else if (made instanceof PreparedStatement) {
                    statements.incrementAndGet();
                }
                return made;
            });
        });
    }

    private interface Watch {
        Object on(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Watch watch) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                return watch.on(method.getName(), method.invoke(target, args));
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
