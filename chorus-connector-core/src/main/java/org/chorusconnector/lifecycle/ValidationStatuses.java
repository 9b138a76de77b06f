package org.chorusconnector.lifecycle;

import static org.chorusconnector.lifecycle.Actor.CHORUS_PRO;
import static org.chorusconnector.lifecycle.Actor.CO_CONTRACTOR;
import static org.chorusconnector.lifecycle.Actor.SECOND_VALIDATOR;
import static org.chorusconnector.lifecycle.Actor.SUPPLIER;
import static org.chorusconnector.lifecycle.Actor.VALIDATOR;
import static org.chorusconnector.lifecycle.Status.Confidence.CODE_ONLY;
import static org.chorusconnector.lifecycle.Status.Confidence.CONFIRMED;
import static org.chorusconnector.lifecycle.Status.Confidence.UNCONFIRMED;

import java.util.List;

/** The statuses of an invoice of a subcontractor (A9) or co-contractor (A12) until it is deposited. */
final class ValidationStatuses {

    static final List<Status> ALL = List.of(
            validation("A_VALIDER_1", CODE_ONLY)
                    .setBy(SUPPLIER)
                    .waitsFor(VALIDATOR)
                    .followedBy(
                            "VALIDEE_1",
                            "REFUSEE_1",
                            "ABSENCE_VALIDATION_1_HORS_DELAI",
                            "ERREUR_FOURNISSEUR_SUR_VALIDEUR")
                    .texts(
                            "A valider (niveau 1)",
                            "La facture attend l'accord du valideur : le titulaire pour un sous-traitant, le mandataire pour un"
                                    + " cotraitant. Il a 15 jours ; son silence vaut accord.",
                            "To be validated (level 1)",
                            "The invoice waits for its validator: the contract holder for a subcontractor, the leader of the group for a"
                                    + " co-contractor. He has 15 days; his silence is an approval."),
            validation("VALIDEE_1", CODE_ONLY)
                    .setBy(VALIDATOR)
                    .waitsFor(CHORUS_PRO)
                    .followedBy("DEPOSEE", "A_VALIDER_2")
                    .texts(
                            "Validée (niveau 1)",
                            "Le valideur a donné son accord. Chorus Pro dépose la facture, ou la présente au valideur de niveau 2.",
                            "Validated (level 1)",
                            "The validator has approved. Chorus Pro deposits the invoice, or shows it to the second validator."),
            validation("REFUSEE_1", CODE_ONLY)
                    .setBy(VALIDATOR)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.REISSUE)
                    .isFinal()
                    .texts(
                            "Refusée (niveau 1)",
                            "Le valideur a refusé la facture et en a donné le motif. Le destinataire ne l'a pas reçue ; le fournisseur en"
                                    + " émet une nouvelle.",
                            "Refused (level 1)",
                            "The validator has refused the invoice and said why. The recipient has not received it; the supplier issues a"
                                    + " new one."),
            validation("ABSENCE_VALIDATION_1_HORS_DELAI", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(CHORUS_PRO)
                    .followedBy("DEPOSEE", "A_VALIDER_2")
                    .texts(
                            "Absence de validation hors délai (niveau 1)",
                            "Le valideur n'a pas répondu dans les 15 jours : son accord est réputé acquis et la facture suit son cours.",
                            "Not validated in time (level 1)",
                            "The validator has not answered within 15 days: this counts as approval, and the invoice goes on."),
            validation("A_VALIDER_2", CODE_ONLY)
                    .setBy(SUPPLIER)
                    .waitsFor(VALIDATOR)
                    .followedBy(
                            "VALIDEE_2",
                            "REFUSEE_2",
                            "ABSENCE_VALIDATION_2_HORS_DELAI",
                            "ERREUR_COTRAITANT_SUR_VALIDEUR")
                    .texts(
                            "A valider (niveau 2)",
                            "Le sous-traitant d'un cotraitant a facturé : après le cotraitant, la facture attend l'accord du mandataire. Il"
                                    + " a 15 jours ; son silence vaut accord.",
                            "To be validated (level 2)",
                            "A subcontractor of a co-contractor has invoiced: after the co-contractor, the invoice waits for the leader of"
                                    + " the group. He has 15 days; his silence is an approval."),
            validation("VALIDEE_2", CODE_ONLY)
                    .setBy(VALIDATOR)
                    .waitsFor(CHORUS_PRO)
                    .followedBy("DEPOSEE")
                    .texts(
                            "Validée (niveau 2)",
                            "Le valideur de niveau 2 a donné son accord. Chorus Pro dépose la facture.",
                            "Validated (level 2)",
                            "The second validator has approved. Chorus Pro deposits the invoice."),
            validation("REFUSEE_2", CODE_ONLY)
                    .setBy(VALIDATOR)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.REISSUE)
                    .isFinal()
                    .texts(
                            "Refusée (niveau 2)",
                            "Le valideur de niveau 2 a refusé la facture et en a donné le motif. Le destinataire ne l'a pas reçue ; le"
                                    + " fournisseur en émet une nouvelle.",
                            "Refused (level 2)",
                            "The second validator has refused the invoice and said why. The recipient has not received it; the supplier"
                                    + " issues a new one."),
            validation("ABSENCE_VALIDATION_2_HORS_DELAI", CODE_ONLY)
                    .setBy(CHORUS_PRO)
                    .waitsFor(CHORUS_PRO)
                    .followedBy("DEPOSEE")
                    .texts(
                            "Absence de validation hors délai (niveau 2)",
                            "Le valideur de niveau 2 n'a pas répondu dans les 15 jours : son accord est réputé acquis et la facture suit son"
                                    + " cours.",
                            "Not validated in time (level 2)",
                            "The second validator has not answered within 15 days: this counts as approval, and the invoice goes on."),
            validation("ERREUR_FOURNISSEUR_SUR_VALIDEUR", CONFIRMED)
                    .setBy(VALIDATOR)
                    .waitsFor(SUPPLIER)
                    .supplierMay(SupplierAction.CORRECT_VALIDATOR)
                    .followedBy("A_VALIDER_1")
                    .texts(
                            "Erreur du fournisseur sur le valideur",
                            "Le fournisseur s'est trompé de valideur. Il désigne le bon, et la facture lui est présentée.",
                            "Wrong validator named by the supplier",
                            "The supplier has named a wrong validator. He names the right one, to whom the invoice is then shown."),
            validation("ERREUR_COTRAITANT_SUR_VALIDEUR", UNCONFIRMED)
                    .setBy(SECOND_VALIDATOR)
                    .waitsFor(CO_CONTRACTOR)
                    .supplierMay(SupplierAction.CORRECT_VALIDATOR)
                    .followedBy("A_VALIDER_2")
                    .texts(
                            "Erreur du cotraitant sur le valideur",
                            "Le cotraitant s'est trompé de valideur de niveau 2. Il désigne le bon, et la facture lui est présentée.",
                            "Wrong validator named by the co-contractor",
                            "The co-contractor has named a wrong second validator. He names the right one, to whom the invoice is then"
                                    + " shown."));

    private ValidationStatuses() {}

    /** Optional all: the kind of invoice decides. */
    private static StatusRow validation(String code, Status.Confidence confidence) {
        return new StatusRow(code, StatusScope.VALIDATION, confidence).optional();
    }
}
