package org.chorusconnector.ledger;

/** How one item of one run ended. */
public enum Outcome {
    /** Chorus Pro has it. */
    SENT,
    /** Chorus Pro said no, with a code and a label; it may be sent again once the cause is mended. */
    REFUSED,
    /** Certainly not sent, for a technical reason; the next run tries again. */
    FAILED,
    /** It may have been sent; the next run asks Chorus Pro before anything else. */
    UNKNOWN,
    /** Not tried, for the reasons given. */
    SKIPPED
}
