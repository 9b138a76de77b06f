package org.chorusconnector.receipt;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.chorusconnector.annotation.Given;

/**
 * What a run is looking for: a hint that lets the host read less. A source may ignore it and give everything: the
 * dispatch checks each item again.
 *
 * @param businessDay the Paris day for which items are selected
 * @param createdAfter the cut-off date of an automatic run: what was created on or before it is not wanted
 * @param numbers the numbers asked for by hand; empty for an automatic run, which wants whatever is due
 */
@Given
public record ReceiptQuery(LocalDate businessDay, Optional<LocalDate> createdAfter, Set<String> numbers) {

    public ReceiptQuery {
        requireNonNull(businessDay, "businessDay");
        requireNonNull(createdAfter, "createdAfter");
        numbers = Set.copyOf(numbers);
    }
}
