package org.chorusconnector.client.flows;

/**
 * The number that Chorus Pro gives to a deposited flow ({@code numeroFluxDepot}).
 *
 * @param value not blank
 */
public record FlowNumber(String value) {

    public FlowNumber {
        if (value.isBlank()) {
            throw new IllegalArgumentException("The number of a flow is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
