package org.chorusconnector.eligibility;

/** When an item needs a code service. */
public enum ServiceCodePolicy {
    /** When the recipient's settings on Chorus Pro require one: nineteen public bodies in twenty do not. */
    WHEN_REQUIRED,
    /** Always. */
    ALWAYS
}
