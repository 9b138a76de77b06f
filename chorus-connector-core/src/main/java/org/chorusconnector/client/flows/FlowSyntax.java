package org.chorusconnector.client.flows;

/**
 * The syntax of a flow. Open: Chorus Pro takes others, see {@code recupererSyntaxeFlux}.
 *
 * @param code as Chorus Pro writes it, not blank
 */
public record FlowSyntax(String code) {

    /** Factur-X: a PDF that holds its data. */
    public static final FlowSyntax FACTURX = new FlowSyntax("IN_DP_E2_CII_FACTURX");

    /** UN/CEFACT Cross Industry Invoice D16B. */
    public static final FlowSyntax CII = new FlowSyntax("IN_DP_E1_CII_16B");

    /** UBL invoice. */
    public static final FlowSyntax UBL = new FlowSyntax("IN_DP_E1_UBL_INVOICE");

    /** CII D16B with the least data, and the invoice as PDF. */
    public static final FlowSyntax CII_AND_PDF = new FlowSyntax("IN_DP_E2_CII_MIN_16B");

    /** UBL with the least data, and the invoice as PDF. */
    public static final FlowSyntax UBL_AND_PDF = new FlowSyntax("IN_DP_E2_UBL_INVOICE_MIN");

    public FlowSyntax {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of a flow syntax is blank");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
