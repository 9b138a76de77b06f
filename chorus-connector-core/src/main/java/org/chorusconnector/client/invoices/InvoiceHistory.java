package org.chorusconnector.client.invoices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * What an invoice went through, at most 1000 entries of each kind. Authors are personal data: addresses and telephone
 * numbers of users are left out, and no name is part of {@code toString}.
 *
 * @param number number of the invoice
 * @param currentStatus where it stands
 * @param statuses the statuses, latest first
 * @param events what else happened, latest first
 * @param actions what users did, latest first
 */
@Given
public record InvoiceHistory(
        Optional<String> number,
        Optional<InvoiceStatus> currentStatus,
        List<StatusChange> statuses,
        List<Event> events,
        List<Event> actions) {

    public InvoiceHistory {
        statuses = List.copyOf(statuses);
        events = List.copyOf(events);
        actions = List.copyOf(actions);
    }

    /**
     * A status that an invoice took.
     *
     * @param status the status
     * @param at when
     * @param comment why, as its author wrote it; may hold personal data
     * @param author first and last name of the user who set it
     */
    public record StatusChange(
            InvoiceStatus status, Optional<Instant> at, Optional<String> comment, Optional<String> author) {

        @Override
        public String toString() {
            return "StatusChange[" + status.code() + ", "
                    + at.map(Instant::toString).orElse("?") + "]";
        }
    }

    /**
     * Something that happened.
     *
     * @param what its label or its code
     * @param at when
     * @param author name of the user who did it
     */
    public record Event(String what, Optional<Instant> at, Optional<String> author) {

        @Override
        public String toString() {
            return "Event[" + what + ", " + at.map(Instant::toString).orElse("?") + "]";
        }
    }
}
