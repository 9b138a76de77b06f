package org.chorusconnector.client.invoices;

import java.util.Arrays;
import java.util.Optional;

/** Whether the recipient owes or is owed. */
public enum InvoiceType {
    INVOICE("FACTURE"),
    CREDIT_NOTE("AVOIR");

    private final String code;

    InvoiceType(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }

    /** The constant of a word of Chorus Pro, exactly as Chorus Pro writes it; empty when it is none of these. */
    public static Optional<InvoiceType> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
