package org.chorusconnector.client.invoices;

import java.math.BigDecimal;

/**
 * What is taken off the total with tax.
 *
 * @param amount not negative
 * @param reason shown to the recipient, not blank
 */
public record Discount(BigDecimal amount, String reason) {

    public Discount {
        Amounts.check("discount", amount);
        if (amount.signum() < 0 || reason.isBlank()) {
            throw new IllegalArgumentException("A discount is not negative and has a reason");
        }
    }
}
