package org.chorusconnector.client.structures;

import org.chorusconnector.Siret;

/** What structures to look for. Immutable. */
public final class StructureSearch {

    private final Siret siret;

    private StructureSearch(Siret siret) {
        this.siret = siret;
    }

    /** The structure of this SIRET: at most one is expected. */
    public static StructureSearch bySiret(Siret siret) {
        return new StructureSearch(siret);
    }

    public Siret siret() {
        return siret;
    }

    @Override
    public String toString() {
        return "StructureSearch[siret=" + siret + "]";
    }
}
