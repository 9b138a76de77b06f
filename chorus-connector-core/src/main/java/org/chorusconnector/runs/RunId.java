package org.chorusconnector.runs;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** Identifies one run, on all nodes and for all time. */
public record RunId(UUID value) {

    public RunId {
        requireNonNull(value, "value");
    }

    public static RunId random() {
        return new RunId(UUID.randomUUID());
    }

    /**
     * Reads what {@link #toString()} gave.
     *
     * @throws IllegalArgumentException if the text is not a UUID
     */
    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
