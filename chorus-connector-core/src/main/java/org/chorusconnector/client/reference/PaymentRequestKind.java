package org.chorusconnector.client.reference;

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

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }
}
