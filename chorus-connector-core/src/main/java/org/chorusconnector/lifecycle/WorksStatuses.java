package org.chorusconnector.lifecycle;

import static org.chorusconnector.lifecycle.Actor.CHORUS_PRO;
import static org.chorusconnector.lifecycle.Actor.DEPOSITOR;
import static org.chorusconnector.lifecycle.Actor.PROJECT_MANAGER;
import static org.chorusconnector.lifecycle.Actor.PROJECT_OWNER;
import static org.chorusconnector.lifecycle.Actor.RECIPIENT;
import static org.chorusconnector.lifecycle.Actor.SUPPLIER;
import static org.chorusconnector.lifecycle.Status.Confidence.CODE_ONLY;
import static org.chorusconnector.lifecycle.Status.Confidence.UNCONFIRMED;

import java.util.List;

/** The statuses of pieces of works contracts. Which follows which is not known: see {@link Status#usuallyFollowedBy()}. */
final class WorksStatuses {

    static final List<Status> ALL = List.of(
            works("ASSOCIEE", UNCONFIRMED)
                    .setBy(CHORUS_PRO)
                    .texts(
                            "Associée",
                            "La pièce est rattachée à un dossier de facturation.",
                            "Linked",
                            "The piece is linked to an invoicing file."),
            works("A_ASSOCIER_MOE", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(PROJECT_MANAGER)
                    .texts(
                            "A associer à une MOE",
                            "Aucune MOE n'est encore identifiée pour la pièce. Une MOE doit la prendre à son compte.",
                            "To be linked to a project manager",
                            "No project manager is identified for the piece yet. One has to take it."),
            works("ERREUR_DE_MOE", CODE_ONLY)
                    .setBy(PROJECT_MANAGER)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "Erreur de MOE",
                            "La pièce est parvenue à une MOE qui n'est pas la bonne. Le fournisseur désigne la bonne"
                                    + " MOE et renvoie la pièce.",
                            "Wrong project manager",
                            "The piece went to the wrong project manager. The supplier names the right one and"
                                    + " returns it."),
            works("ERREUR_FOURNISSEUR_SUR_MOE", CODE_ONLY)
                    .setBy(PROJECT_MANAGER)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "Erreur du fournisseur sur la MOE",
                            "Le fournisseur s'est trompé de MOE. Il désigne la bonne et renvoie la pièce.",
                            "Wrong project manager named by the supplier",
                            "The supplier has named a wrong project manager. He names the right one and returns the"
                                    + " piece."),
            works("MISE_A_DISPOSITION_MOE", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(PROJECT_MANAGER)
                    .texts(
                            "Mise à disposition de la MOE",
                            "La MOE a reçu la pièce et peut la traiter.",
                            "Delivered to the project manager",
                            "The project manager has received the piece and can handle it."),
            works("PRISE_EN_COMPTE_MOE", CODE_ONLY)
                    .setBy(PROJECT_MANAGER)
                    .waitsFor(PROJECT_MANAGER)
                    .texts(
                            "Prise en compte par la MOE",
                            "La MOE a pris la pièce en charge et la vérifie.",
                            "Taken over by the project manager",
                            "The project manager has taken the piece over and is checking it."),
            works("A_VALIDER_MOE", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(PROJECT_MANAGER)
                    .texts(
                            "A valider par la MOE",
                            "La pièce attend l'accord de la MOE.",
                            "To be validated by the project manager",
                            "The piece waits for the approval of the project manager."),
            works("REFUSEE_MOE", CODE_ONLY)
                    .setBy(PROJECT_MANAGER)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.REISSUE_WORKS)
                    .isFinal()
                    .texts(
                            "Refusée par la MOE",
                            "La MOE a refusé la pièce. Le fournisseur en dépose une nouvelle.",
                            "Refused by the project manager",
                            "The project manager has refused the piece. The supplier deposits a new one."),
            works("ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(PROJECT_OWNER)
                    .texts(
                            "Absence de validation MOE dans le délai réglementaire",
                            "La MOE n'a pas répondu dans le délai réglementaire. La MOA doit poursuivre.",
                            "Not validated by the project manager within the legal time",
                            "The project manager has not answered within the legal time. The project owner must go"
                                    + " on."),
            works("A_ASSOCIER_MOA", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(PROJECT_OWNER)
                    .texts(
                            "A associer à une MOA",
                            "Aucune MOA n'est encore identifiée pour la pièce. Une MOA doit la prendre à son compte.",
                            "To be linked to a project owner",
                            "No project owner is identified for the piece yet. One has to take it."),
            works("ERREUR_DE_MOA", CODE_ONLY)
                    .setBy(PROJECT_OWNER)
                    .waitsFor(DEPOSITOR)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "Erreur de MOA",
                            "La pièce est parvenue à une MOA qui n'est pas la bonne. Son déposant désigne la bonne"
                                    + " MOA et renvoie la pièce.",
                            "Wrong project owner",
                            "The piece went to the wrong project owner. Its depositor names the right one and"
                                    + " returns it."),
            works("ERREUR_FOURNISSEUR_SUR_MOA", CODE_ONLY)
                    .setBy(PROJECT_OWNER)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "Erreur du fournisseur sur la MOA",
                            "Le fournisseur s'est trompé de MOA. Il désigne la bonne et renvoie la pièce.",
                            "Wrong project owner named by the supplier",
                            "The supplier has named a wrong project owner. He names the right one and returns the"
                                    + " piece."),
            works("ERREUR_MOE_SUR_MOA", CODE_ONLY)
                    .setBy(PROJECT_OWNER)
                    .waitsFor(PROJECT_MANAGER)
                    .texts(
                            "Erreur de la MOE sur la MOA",
                            "La MOE s'est trompée de MOA. Elle doit désigner la bonne.",
                            "Wrong project owner named by the project manager",
                            "The project manager has named a wrong project owner, and must name the right one."),
            works("ERREUR_MOE_SUR_FOURNISSEUR", CODE_ONLY)
                    .setBy(SUPPLIER)
                    .waitsFor(PROJECT_MANAGER)
                    .texts(
                            "Erreur de la MOE sur le fournisseur",
                            "La MOE s'est trompée de fournisseur. Elle doit désigner le bon.",
                            "Wrong supplier named by the project manager",
                            "The project manager has named a wrong supplier, and must name the right one."),
            works("ERREUR_MOA_SUR_FOURNISSEUR", CODE_ONLY)
                    .setBy(SUPPLIER)
                    .waitsFor(PROJECT_OWNER)
                    .texts(
                            "Erreur de la MOA sur le fournisseur",
                            "La MOA s'est trompée de fournisseur. Elle doit désigner le bon.",
                            "Wrong supplier named by the project owner",
                            "The project owner has named a wrong supplier, and must name the right one."),
            works("MISE_A_DISPOSITION_MOA", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(PROJECT_OWNER)
                    .texts(
                            "Mise à disposition de la MOA",
                            "La MOA a reçu la pièce et peut la traiter.",
                            "Delivered to the project owner",
                            "The project owner has received the piece and can handle it."),
            works("PRISE_EN_COMPTE_MOA", CODE_ONLY)
                    .setBy(PROJECT_OWNER)
                    .waitsFor(PROJECT_OWNER)
                    .texts(
                            "Prise en compte par la MOA",
                            "La MOA a pris la pièce en charge et la vérifie.",
                            "Taken over by the project owner",
                            "The project owner has taken the piece over and is checking it."),
            works("TRANSMISE_MOA", CODE_ONLY)
                    .setBy(PROJECT_MANAGER)
                    .waitsFor(PROJECT_OWNER)
                    .texts(
                            "Transmise à la MOA",
                            "La MOE a transmis la pièce à la MOA, qui doit la traiter.",
                            "Passed on to the project owner",
                            "The project manager has passed the piece on to the project owner, who must handle it."),
            works("REFUSEE_MOA", CODE_ONLY)
                    .setBy(PROJECT_OWNER)
                    .waitsFor(DEPOSITOR)
                    .supplierMay(SupplierAction.REISSUE_WORKS)
                    .isFinal()
                    .texts(
                            "Refusée par la MOA",
                            "La MOA a refusé la pièce. Son déposant en dépose une nouvelle.",
                            "Refused by the project owner",
                            "The project owner has refused the piece. Its depositor deposits a new one."),
            works("A_ASSOCIER_FOURNISSEUR", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(SUPPLIER)
                    .texts(
                            "A associer à un fournisseur",
                            "Aucun fournisseur n'est encore identifié pour la pièce. Le fournisseur du marché doit"
                                    + " la prendre à son compte.",
                            "To be linked to a supplier",
                            "No supplier is identified for the piece yet. The supplier of the contract has to take"
                                    + " it."),
            works("REFUSEE_FOURNISSEUR", CODE_ONLY)
                    .setBy(SUPPLIER)
                    .waitsFor(PROJECT_OWNER)
                    .supplierMay(SupplierAction.REFUSE_WORKS)
                    .texts(
                            "Refusée par le fournisseur",
                            "Le fournisseur a refusé la pièce, par exemple le décompte général. La MOA doit lui"
                                    + " répondre.",
                            "Refused by the supplier",
                            "The supplier has refused the piece, such as the general statement of account. The"
                                    + " project owner must answer."),
            works("A_COMPLETER", CODE_ONLY)
                    .setBy(PROJECT_MANAGER, PROJECT_OWNER, RECIPIENT)
                    .waitsFor(DEPOSITOR)
                    .supplierMay(SupplierAction.COMPLETE_WORKS)
                    .texts(
                            "A compléter",
                            "Il manque des pièces jointes. Le déposant de la pièce doit les ajouter.",
                            "To be completed",
                            "Documents are missing. The depositor of the piece must add them."),
            works("EN_ATTENTE_RECYCLAGE_FOURNISSEUR", CODE_ONLY)
                    .setBy(PROJECT_MANAGER, PROJECT_OWNER)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "En attente de recyclage fournisseur",
                            "La pièce est mal adressée. Le fournisseur doit la corriger et la renvoyer.",
                            "Waiting for the supplier to recycle it",
                            "The piece is addressed wrongly. The supplier must correct and return it."),
            works("ERREUR_DESTINATAIRE_PD", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(DEPOSITOR)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "Erreur destinataire (projet de décompte)",
                            "Le destinataire du projet de décompte n'est pas le bon. Son déposant désigne le bon et"
                                    + " renvoie la pièce.",
                            "Wrong recipient (draft statement)",
                            "The draft statement of account has a wrong recipient. Its depositor names the right one"
                                    + " and returns the piece."),
            works("ERREUR_DESTINATAIRE_EA", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(DEPOSITOR)
                    .supplierMay(SupplierAction.RECYCLE_WORKS)
                    .texts(
                            "Erreur destinataire (état d'acompte)",
                            "Le destinataire de l'état d'acompte n'est pas le bon. Son déposant désigne le bon et"
                                    + " renvoie la pièce.",
                            "Wrong recipient (interim payment)",
                            "The interim payment statement has a wrong recipient. Its depositor names the right one"
                                    + " and returns the piece."),
            works("REMPLACEE_PAR_A22", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .isFinal()
                    .texts(
                            "Remplacée par A22",
                            "Un projet de décompte général déposé en procédure tacite (A22) remplace la pièce.",
                            "Replaced by A22",
                            "A draft general statement deposited in the tacit procedure (A22) replaces the piece."),
            works("DUPLIQUE_APRES_REFUS", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .isFinal()
                    .texts(
                            "Dupliquée après refus",
                            "La pièce a été recopiée après un refus. C'est la copie qui suit son cours.",
                            "Copied after a refusal",
                            "The piece was copied after a refusal. The copy is the one that goes on."));

    private WorksStatuses() {}

    /** Optional all: the circuit of the contract decides. */
    private static StatusRow works(String code, Status.Confidence confidence) {
        return new StatusRow(code, StatusScope.WORKS, confidence).optional();
    }
}
