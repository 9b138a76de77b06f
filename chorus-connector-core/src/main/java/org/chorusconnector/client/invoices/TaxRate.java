package org.chorusconnector.client.invoices;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A rate of value added tax: one of the reference list, or a figure.
 *
 * @param code of the reference list of Chorus Pro ({@code recupererTauxTva}), not blank
 * @param percent 20 for 20 %, not negative
 */
public record TaxRate(Optional<String> code, Optional<BigDecimal> percent) {

    public TaxRate {
        if (code.isPresent() == percent.isPresent()) {
            throw new IllegalArgumentException("A rate of tax is a code or a figure, not both");
        }
        if (code.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("The code of a rate of tax is blank");
        }
        if (percent.filter(figure -> figure.signum() < 0).isPresent()) {
            throw new IllegalArgumentException("A rate of tax is not negative");
        }
    }

    /** A rate of the reference list. */
    public static TaxRate ofCode(String code) {
        return new TaxRate(Optional.of(code), Optional.empty());
    }

    /** A rate by its figure, 20 for 20 %. */
    public static TaxRate ofPercent(BigDecimal percent) {
        return new TaxRate(Optional.empty(), Optional.of(percent));
    }
}
