package org.chorusconnector.receipt;

/** What a receipt bills, and therefore which of its dates makes it effective. */
public enum ReceiptKind {
    /** Premium billed in advance (<i>terme à échoir</i>): effective on the first day of its period. */
    PREMIUM_IN_ADVANCE,
    /** Premium billed in arrears (<i>terme échu</i>): effective on the last day of its period. */
    PREMIUM_IN_ARREARS,
    /** Fee invoice (<i>facture d'honoraires</i>): effective on the day of its creation. */
    FEE;

    /** Whether this is a premium of either kind; delays and VAT are set for premiums and for fees. */
    public boolean isPremium() {
        return this != FEE;
    }
}
