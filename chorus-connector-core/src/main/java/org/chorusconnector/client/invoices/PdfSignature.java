package org.chorusconnector.client.invoices;

/** Whether and how a PDF is signed. */
public enum PdfSignature {
    NONE("PDF_NON_SIGNE"),
    PADES("PDF_SIGNE_PADES"),
    XADES("PDF_SIGNE_XADES");

    private final String code;

    PdfSignature(String code) {
        this.code = code;
    }

    /** The word of Chorus Pro. */
    public String code() {
        return code;
    }
}
