package org.chorusconnector.ledger;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an item stands, and the only table of what it may become. An item without an entry was never claimed.
 *
 * <pre>
 *              claim           a file is stored            submit               answer
 *   (none) ──────────▶ CLAIMED ────────────────▶ UPLOADING ──────▶ SUBMITTING ─────────▶ SENT
 *                        │ ▲                        │                 │  │ ▲
 *           upload fails │ │ claimed again          │                 │  │ └─ absent twice: submitted again ─┐
 *                        ▼ │                        ▼                 │  │                                   │
 *                     REFUSED, FAILED ◀───────────────────────────────┘  └─ no certain answer, ─────▶ UNKNOWN
 *                                                                           or its run died             │
 *                                                                                                       ▼
 *                                                                                          SENT, REFUSED, FAILED
 * </pre>
 *
 * A run makes all of these, on an item that it holds. Two more are made by a person, of what no living run may write after
 * that: see {@link LedgerAdmin#release} and {@link LedgerAdmin#forget}.
 */
public enum EntryState {
    /** A run has it in hand; nothing was submitted. */
    CLAIMED,
    /** Some of its files are stored on Chorus Pro, and their ids on record; nothing was submitted. */
    UPLOADING,
    /** The intent to submit is on record; the call may be under way, or its run may have died in it. */
    SUBMITTING,
    /** It may have been taken: Chorus Pro is asked before anything else is done with it. */
    UNKNOWN,
    /** Chorus Pro has it. Final for every run. */
    SENT,
    /** Chorus Pro refused it; may be claimed again. */
    REFUSED,
    /** Certainly not sent; may be claimed again. */
    FAILED;

    private Set<EntryState> next() {
        return switch (this) {
            case CLAIMED, UPLOADING -> EnumSet.of(CLAIMED, UPLOADING, SUBMITTING, REFUSED, FAILED);
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
