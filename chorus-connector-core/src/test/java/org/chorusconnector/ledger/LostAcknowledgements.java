package org.chorusconnector.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLNonTransientConnectionException;
import javax.sql.DataSource;

/** A data source whose connection is cut at a commit of the calling thread: before the database has it, or after. */
public final class LostAcknowledgements {

    private enum Cut {
        NONE,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final DataSource target;
    private final ThreadLocal<Cut> next = ThreadLocal.withInitial(() -> Cut.NONE);

    public LostAcknowledgements(DataSource target) {
        this.target = target;
    }

    /** The next commit takes place, and its caller is told that the connection was cut. */
    public void loseNext() {
        next.set(Cut.AFTER_COMMIT);
    }

    /** The next transaction is rolled back because the connection was cut. */
    public void failNext() {
        next.set(Cut.BEFORE_COMMIT);
    }

    public DataSource dataSource() {
        return proxy(DataSource.class, target);
    }

    private <T> T proxy(Class<T> type, T of) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Cut cut = Cut.NONE;
                    if (method.getName().equals("commit")) {
                        cut = next.get();
                        next.remove();
                    }
                    if (cut == Cut.BEFORE_COMMIT) {
                        ((Connection) of).rollback();
                        throw cut();
                    }
                    Object result;
                    try {
                        result = method.invoke(of, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (cut == Cut.AFTER_COMMIT) {
                        throw cut();
                    }
                    return result instanceof Connection connection ? proxy(Connection.class, connection) : result;
                }));
    }

    private static SQLNonTransientConnectionException cut() {
        return new SQLNonTransientConnectionException("The connection was cut", "08006");
    }
}
