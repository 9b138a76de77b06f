package org.chorusconnector.client.invoices;

import java.math.BigDecimal;

/**
 * The tax of an invoice at one rate.
 *
 * @param rate the rate
 * @param base what is taxed at it, without tax
 * @param tax what it comes to
 */
public record VatLine(TaxRate rate, BigDecimal base, BigDecimal tax) {

    public VatLine {
        Amounts.check("base", base);
        Amounts.check("tax", tax);
    }
}
