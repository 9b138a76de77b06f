package org.chorusconnector.client.structures;

/**
 * The technical identifier of a structure ({@code idStructureCPP}); not its SIRET.
 *
 * @param value positive
 */
public record StructureId(long value) {

    public StructureId {
        if (value <= 0) {
            throw new IllegalArgumentException("StructureId must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
