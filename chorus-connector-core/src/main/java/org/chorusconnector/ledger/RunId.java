package org.chorusconnector.ledger;

import java.util.UUID;

/** Names one run, everywhere and for ever. */
public record RunId(UUID value) {

    public static RunId random() {
        return new RunId(UUID.randomUUID());
    }

    public static RunId of(String text) {
        return new RunId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
