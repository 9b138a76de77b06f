package org.chorusconnector.client.internal.invoices;

/** How much of each part of an invoice is asked for: unless told otherwise, Chorus Pro stops at 10. */
final class Sections {

    private static final int FIRST = 1;
    private static final int MOST = 1000;

    private Sections() {}

    record VatLines(int pageResultatDemandeeListeRecapitulatifTVA, int nbResultatsParPageListeListeRecapitulatifTVA) {
        static final VatLines ALL = new VatLines(FIRST, MOST);
    }

    record Files(int pageResultatDemandeeListePieceJointe, int nbResultatsParPageListePieceJointe) {
        static final Files ALL = new Files(FIRST, MOST);
    }

    record Lines(int pageResultatDemandeeLignesPoste, int nbResultatsParPageLignesPoste) {
        static final Lines ALL = new Lines(FIRST, MOST);
    }

    record Statuses(int pageResultatDemandeeListeHistoStatut, int nbResultatsParPageListeHistoStatut) {
        static final Statuses ALL = new Statuses(FIRST, MOST);
    }

    record Events(int pageResultatDemandeeListeHistoEvenement, int nbResultatsParPageListeHistoEvenement) {
        static final Events ALL = new Events(FIRST, MOST);
    }

    record Actions(int pageResultatDemandeeListeHistoAction, int nbResultatsParPageListeHistoAction) {
        static final Actions ALL = new Actions(FIRST, MOST);
    }
}
