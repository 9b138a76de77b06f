package org.chorusconnector.client.structures;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A service of a structure in full.
 *
 * @param id technical identifier
 * @param code what an invoice names
 * @param name its name
 * @param description what it is for
 * @param engagementRequired whether invoices to it need an engagement number, even when the structure does not ask for
 *     one; empty when the answer does not tell
 * @param returnsPayment whether it reports the payment of invoices; empty if the answer does not tell
 * @param validFrom first day, in Paris
 * @param validTo last day, in Paris
 */
@Given
public record StructureService(
        ServiceId id,
        Optional<String> code,
        Optional<String> name,
        Optional<String> description,
        Optional<Boolean> engagementRequired,
        Optional<Boolean> returnsPayment,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {}
