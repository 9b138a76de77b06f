package org.chorusconnector.client.invoices;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;

/**
 * Marks rejected invoices as handled by their supplier. Immutable.
 *
 * @param invoices the rejected invoices, at least one
 * @param reason code of the reason ({@code motifRejet})
 * @param information further information ({@code cpltInfos})
 */
public record RejectionHandling(List<ChorusInvoiceId> invoices, Optional<String> reason, Optional<String> information) {

    public RejectionHandling {
        invoices = List.copyOf(invoices);
        if (invoices.isEmpty()) {
            throw new IllegalArgumentException("invoices must name at least one rejected invoice");
        }
        reason = reason.filter(text -> !text.isBlank());
        information = information.filter(text -> !text.isBlank());
    }

    /** Marks these invoices, without a reason. */
    public static RejectionHandling of(ChorusInvoiceId... invoices) {
        return new RejectionHandling(List.of(invoices), Optional.empty(), Optional.empty());
    }

    public RejectionHandling withReason(String code) {
        return new RejectionHandling(invoices, Optional.of(code), information);
    }

    public RejectionHandling withInformation(String text) {
        return new RejectionHandling(invoices, reason, Optional.of(text));
    }
}
