package org.chorusconnector.client.flows;

import java.util.Set;

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

    /** The exchange system could not process the flow: send all of it again. */
    public static final FlowStatus INCIDENT = new FlowStatus("IN_INCIDENTE");

    /** The flow must be sent again. Unconfirmed. */
    public static final FlowStatus TO_BE_SENT_AGAIN = new FlowStatus("IN_A_RELANCER");

    /** Internal error of Chorus Pro: send the flow again. Unconfirmed. */
    public static final FlowStatus INTERNAL_ERROR = new FlowStatus("IN_ERREUR_INTERNE");

    /** The flow failed the admissibility check: correct it and send it again. Unconfirmed. */
    public static final FlowStatus INADMISSIBLE = new FlowStatus("QP_IRRECEVABLE");

    private static final Set<FlowStatus> FINAL =
            Set.of(INTEGRATED, PARTLY_INTEGRATED, REJECTED, INCIDENT, TO_BE_SENT_AGAIN, INTERNAL_ERROR, INADMISSIBLE);

    public FlowStatus {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of a flow status is blank");
        }
    }

    /** Whether it does not change any more, so that there is no need to ask again. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }

    @Override
    public String toString() {
        return code;
    }
}
