package org.chorusconnector.client.structures;

/** Which sector a structure belongs to. */
public enum StructureKind {
    /** State, local authorities, public hospitals and other public bodies. */
    PUBLIC("PUBLIQUE"),
    /** Companies and persons. */
    PRIVATE("PRIVEE");

    private final String code;

    StructureKind(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }
}
