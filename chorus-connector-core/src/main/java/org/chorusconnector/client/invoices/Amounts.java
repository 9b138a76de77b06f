package org.chorusconnector.client.invoices;

import java.math.BigDecimal;

/**
 * The totals of an invoice in its currency, each with at most 13 digits before the decimal point and 6 after it.
 *
 * <p>Whether they add up is checked where discount and lines are known, see {@link Submission}.
 *
 * @param exclTax total without value added tax; other taxes, such as that on insurance contracts, are part of it
 * @param vat total of value added tax, zero when there is none
 * @param inclTax total with tax
 * @param toPay what the recipient has to pay
 */
public record Amounts(BigDecimal exclTax, BigDecimal vat, BigDecimal inclTax, BigDecimal toPay) {

    private static final int MAX_DECIMALS = 6;
    private static final int MAX_WHOLE_DIGITS = 13;

    public Amounts {
        check("exclTax", exclTax);
        check("vat", vat);
        check("inclTax", inclTax);
        check("toPay", toPay);
    }

    /** The totals of what bears no value added tax, such as an insurance premium: all of it is to pay. */
    public static Amounts withoutVat(BigDecimal total) {
        return new Amounts(total, BigDecimal.ZERO, total, total);
    }

    /** Whether Chorus Pro takes an amount: at most 13 digits before the decimal point and 6 after it. */
    public static boolean isTaken(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() <= MAX_DECIMALS && (long) shortest.precision() - shortest.scale() <= MAX_WHOLE_DIGITS;
    }

    static void check(String name, BigDecimal amount) {
        if (!isTaken(amount)) {
            throw new IllegalArgumentException("Amount \"" + name + "\" must have at most " + MAX_WHOLE_DIGITS
                    + " digits before and " + MAX_DECIMALS + " after the decimal point");
        }
    }
}
