package org.chorusconnector.client.works;

/**
 * The technical identifier of a works invoice ({@code idFactureTravaux}).
 *
 * @param value positive
 */
public record WorksInvoiceId(long value) {

    public WorksInvoiceId {
        if (value <= 0) {
            throw new IllegalArgumentException("WorksInvoiceId must be positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
