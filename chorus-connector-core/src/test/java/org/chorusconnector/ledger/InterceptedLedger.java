package org.chorusconnector.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import org.chorusconnector.runs.Runs;

/** A ledger whose calls pass through a test first. */
public final class InterceptedLedger {

    /** Decides about one call on {@link Runs}, {@link Items} or {@link Results}. */
    @FunctionalInterface
    public interface Interceptor {
        Object intercept(String method, Object[] arguments, Call call) throws Throwable;
    }

    /** The call that the caller wanted to make. */
    @FunctionalInterface
    public interface Call {
        Object proceed() throws Throwable;
    }

    private InterceptedLedger() {}

    public static Ledger of(Ledger ledger, Interceptor interceptor) {
        Runs runs = proxy(Runs.class, ledger.runs(), interceptor);
        Items items = proxy(Items.class, ledger.items(), interceptor);
        Results results = proxy(Results.class, ledger.results(), interceptor);
        return new Ledger() {
            @Override
            public void requirePlatform(URI apiUrl) {
                ledger.requirePlatform(apiUrl);
            }

            @Override
            public String supplier() {
                return ledger.supplier();
            }

            @Override
            public Runs runs() {
                return runs;
            }

            @Override
            public Items items() {
                return items;
            }

            @Override
            public Results results() {
                return results;
            }
        };
    }

    private static <T> T proxy(Class<T> type, T target, Interceptor interceptor) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        interceptor.intercept(method.getName(), arguments == null ? new Object[0] : arguments, () -> {
                            try {
                                return method.invoke(target, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        })));
    }
}
