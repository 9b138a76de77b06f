package org.chorusconnector.client.structures;

/** What identifies a structure. The words that Chorus Pro takes today are given by {@code recupererTypeIdentifiantStructure}. */
public enum StructureIdentifierKind {
    /** An establishment in France: 14 digits. */
    SIRET("SIRET"),
    /** A company of another state of the European Union, by its VAT number. */
    EU_OUTSIDE_FRANCE("UE_HORS_FRANCE"),
    /** A company outside of the European Union. */
    OUTSIDE_EU("HORS_UE"),
    /** A company in New Caledonia. */
    RIDET("RIDET"),
    /** A company in French Polynesia. */
    TAHITI("TAHITI"),
    /** Any other structure. */
    OTHER("AUTRE"),
    /** A natural person. */
    PERSON("PARTICULIER");

    private final String code;

    StructureIdentifierKind(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }
}
