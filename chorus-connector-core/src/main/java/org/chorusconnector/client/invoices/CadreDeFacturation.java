package org.chorusconnector.client.invoices;

import java.util.Arrays;
import java.util.Optional;

/** The frame (cadre de facturation) of an invoice. Chorus Pro knows 25; the submission of an ordinary invoice takes these. */
public enum CadreDeFacturation {
    /** An ordinary invoice of a supplier. */
    A1("A1_FACTURE_FOURNISSEUR"),
    /** An invoice already paid, by purchasing card for example: nothing is due any more. */
    A2("A2_FACTURE_FOURNISSEUR_DEJA_PAYEE"),
    /** An invoice of a subcontractor, to be validated by the holder of the contract. */
    A9("A9_FACTURE_SOUSTRAITANT"),
    /** An invoice of a co-contractor, to be validated by the leader of the group. */
    A12("A12_FACTURE_COTRAITANT");

    private final String code;

    CadreDeFacturation(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }

    /** Whether a validating structure must be named; the others take none. */
    public boolean needsValidator() {
        return this == A9 || this == A12;
    }

    /** The constant of a word of Chorus Pro, exactly as Chorus Pro writes it; empty when it is none of these. */
    public static Optional<CadreDeFacturation> ofCode(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
