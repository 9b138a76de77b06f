package org.chorusconnector.client.internal.wire;

import java.util.Map;
import java.util.stream.Collectors;

/** Criteria that a service does not support: left out of its request, they would silently find too much. */
public final class UnsupportedCriteria {

    private UnsupportedCriteria() {}

    /**
     * Refuses them.
     *
     * @param search for the message
     * @param given whether each unsupported criterion is set, by the name of its builder method
     * @throws IllegalArgumentException if one is set
     */
    public static void refuse(String search, Map<String, Boolean> given) {
        String unsupported = given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
        if (!unsupported.isEmpty()) {
            throw new IllegalArgumentException(
                    "The " + search + " does not support: " + unsupported + ". Leave it out, and filter the rows.");
        }
    }
}
