package org.chorusconnector.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Counts the transactions and the prepared statements that go through a data source. */
final class CountingDataSource {

    private final AtomicInteger commits = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final DataSource target;

    CountingDataSource(DataSource target) {
        this.target = target;
    }

    int commits() {
        return commits.get();
    }

    /** SELECT statements. */
    int reads() {
        return reads.get();
    }

    /** INSERT and UPDATE statements. */
    int writes() {
        return writes.get();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, target, (proxy, method, arguments) -> {
            Object result = method.invoke(target, arguments);
            return result instanceof Connection connection ? counted(connection) : result;
        });
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, connection, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                commits.incrementAndGet();
            } else if (method.getName().equals("prepareStatement")) {
                String sql = ((String) arguments[0]).strip();
                (sql.startsWith("SELECT") ? reads : writes).incrementAndGet();
            }
            return method.invoke(connection, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, T target, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                return handler.invoke(target, method, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
