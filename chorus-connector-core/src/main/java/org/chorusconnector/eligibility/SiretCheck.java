package org.chorusconnector.eligibility;

/** How a client's SIRET is checked. Fourteen digits are always required. */
public enum SiretCheck {
    /** A wrong key blocks the item, unless Chorus Pro was asked and knows the recipient: some public bodies have a wrong key. */
    STRICT,
    /** A wrong key does not block: the SIRETs of Chorus Pro's qualification environment have wrong keys. */
    LENIENT
}
