package org.chorusconnector.client.flows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * What became of a flow. Everything may be missing from an answer.
 *
 * @param status where it stands
 * @param since when it took this status
 * @param fileName as Chorus Pro calls it
 * @param invoiceErrors why invoices of it were not taken: those were not created, and their numbers are free (rule N8)
 * @param technicalErrors why the flow as a whole was not read
 */
@Given
public record FlowReport(
        Optional<FlowStatus> status,
        Optional<Instant> since,
        Optional<String> fileName,
        List<InvoiceError> invoiceErrors,
        List<TechnicalError> technicalErrors) {

    public FlowReport {
        invoiceErrors = List.copyOf(invoiceErrors);
        technicalErrors = List.copyOf(technicalErrors);
    }

    /**
     * An invoice that was not taken.
     *
     * @param number its number
     * @param supplier identifier of its supplier
     * @param recipient identifier of its recipient
     * @param label why: several reasons may stand in it, separated by {@code |} and cut at about 200 characters
     */
    public record InvoiceError(
            Optional<String> number, Optional<String> supplier, Optional<String> recipient, Optional<String> label) {}

    /**
     * Something wrong with the flow.
     *
     * @param nature what kind of thing
     * @param code its code
     * @param label in French
     */
    public record TechnicalError(Optional<String> nature, Optional<String> code, Optional<String> label) {}
}
