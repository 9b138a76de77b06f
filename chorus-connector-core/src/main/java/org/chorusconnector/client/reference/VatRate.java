package org.chorusconnector.client.reference;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A rate of value added tax.
 *
 * @param code what a line of an invoice names
 * @param label in French
 * @param percent the rate, 20 for 20 %
 */
public record VatRate(String code, Optional<String> label, Optional<BigDecimal> percent) {}
