package org.chorusconnector.client.invoices;

/**
 * A status of the life cycle of an invoice. Open: codes that this version does not know are kept as received.
 *
 * @param code as Chorus Pro writes it, not blank
 */
public record InvoiceStatus(String code) {

    public static final InvoiceStatus DEPOSEE = new InvoiceStatus("DEPOSEE");
    public static final InvoiceStatus EN_COURS_ACHEMINEMENT = new InvoiceStatus("EN_COURS_ACHEMINEMENT");
    public static final InvoiceStatus MISE_A_DISPOSITION = new InvoiceStatus("MISE_A_DISPOSITION");
    public static final InvoiceStatus A_RECYCLER = new InvoiceStatus("A_RECYCLER");
    public static final InvoiceStatus SUSPENDUE = new InvoiceStatus("SUSPENDUE");
    public static final InvoiceStatus COMPLETEE = new InvoiceStatus("COMPLETEE");
    public static final InvoiceStatus REJETEE = new InvoiceStatus("REJETEE");
    public static final InvoiceStatus SERVICE_FAIT = new InvoiceStatus("SERVICE_FAIT");
    public static final InvoiceStatus MANDATEE = new InvoiceStatus("MANDATEE");
    public static final InvoiceStatus MISE_A_DISPOSITION_COMPTABLE = new InvoiceStatus("MISE_A_DISPOSITION_COMPTABLE");
    public static final InvoiceStatus COMPTABILISEE = new InvoiceStatus("COMPTABILISEE");
    public static final InvoiceStatus MISE_EN_PAIEMENT = new InvoiceStatus("MISE_EN_PAIEMENT");
    public static final InvoiceStatus ABANDONNEE = new InvoiceStatus("ABANDONNEE");
    public static final InvoiceStatus SUPPRIMEE = new InvoiceStatus("SUPPRIMEE");

    public InvoiceStatus {
        if (code.isBlank()) {
            throw new IllegalArgumentException("The code of an invoice status is blank");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
