package org.chorusconnector.client.invoices;

import java.util.Arrays;
import java.util.Optional;

/** When value added tax falls due, if at all. */
public enum VatType {
    /** Due when the invoice is issued. */
    VAT_ON_DEBITS("TVA_SUR_DEBIT"),
    /** Due when the invoice is paid. */
    VAT_ON_RECEIPTS("TVA_SUR_ENCAISSEMENT"),
    /** Exempt; an exemption reason may be given with this one alone. */
    EXEMPT("EXONERATION"),
    /** Outside the scope of the tax. */
    NO_VAT("SANS_TVA");

    private final String code;

    VatType(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }

    /** The constant of a word of Chorus Pro, exactly as Chorus Pro writes it; empty when it is none of these. */
    public static Optional<VatType> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
