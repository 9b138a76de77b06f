package org.chorusconnector.lifecycle;

import static org.chorusconnector.lifecycle.Actor.AIFE;
import static org.chorusconnector.lifecycle.Actor.SUPPLIER;
import static org.chorusconnector.lifecycle.Status.Confidence.CODE_ONLY;
import static org.chorusconnector.lifecycle.Status.Confidence.CONFIRMED;
import static org.chorusconnector.lifecycle.Status.Confidence.UNCONFIRMED;

import java.util.List;

/** The statuses of flows. */
final class FlowStatuses {

    static final List<Status> ALL = List.of(
            flow("IN_DEPOT_PORTAIL_EN_ATTENTE_TRAITEMENT_SE_CPP", CONFIRMED)
                    .followedBy("IN_RECU", "IN_TRAITE_SE_CPP", "IN_REJETE", "IN_INTEGRE")
                    .texts(
                            "Déposé, en attente du système d'échange",
                            "Le flux vient d'être déposé. Rien ne dit encore qu'il est accepté.",
                            "Deposited, waiting for the exchange system",
                            "The flow has just been deposited. Nothing says yet that it is accepted."),
            flow("IN_RECU", CODE_ONLY)
                    .followedBy("IN_TRAITE_SE_CPP")
                    .texts(
                            "Reçu",
                            "Chorus Pro a reçu le flux. Rien ne dit encore qu'il est accepté.",
                            "Received",
                            "Chorus Pro has received the flow. Nothing says yet that it is accepted."),
            flow("IN_TRAITE_SE_CPP", CODE_ONLY)
                    .followedBy("IN_EN_ATTENTE_TRAITEMENT_CPP")
                    .texts(
                            "Traité par le système d'échange",
                            "Le flux a passé le système d'échange et va être traité.",
                            "Through the exchange system",
                            "The flow has passed the exchange system and will be processed."),
            flow("IN_EN_ATTENTE_TRAITEMENT_CPP", CODE_ONLY)
                    .followedBy("IN_EN_COURS_TRAITEMENT_CPP")
                    .texts(
                            "En attente de traitement",
                            "Le flux est dans la file d'attente de Chorus Pro.",
                            "Waiting to be processed",
                            "The flow is in the queue of Chorus Pro."),
            flow("IN_EN_COURS_TRAITEMENT_CPP", CODE_ONLY)
                    .followedBy("IN_INTEGRE", "IN_INTEGRE_PARTIEL", "IN_REJETE", "IN_EN_ATTENTE_RETRAITEMENT_CPP")
                    .texts(
                            "En cours de traitement",
                            "Chorus Pro contrôle le flux et crée les factures.",
                            "Being processed",
                            "Chorus Pro is checking the flow and creating the invoices."),
            flow("IN_EN_ATTENTE_RETRAITEMENT_CPP", CODE_ONLY)
                    .waitsFor(AIFE)
                    .supplierMay(SupplierAction.ASK_SUPPORT)
                    .followedBy("IN_EN_COURS_TRAITEMENT_CPP")
                    .texts(
                            "En attente de retraitement",
                            "Le flux est bloqué et l'AIFE doit le relancer. Si rien ne change, saisissez une sollicitation.",
                            "Waiting to be processed again",
                            "The flow is blocked, and AIFE must process it again. If nothing changes, ask the support of Chorus Pro."),
            flow("IN_INCIDENTE", CODE_ONLY)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.SEND_AGAIN)
                    .isFinal()
                    .texts(
                            "Incidenté",
                            "Le système d'échange n'a pas pu traiter le flux. Le fournisseur renvoie le flux entier.",
                            "Incident",
                            "The exchange system could not process the flow. The supplier sends the whole flow again."),
            flow("IN_REJETE", CONFIRMED)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.CORRECT_AND_SEND_AGAIN)
                    .isFinal()
                    .texts(
                            "Rejeté",
                            "Chorus Pro refuse le flux : aucune facture n'est créée. Le compte rendu dit pourquoi. Le fournisseur corrige le"
                                    + " flux et le renvoie ; les mêmes numéros de facture peuvent resservir.",
                            "Rejected",
                            "Chorus Pro refuses the flow: no invoice was created. The report says why. The supplier corrects the flow and"
                                    + " sends it again; the same invoice numbers may be used again."),
            flow("IN_INTEGRE", CONFIRMED)
                    .supplierMay(SupplierAction.READ_INVOICES)
                    .isFinal()
                    .texts(
                            "Intégré",
                            "Toutes les factures du flux sont créées. Chacune suit désormais son propre cycle de vie.",
                            "Integrated",
                            "All invoices of the flow were created. From now on each has its own life cycle."),
            flow("IN_INTEGRE_PARTIEL", CONFIRMED)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.SEND_REFUSED_AGAIN)
                    .isFinal()
                    .texts(
                            "Intégré partiellement",
                            "Une partie des factures est créée ; le compte rendu donne les autres et leurs erreurs. Le fournisseur ne corrige"
                                    + " et ne renvoie que ces dernières.",
                            "Integrated in part",
                            "Some of the invoices were created; the report tells the others and their errors. The supplier corrects and"
                                    + " sends these alone."),
            flow("IN_A_RELANCER", UNCONFIRMED)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.SEND_AGAIN)
                    .isFinal()
                    .texts(
                            "A relancer",
                            "Le flux n'est pas traité et doit être renvoyé.",
                            "To be sent again",
                            "The flow was not processed and must be sent again."),
            flow("IN_ERREUR_INTERNE", UNCONFIRMED)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.SEND_AGAIN)
                    .isFinal()
                    .texts(
                            "Erreur interne",
                            "Chorus Pro a rencontré une erreur interne. Le flux doit être renvoyé.",
                            "Internal error",
                            "Chorus Pro had an internal error. The flow must be sent again."),
            flow("QP_RECEVABLE", UNCONFIRMED)
                    .texts(
                            "Recevable",
                            "Le flux a passé le contrôle de recevabilité.",
                            "Admissible",
                            "The flow has passed the admissibility check."),
            flow("QP_RECEVABLE_AVEC_ERREUR", UNCONFIRMED)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.READ_REPORT)
                    .texts(
                            "Recevable avec erreur",
                            "Le flux a passé le contrôle de recevabilité, mais avec des erreurs. Lisez le compte rendu.",
                            "Admissible with errors",
                            "The flow has passed the admissibility check, but with errors. Read the report."),
            flow("QP_IRRECEVABLE", UNCONFIRMED)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.CORRECT_AND_SEND_AGAIN)
                    .isFinal()
                    .texts(
                            "Irrecevable",
                            "Le flux n'a pas passé le contrôle de recevabilité. Le fournisseur le corrige et le renvoie.",
                            "Inadmissible",
                            "The flow has failed the admissibility check. The supplier corrects it and sends it again."));

    private FlowStatuses() {}

    /** Chorus Pro alone sets them. Optional all: a flow may pass several between two looks. */
    private static StatusRow flow(String code, Status.Confidence confidence) {
        return new StatusRow(code, StatusScope.FLOW, confidence)
                .setBy(Actor.CHORUS_PRO)
                .optional();
    }
}
