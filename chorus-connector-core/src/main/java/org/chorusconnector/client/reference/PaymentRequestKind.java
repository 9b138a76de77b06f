package org.chorusconnector.client.reference;

import java.util.Arrays;
import java.util.Optional;

/** What Chorus Pro calls a demande de paiement, by its kind. */
public enum PaymentRequestKind {
    /** An ordinary invoice or credit note. */
    INVOICE("FACTURE"),
    /** A document of a works contract. */
    WORKS_INVOICE("FACTURE_TRAVAUX"),
    /** Costs of justice. */
    JUSTICE_COSTS("MEMOIRE_JUSTICE"),
    /** A refund of the tax on fuel. */
    TAX_REFUND("DEMANDE_REMBOURSEMENT");

    private final String code;

    PaymentRequestKind(String code) {
        this.code = code;
    }

    /** The constant of a word of Chorus Pro, exactly as Chorus Pro writes it; empty if it is none of these. */
    public static Optional<PaymentRequestKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }
}
