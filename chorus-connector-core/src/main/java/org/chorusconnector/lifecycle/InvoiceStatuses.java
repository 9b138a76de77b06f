package org.chorusconnector.lifecycle;

import static org.chorusconnector.lifecycle.Actor.ACCOUNTANT;
import static org.chorusconnector.lifecycle.Actor.CHORUS_PRO;
import static org.chorusconnector.lifecycle.Actor.NOBODY;
import static org.chorusconnector.lifecycle.Actor.RECIPIENT;
import static org.chorusconnector.lifecycle.Actor.SUPPLIER;
import static org.chorusconnector.lifecycle.Status.Confidence.CODE_ONLY;
import static org.chorusconnector.lifecycle.Status.Confidence.CONFIRMED;
import static org.chorusconnector.lifecycle.Status.Confidence.UNCONFIRMED;

import java.util.List;

/** The statuses of invoices, and the inner steps of Chorus Pro. */
final class InvoiceStatuses {

    private static final String[] AFTER_DELIVERY = {
        "SERVICE_FAIT",
        "MANDATEE",
        "MISE_A_DISPOSITION_COMPTABLE",
        "COMPTABILISEE",
        "MISE_EN_PAIEMENT",
        "SUSPENDUE",
        "A_RECYCLER",
        "REJETEE"
    };

    static final List<Status> ALL = List.of(
            invoice("BROUILLON", CONFIRMED)
                    .setBy(SUPPLIER)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.SUBMIT)
                    .optional()
                    .followedBy("DEPOSEE", "A_VALIDER_1", "SUPPRIMEE")
                    .texts(
                            "Brouillon",
                            "La facture est saisie mais n'est pas envoyée : le fournisseur peut encore la modifier, et doit la"
                                    + " soumettre.",
                            "Draft",
                            "The invoice is entered but not sent: the supplier can still change it, and must submit it."),
            invoice("DEPOSEE", CONFIRMED)
                    .setBy(CHORUS_PRO)
                    .edi("01")
                    .followedBy("EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION", "EN_COURS_TRAITEMENT_PIVOT_S")
                    .texts(
                            "Déposée",
                            "Chorus Pro a enregistré la facture et la transmet au destinataire. Cet état dure peu.",
                            "Deposited",
                            "Chorus Pro has stored the invoice and passes it on to the recipient. This does not last long."),
            invoice("EN_COURS_ACHEMINEMENT", CONFIRMED)
                    .setBy(CHORUS_PRO)
                    .edi("02")
                    .optional()
                    .followedBy("MISE_A_DISPOSITION")
                    .texts(
                            "En cours d'acheminement",
                            "Chorus Pro achemine la facture vers l'application du destinataire.",
                            "On its way",
                            "Chorus Pro is passing the invoice on to the application of the recipient."),
            invoice("MISE_A_DISPOSITION", CONFIRMED)
                    .setBy(CHORUS_PRO)
                    .waitsFor(RECIPIENT)
                    .edi("03")
                    .followedBy(AFTER_DELIVERY)
                    .texts(
                            "Mise à disposition du destinataire",
                            "Le destinataire a reçu la facture et peut la traiter. Certains destinataires ne renvoient aucun statut"
                                    + " après celui-ci.",
                            "Delivered to the recipient",
                            "The recipient has received the invoice and can handle it. Some recipients return no status after this"
                                    + " one."),
            invoice("COMPLETEE", CONFIRMED)
                    .setBy(SUPPLIER)
                    .waitsFor(RECIPIENT)
                    .edi("12")
                    .followedBy(AFTER_DELIVERY)
                    .texts(
                            "Complétée",
                            "Le fournisseur a ajouté les pièces jointes demandées, ou corrigé une facture à recycler. Le destinataire"
                                    + " peut reprendre son traitement.",
                            "Completed",
                            "The supplier has added the documents asked for, or corrected an invoice to recycle. The recipient can"
                                    + " handle it again."),
            invoice("SUSPENDUE", CONFIRMED)
                    .setBy(RECIPIENT)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.COMPLETE)
                    .edi("06")
                    .optional()
                    .followedBy("COMPLETEE")
                    .texts(
                            "Suspendue",
                            "Il manque une ou plusieurs pièces justificatives. Le fournisseur les ajoute et renvoie la facture, dont"
                                    + " rien d'autre que le commentaire ne peut changer.",
                            "Suspended",
                            "One or more supporting documents are missing. The supplier adds them and returns the invoice, of which"
                                    + " nothing else but the comment can change."),
            invoice("A_RECYCLER", CONFIRMED)
                    .setBy(RECIPIENT)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.RECYCLE)
                    .edi("04")
                    .optional()
                    .followedBy("DEPOSEE", "COMPLETEE")
                    .texts(
                            "A recycler",
                            "La facture est mal adressée. Le fournisseur corrige le SIRET du destinataire, le code service ou le numéro"
                                    + " d'engagement, et la renvoie sous le même numéro.",
                            "To recycle",
                            "The invoice is addressed wrongly. The supplier corrects the recipient's SIRET, the service code or the"
                                    + " engagement number, and returns it under the same number."),
            invoice("REJETEE", CONFIRMED)
                    .setBy(RECIPIENT)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.HANDLE_REJECTION)
                    .edi("05")
                    .isFinal()
                    .optional()
                    .texts(
                            "Rejetée",
                            "Le destinataire refuse la facture pour son contenu, par exemple son montant, et ne la paiera pas. Le"
                                    + " fournisseur traite le rejet et émet une nouvelle facture sous un nouveau numéro.",
                            "Rejected",
                            "The recipient refuses the invoice for its content, such as its amount, and will not pay it. The supplier"
                                    + " marks the rejection as handled and issues a new invoice with a new number."),
            invoice("SERVICE_FAIT", CONFIRMED)
                    .setBy(RECIPIENT)
                    .waitsFor(RECIPIENT)
                    .edi("07")
                    .optional()
                    .followedBy(
                            "MANDATEE",
                            "MISE_A_DISPOSITION_COMPTABLE",
                            "COMPTABILISEE",
                            "MISE_EN_PAIEMENT",
                            "SUSPENDUE",
                            "A_RECYCLER",
                            "REJETEE")
                    .texts(
                            "Service fait",
                            "Le destinataire a constaté que la prestation est réalisée. Il peut liquider la dépense et la mandater.",
                            "Service rendered",
                            "The recipient has certified that what is invoiced was delivered. It can now order the payment."),
            invoice("MANDATEE", CONFIRMED)
                    .setBy(RECIPIENT)
                    .waitsFor(ACCOUNTANT)
                    .edi("08")
                    .optional()
                    .followedBy(
                            "MISE_A_DISPOSITION_COMPTABLE", "COMPTABILISEE", "MISE_EN_PAIEMENT", "SUSPENDUE", "REJETEE")
                    .texts(
                            "Mandatée",
                            "Le destinataire a émis le mandat ou la demande de paiement. Le comptable public doit maintenant le"
                                    + " contrôler et payer.",
                            "Payment ordered",
                            "The recipient has issued the order to pay. The public accountant must now check it and pay."),
            invoice("MISE_A_DISPOSITION_COMPTABLE", CONFIRMED)
                    .setBy(RECIPIENT)
                    .waitsFor(ACCOUNTANT)
                    .edi("09")
                    .optional()
                    .followedBy("COMPTABILISEE", "MISE_EN_PAIEMENT", "SUSPENDUE", "REJETEE")
                    .texts(
                            "Mise à disposition du comptable",
                            "Le comptable public a reçu la facture et doit la prendre en compte.",
                            "Delivered to the accountant",
                            "The public accountant has received the invoice and must enter it in the accounts."),
            invoice("COMPTABILISEE", CONFIRMED)
                    .setBy(ACCOUNTANT)
                    .waitsFor(ACCOUNTANT)
                    .edi("10")
                    .optional()
                    .followedBy("MISE_EN_PAIEMENT")
                    .texts(
                            "Comptabilisée",
                            "Le comptable public a validé la facture. Il lui reste à la mettre en paiement.",
                            "Entered in the accounts",
                            "The public accountant has approved the invoice. What remains is the order of the transfer."),
            invoice("MISE_EN_PAIEMENT", CONFIRMED)
                    .setBy(ACCOUNTANT)
                    .edi("11")
                    .isFinal()
                    .optional()
                    .texts(
                            "Mise en paiement",
                            "Le comptable public a envoyé l'ordre de virement à la Banque de France ; l'argent arrive quelques jours plus"
                                    + " tard. Les services de l'État et les organismes gérés sous Hélios renvoient toujours ce statut, les"
                                    + " autres pas forcément.",
                            "Payment sent",
                            "The public accountant has sent the transfer order to the Banque de France; the money arrives some days"
                                    + " later. Services of the State and bodies whose accounts are kept in Hélios always return this"
                                    + " status, others may not."),
            invoice("PRISE_EN_COMPTE_DESTINATAIRE", CODE_ONLY)
                    .setBy(RECIPIENT)
                    .waitsFor(RECIPIENT)
                    .optional()
                    .followedBy(AFTER_DELIVERY)
                    .texts(
                            "Prise en compte par le destinataire",
                            "Le destinataire a pris la facture en charge et la traite.",
                            "Taken over by the recipient",
                            "The recipient has taken the invoice over and is handling it."),
            invoice("ABANDONNEE", UNCONFIRMED)
                    .setBy(SUPPLIER, CHORUS_PRO)
                    .isFinal()
                    .optional()
                    .texts(
                            "Abandonnée",
                            "La facture est abandonnée et ne sera plus traitée.",
                            "Dropped",
                            "The invoice is dropped and will not be handled any more."),
            invoice("SUPPRIMEE", UNCONFIRMED)
                    .setBy(SUPPLIER)
                    .isFinal()
                    .optional()
                    .texts(
                            "Supprimée",
                            "Le brouillon est supprimé. Le destinataire n'a rien reçu.",
                            "Deleted",
                            "The draft is deleted. The recipient has received nothing."),
            technical("EN_COURS_TRAITEMENT_PIVOT_S")
                    .setBy(CHORUS_PRO)
                    .optional()
                    .followedBy("EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION")
                    .texts(
                            "En cours de traitement du pivot sortant",
                            "Étape technique : Chorus Pro prépare le flux qu'il enverra au destinataire.",
                            "Outgoing flow being made",
                            "Inner step: Chorus Pro is making the flow that it will send to the recipient."),
            technical("INTERPRETEE_OCR")
                    .setBy(CHORUS_PRO)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.SUBMIT)
                    .optional()
                    .followedBy("BROUILLON", "DEPOSEE")
                    .texts(
                            "Interprétée OCR",
                            "Étape technique : Chorus Pro a lu les données dans le PDF. Le fournisseur les vérifie et soumet la"
                                    + " facture.",
                            "Read by OCR",
                            "Inner step: Chorus Pro has read the data from the PDF. The supplier checks them and submits the"
                                    + " invoice."),
            technical("NON_CONFORME")
                    .setBy(CHORUS_PRO)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.CORRECT_AND_SEND_AGAIN)
                    .edi("37")
                    .isFinal()
                    .optional()
                    .texts(
                            "Non conforme",
                            "Chorus Pro n'a pas intégré la facture : le destinataire ne l'a pas reçue. Le fournisseur la corrige et la"
                                    + " renvoie.",
                            "Not compliant",
                            "Chorus Pro has not taken the invoice: the recipient has not received it. The supplier corrects it and"
                                    + " sends it again."),
            technical("TECHNIQUE_INCONNU")
                    .setBy(CHORUS_PRO)
                    .waitsFor(NOBODY)
                    .optional()
                    .texts(
                            "Statut technique inconnu",
                            "Chorus Pro donne lui-même ce statut comme inconnu. N'importe quel statut peut suivre.",
                            "Unknown technical status",
                            "Chorus Pro itself calls this status unknown. Any status may follow."));

    private InvoiceStatuses() {}

    private static StatusRow invoice(String code, Status.Confidence confidence) {
        return new StatusRow(code, StatusScope.INVOICE, confidence);
    }

    /** The inner steps are known from one public client. */
    private static StatusRow technical(String code) {
        return new StatusRow(code, StatusScope.TECHNICAL, UNCONFIRMED);
    }
}
