package org.chorusconnector.client.structures;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A service of a structure.
 *
 * @param id what {@link Structures#consultService} asks for
 * @param code what an invoice names; {@code FACTURES_PUBLIQUES} is for invoices between public bodies alone
 * @param name its name
 * @param active whether it takes invoices; empty when the answer does not tell
 * @param validFrom first day, in Paris
 * @param validTo last day, in Paris
 */
@Given
public record ServiceSummary(
        ServiceId id,
        Optional<String> code,
        Optional<String> name,
        Optional<Boolean> active,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo) {}
