package org.chorusconnector.client.flows;

/**
 * Where a flow stands. Open: codes that this version does not know are kept as received.
 *
 * @param code as Chorus Pro writes it, not blank
 */
public record FlowStatus(String code) {

    /** All invoices of the flow were taken. */
    public static final FlowStatus INTEGRATED = new FlowStatus("IN_INTEGRE");

    /** Some invoices were taken, others not: the errors tell which. */
    public static final FlowStatus PARTLY_INTEGRATED = new FlowStatus("IN_INTEGRE_PARTIEL");

    /** No invoice was taken. */
    public static final FlowStatus REJECTED = new FlowStatus("IN_REJETE");

    public FlowStatus {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of a flow status is blank");
        }
    }

    /** Whether it is one of those that do not change any more, so that there is no need to ask again. */
    public boolean isFinal() {
        return equals(INTEGRATED) || equals(PARTLY_INTEGRATED) || equals(REJECTED);
    }

    @Override
    public String toString() {
        return code;
    }
}
