package org.chorusconnector.runs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import org.chorusconnector.annotation.Given;

/**
 * The beginning of a run, as the ledger records it.
 *
 * @param kind what started it
 * @param businessDay the Paris day for which items are selected
 * @param startedAt when it began
 * @param startedBy who or what started it, such as a host and process; at most 200 characters
 * @param settingsFingerprint of the settings in force, to see later whether they changed; at most 64 characters
 */
@Given
public record RunStart(
        RunKind kind, LocalDate businessDay, Instant startedAt, String startedBy, String settingsFingerprint) {

    private static final int MAX_STARTED_BY = 200;
    private static final int MAX_FINGERPRINT = 64;

    public RunStart {
        requireNonNull(kind, "kind");
        requireNonNull(businessDay, "businessDay");
        requireNonNull(startedAt, "startedAt");
        requireAtMost(MAX_STARTED_BY, "startedBy", startedBy);
        requireAtMost(MAX_FINGERPRINT, "settingsFingerprint", settingsFingerprint);
    }

    private static void requireAtMost(int limit, String name, String value) {
        if (value.length() > limit) {
            throw new IllegalArgumentException(
                    name + " must have at most " + limit + " characters, not " + value.length());
        }
    }
}
