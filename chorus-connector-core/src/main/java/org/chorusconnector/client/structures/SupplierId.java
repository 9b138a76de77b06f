package org.chorusconnector.client.structures;

/**
 * The technical identifier of a structure in its role of supplier ({@code idFournisseur}); not its SIRET.
 *
 * @param value positive
 */
public record SupplierId(long value) {

    public SupplierId {
        if (value <= 0) {
            throw new IllegalArgumentException("SupplierId must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
