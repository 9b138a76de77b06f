package org.chorusconnector.lifecycle;

/** What a status is about. */
public enum StatusScope {
    /** An invoice, from its draft to its payment. */
    INVOICE,
    /** The invoice of a subcontractor or co-contractor (A9, A12) before its recipient sees it. */
    VALIDATION,
    /** A piece of a works contract. */
    WORKS,
    /** An invoice, in an inner step of Chorus Pro. */
    TECHNICAL,
    /** A flow: one file or a lot of files. */
    FLOW,
    /** Not known: this version does not know the status. */
    UNKNOWN
}
