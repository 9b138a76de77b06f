package org.chorusconnector.client.invoices;

import java.util.Arrays;
import java.util.Optional;

/** How the recipient is expected to pay. */
public enum PaymentMethod {
    TRANSFER("VIREMENT"),
    CHEQUE("CHEQUE"),
    DIRECT_DEBIT("PRELEVEMENT"),
    CASH("ESPECE"),
    CARRIED_OVER("REPORT"),
    OTHER("AUTRE");

    private final String code;

    PaymentMethod(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }

    /** The constant of a word of Chorus Pro, exactly as Chorus Pro writes it; empty when it is none of these. */
    public static Optional<PaymentMethod> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
