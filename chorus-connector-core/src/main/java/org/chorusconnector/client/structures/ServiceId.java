package org.chorusconnector.client.structures;

/**
 * The technical identifier of a service of a structure ({@code idService}); not its code.
 *
 * @param value positive
 */
public record ServiceId(long value) {

    public ServiceId {
        if (value <= 0) {
            throw new IllegalArgumentException("ServiceId must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
