package org.chorusconnector.eligibility;

/** How a client's SIRET is checked. Fourteen digits are always required. */
public enum SiretCheck {
    /** A wrong key blocks the item. */
    STRICT,
    /** A wrong key does not block: the SIRETs of Chorus Pro's qualification environment have wrong keys. */
    LENIENT
}
