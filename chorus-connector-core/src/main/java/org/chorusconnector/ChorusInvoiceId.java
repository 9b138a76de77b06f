package org.chorusconnector;

/**
 * The technical identifier that Chorus Pro gives to an invoice it has taken ({@code identifiantFactureCPP}).
 *
 * @param value positive
 */
public record ChorusInvoiceId(long value) {

    public ChorusInvoiceId {
        if (value <= 0) {
            throw new IllegalArgumentException("A Chorus Pro invoice identifier is positive: " + value);
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
