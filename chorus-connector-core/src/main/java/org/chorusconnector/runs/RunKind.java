package org.chorusconnector.runs;

/** What started a run. */
public enum RunKind {
    /** The daily automatic run. At most one is alive at a time. */
    AUTOMATIC,
    /** Items named by a person. Any number may be alive. */
    BY_HAND,
    /** An automatic run that sends nothing. Any number may be alive. */
    REHEARSAL,
    /** A look at Chorus Pro for what is in doubt, and nothing else. Any number may be alive. */
    RECONCILIATION
}
