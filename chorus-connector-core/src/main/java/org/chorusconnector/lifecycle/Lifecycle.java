package org.chorusconnector.lifecycle;

import static java.util.function.Function.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.client.flows.FlowStatus;
import org.chorusconnector.client.invoices.InvoiceStatus;

/**
 * The statuses of invoices, of works invoices and of flows, with what each means, who acts and what usually follows. Made from
 * public documentation and clients of Chorus Pro; the table is in {@code docs/lifecycle.md}. Thread-safe.
 *
 * <p>It informs and never refuses: recipients leave statuses out, and go back to earlier ones.
 */
public final class Lifecycle {

    private static final List<Status> STATUSES = Stream.of(
                    InvoiceStatuses.ALL, ValidationStatuses.ALL, WorksStatuses.ALL, FlowStatuses.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<String, Status> BY_CODE =
            STATUSES.stream().collect(Collectors.toUnmodifiableMap(Status::code, identity()));

    private Lifecycle() {}

    /**
     * What is known of a status.
     *
     * @param code as Chorus Pro writes it, not blank; upper and lower case differ
     * @return the status, with this code unchanged. A code that this version does not know gives a status that says so: {@link
     *     Status#isKnown()}
     */
    public static Status of(String code) {
        return Optional.ofNullable(BY_CODE.get(code)).orElseGet(() -> Status.unknown(code));
    }

    /** What is known of the status of an invoice; see {@link #of(String)}. */
    public static Status of(InvoiceStatus status) {
        return of(status.code());
    }

    /** What is known of the status of a flow; see {@link #of(String)}. */
    public static Status of(FlowStatus status) {
        return of(status.code());
    }

    /** All statuses that this version knows, in the order in which they are mostly taken within a scope; unmodifiable. */
    public static List<Status> statuses() {
        return STATUSES;
    }
}
