package org.chorusconnector.client.reference;

import java.math.BigDecimal;
import java.util.Optional;
import org.chorusconnector.annotation.Given;

/**
 * A rate of value added tax.
 *
 * @param code what a line of an invoice names
 * @param label in French
 * @param percent the rate, 20 for 20 %
 */
@Given
public record VatRate(String code, Optional<String> label, Optional<BigDecimal> percent) {}
