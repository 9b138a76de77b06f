package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What the ledger remembers of the beginning of a run.
 *
 * @param kind what started it
 * @param businessDay the Paris day for which items are selected
 * @param at when it began
 * @param by who or what started it, such as a host and process; at most 200 characters
 * @param settings a fingerprint of the settings in force, to see later whether they changed; at most 64 characters
 */
public record RunStart(RunKind kind, LocalDate businessDay, Instant at, String by, String settings) {

    public RunStart {
        requireNonNull(kind, "kind");
        requireNonNull(businessDay, "businessDay");
        requireNonNull(at, "at");
        if (by.length() > 200 || settings.length() > 64) {
            throw new IllegalArgumentException("A run's starter has at most 200 characters, its fingerprint 64");
        }
    }
}
