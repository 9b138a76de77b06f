package org.chorusconnector.client.invoices;

import java.util.Arrays;
import java.util.Optional;

/** The frame (cadre de facturation) of an invoice. Chorus Pro knows 25; the submission of an ordinary invoice takes four, of which the two without a validating structure are offered. */
public enum CadreDeFacturation {
    /** An ordinary invoice of a supplier. */
    A1("A1_FACTURE_FOURNISSEUR"),
    /** An invoice already paid, by purchasing card for example: nothing is due any more. */
    A2("A2_FACTURE_FOURNISSEUR_DEJA_PAYEE");

    private final String code;

    CadreDeFacturation(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }

    /** The constant of a word of Chorus Pro, exactly as Chorus Pro writes it; empty when it is none of these. */
    public static Optional<CadreDeFacturation> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
