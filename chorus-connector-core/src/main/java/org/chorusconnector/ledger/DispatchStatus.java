package org.chorusconnector.ledger;

/** Where an item stands in the ledger. */
public enum DispatchStatus {
    /** Never sent, or refused or failed for certain: may be sent. */
    FREE,
    /** A run has it in hand, or its last submission may have been taken. */
    IN_PROGRESS,
    /** Chorus Pro has it. */
    SENT
}
