package org.chorusconnector.lifecycle;

import org.chorusconnector.Language;

/** What a supplier can do about an invoice, a piece of a works contract or a flow in its status. */
public enum SupplierAction {
    /** Submit the invoice (soumettre). */
    SUBMIT("Soumettre la facture", "Submit the invoice"),
    /** Add the missing documents (completer): files and comment change, nothing else. */
    COMPLETE("Ajouter les pièces jointes demandées", "Add the documents asked for"),
    /** Correct SIRET, service or engagement (recycler): the number stays, nothing else changes. */
    RECYCLE(
            "Corriger le SIRET, le code service ou le numéro d'engagement",
            "Correct the SIRET, the service code or the engagement number"),
    /** Mark the rejection as handled (traiterRejet), and issue a new invoice with a new number. */
    HANDLE_REJECTION(
            "Traiter le rejet, puis émettre une nouvelle facture sous un nouveau numéro",
            "Mark the rejection as handled, then issue a new invoice with a new number"),
    /** Issue a new invoice. */
    REISSUE("Émettre une nouvelle facture", "Issue a new invoice"),
    /** Name the right validator (corrigerValideur). */
    CORRECT_VALIDATOR("Désigner le bon valideur", "Name the right validator"),
    /** Add the missing documents to a piece of a works contract (completer). The path of the service is unconfirmed. */
    COMPLETE_WORKS(
            "Ajouter les pièces jointes demandées à la pièce de travaux",
            "Add the documents asked for to the works piece"),
    /** Correct where a piece of a works contract goes (recycler). The path of the service is unconfirmed. */
    RECYCLE_WORKS("Corriger les destinataires de la pièce de travaux", "Correct the addressees of the works piece"),
    /** Deposit a new piece of a works contract. The path of the service is unconfirmed. */
    REISSUE_WORKS("Déposer une nouvelle pièce de travaux", "Deposit a new works piece"),
    /** Refuse a piece of a works contract (refuser): it is what led to the status. The path of the service is unconfirmed. */
    REFUSE_WORKS("Refuser la pièce de travaux", "Refuse the works piece"),
    /** Correct the invoice or the file, and send it again. */
    CORRECT_AND_SEND_AGAIN("Corriger, puis renvoyer", "Correct it and send it again"),
    /** Send the whole flow again, as it was. */
    SEND_AGAIN("Renvoyer le flux entier", "Send the whole flow again"),
    /** Read which invoices Chorus Pro created from the flow. */
    READ_INVOICES("Relever les factures créées", "Read which invoices were created"),
    /** Read which invoices were created, correct the others and send those alone. */
    SEND_REFUSED_AGAIN(
            "Relever les factures créées, corriger et renvoyer les autres seulement",
            "Read which invoices were created, correct and send the others only"),
    /** Read the report of the flow. */
    READ_REPORT("Lire le compte rendu du flux", "Read the report of the flow"),
    /** Wait, and ask the support of Chorus Pro if the status stays (sollicitation). */
    ASK_SUPPORT(
            "Attendre, puis saisir une sollicitation si le statut persiste",
            "Wait, then ask the support of Chorus Pro if the status stays");

    private final String french;
    private final String english;

    SupplierAction(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** What to do, in a few words. */
    public String label(Language language) {
        return Bilingual.choose(language, french, english);
    }
}
