package org.chorusconnector.client.internal.connection;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** One value per key in the JVM, for as long as somebody else holds it. Thread-safe. */
final class SharedValues<K, V> {

    private final Map<K, WeakReference<V>> values = new HashMap<>();

    /** The value that others hold, or a new one. */
    synchronized V get(K key, Supplier<V> create) {
        values.values().removeIf(reference -> reference.get() == null);
        WeakReference<V> known = values.get(key);
        V value = known == null ? null : known.get();
        if (value == null) {
            value = create.get();
            values.put(key, new WeakReference<>(value));
        }
        return value;
    }
}
