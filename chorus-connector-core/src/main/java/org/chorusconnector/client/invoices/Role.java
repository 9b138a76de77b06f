package org.chorusconnector.client.invoices;

/** In which role one looks for payment requests. */
public enum Role {
    SUPPLIER("FOURNISSEUR"),
    RECIPIENT("DESTINATAIRE"),
    /** Of a structure that validates invoices of others. */
    VALIDATOR("VALIDEUR"),
    /** Maître d'œuvre of a works contract. */
    PROJECT_MANAGER("MOE"),
    /** Maître d'ouvrage of a works contract. */
    PROJECT_OWNER("MOA");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }
}
