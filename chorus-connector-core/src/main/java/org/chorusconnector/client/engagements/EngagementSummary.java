package org.chorusconnector.client.engagements;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * An engagement found by a search. Everything may be missing from an answer.
 *
 * @param number what an invoice names
 * @param kind its kind, in French
 * @param state its state, in French
 * @param serviceCode service that ordered
 * @param serviceName its name
 * @param notifiedOn day of notification, in Paris
 * @param amountExclTax total without tax
 * @param amountInclTax total with tax
 * @param currency of the amounts, ISO 4217
 */
@Given
public record EngagementSummary(
        Optional<String> number,
        Optional<String> kind,
        Optional<String> state,
        Optional<String> serviceCode,
        Optional<String> serviceName,
        Optional<LocalDate> notifiedOn,
        Optional<BigDecimal> amountExclTax,
        Optional<BigDecimal> amountInclTax,
        Optional<String> currency) {}
