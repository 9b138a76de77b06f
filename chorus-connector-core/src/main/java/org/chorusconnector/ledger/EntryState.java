package org.chorusconnector.ledger;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an item stands, and the only table of what it may become. An item without an entry was never claimed.
 *
 * <pre>
 *              claim                submit              answer
 *   (none) ───────────▶ CLAIMED ──────────▶ SUBMITTING ──────────▶ SENT
 *                         │  ▲                 │  │  ▲
 *            upload fails │  │ claimed again   │  │  └── not on the platform: submitted again ──┐
 *                         ▼  │                 │  │                                             │
 *                  REFUSED, FAILED ◀───────────┘  └── no certain answer, or its run died ──▶ UNKNOWN ──▶ SENT, REFUSED, FAILED
 * </pre>
 */
public enum EntryState {
    /** A run has it in hand; nothing was submitted. */
    CLAIMED,
    /** The intent to submit is on record; the call may be under way, or its run may have died in it. */
    SUBMITTING,
    /** It may have been taken: Chorus Pro is asked before anything else is done with it. */
    UNKNOWN,
    /** Chorus Pro has it. Final. */
    SENT,
    /** Chorus Pro refused it; may be claimed again. */
    REFUSED,
    /** Certainly not sent; may be claimed again. */
    FAILED;

    private Set<EntryState> next() {
        return switch (this) {
            case CLAIMED -> EnumSet.of(CLAIMED, SUBMITTING, REFUSED, FAILED);
            case SUBMITTING, UNKNOWN -> EnumSet.of(SUBMITTING, UNKNOWN, SENT, REFUSED, FAILED);
            case SENT -> EnumSet.noneOf(EntryState.class);
            case REFUSED, FAILED -> EnumSet.of(CLAIMED);
        };
    }

    /** Whether this transition exists. */
    public boolean mayBecome(EntryState other) {
        return next().contains(other);
    }

    /** Whether Chorus Pro may have it although nobody knows: the state that must be looked up, never submitted blindly. */
    public boolean isInDoubt() {
        return this == SUBMITTING || this == UNKNOWN;
    }
}
