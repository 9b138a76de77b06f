package org.chorusconnector.testkit;

/**
 * The refusals of the simulated platform.
 *
 * <p>Chorus Pro publishes few of its codes. Those that are known are given as they are: {@link #NOTHING_FOUND},
 * {@link #UNKNOWN_INVOICE}, {@link #FILE_TOO_LARGE}, {@link #UNKNOWN_FLOW}, {@link #FLOW_TOO_LARGE}. All codes from 29000 on and their labels are the simulator's own:
 * a client must not be written against them. What may be relied on is that a refusal of a duplicate speaks of a
 * "numéro de facture" that is "déjà déposé".
 */
public enum Refusal {
    /** A search without result; the label is a key alone. */
    NOTHING_FOUND(20000, "TRA_MSG_00.015"),
    /** The invoice is not suspended, so that it cannot be completed. */
    NOT_SUSPENDED(20002, "GDP_MSG_11.033"),
    /** The invoice is not to be recycled. */
    NOT_TO_BE_RECYCLED(20002, "GDP_MSG_11.001"),
    /** The invoice is not rejected, or its rejection is handled already. */
    NOT_REJECTED(29401, "La demande de paiement n'est pas rejetée, ou son rejet est déjà traité"),
    /** The invoice does not wait for another validator. */
    NO_VALIDATOR_ERROR(29402, "La demande de paiement n'attend pas d'autre valideur"),
    /** The recipient may not give this status now. */
    STATUS_NOT_POSSIBLE(29403, "Le statut n'est pas possible pour cette demande de paiement"),
    /** The invoice does not wait for a validation. */
    NOT_TO_BE_VALIDATED(29404, "La demande de paiement n'attend pas de validation"),
    /** No flow has this number. */
    UNKNOWN_FLOW(20001, "POQ_MSG_01.003"),
    /** A lot over 30 000 000 bytes, or a single file over 10 000 000 (rule A16). */
    FLOW_TOO_LARGE(20001, "GDP_MSG_11.022"),
    /** The invoice whose history is asked does not exist. */
    UNKNOWN_INVOICE(20000, "GDP_MSG_11.008"),
    /** A file over 10 000 000 bytes (rules A1, A3). */
    FILE_TOO_LARGE(20003, "La taille du fichier dépasse 10 Mo"),

    /** The request is not what the contract says. */
    INVALID_REQUEST(29000, "Requête non conforme au contrat"),

    /** A file without content (rule A9). */
    FILE_EMPTY(29101, "Le fichier est vide"),
    /** An extension that the platform does not take, or a name without it (rule A6). */
    FILE_EXTENSION(29102, "L'extension du fichier n'est pas autorisée"),

    /** The number was already used by this supplier in the year (rule N4). */
    DUPLICATE_NUMBER(
            29201,
            "Une demande de paiement portant ce numéro de facture a déjà été déposée : le fournisseur a déjà déposé ce"
                    + " numéro pour cette structure"),
    /** The number is the day's date (rule N3). */
    NUMBER_IS_DATE(29202, "Le numéro de facture ne doit pas être la date du jour"),
    /** The supplier structure does not exist, is inactive, or is not the account's. */
    UNKNOWN_SUPPLIER(29203, "La structure fournisseur est inconnue ou n'est pas rattachée à l'utilisateur"),
    /** The bank account is not one of the supplier's. */
    UNKNOWN_BANK_ACCOUNT(29204, "Les coordonnées bancaires du fournisseur sont inconnues"),
    /** The recipient does not exist or is inactive. */
    UNKNOWN_RECIPIENT(29205, "Destinataire non trouvé ou inactif"),
    /** The recipient does not have this service, or it is inactive. */
    UNKNOWN_SERVICE(29206, "Le code service est inconnu ou inactif pour ce destinataire"),
    /** The recipient requires a service. */
    SERVICE_REQUIRED(29207, "Le code service est obligatoire pour ce destinataire"),
    /** The recipient, or its service, requires an engagement. */
    ENGAGEMENT_REQUIRED(29208, "Le numéro d'engagement est obligatoire pour ce destinataire"),
    /** The recipient requires a service or an engagement. */
    SERVICE_OR_ENGAGEMENT_REQUIRED(
            29209, "Le code service ou le numéro d'engagement est obligatoire pour ce destinataire"),
    /** The recipient checks its engagements and does not know this one. */
    UNKNOWN_ENGAGEMENT(29210, "Le numéro d'engagement est inconnu du destinataire"),
    /** The invoice is dated after its deposit, days being those of Paris. */
    DATE_IN_FUTURE(29211, "La date de la facture est postérieure à la date de dépôt"),
    /** A file id that the platform does not know. */
    UNKNOWN_FILE(29212, "La pièce jointe n'existe pas"),
    /** The files of the invoice weigh more than 120 000 000 bytes together (rule A2). */
    FILES_TOO_LARGE(29213, "La taille totale des pièces jointes dépasse 120 Mo"),
    /** A credit note carries a payment mode. */
    PAYMENT_MODE_FORBIDDEN(29214, "Le mode de paiement ne doit pas être renseigné pour un avoir"),
    /** An invoice carries no payment mode. */
    PAYMENT_MODE_REQUIRED(29215, "Le mode de paiement est obligatoire pour une facture"),
    /** Frameworks A9 and A12 need the structure that validates. */
    VALIDATOR_REQUIRED(29216, "La structure valideur est obligatoire pour ce cadre de facturation"),
    /** The totals do not add up. */
    TOTALS_INCONSISTENT(
            29217, "Le montant TTC n'est pas égal au montant HT plus le montant de la TVA moins la remise globale"),

    /** The structure does not exist. */
    UNKNOWN_STRUCTURE(29301, "La structure n'existe pas"),
    /** The structure does not have this service. */
    UNKNOWN_STRUCTURE_SERVICE(29302, "Le service n'existe pas pour cette structure");

    private final int code;
    private final String label;

    Refusal(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The value of {@code codeRetour}. */
    public int code() {
        return code;
    }

    /** The value of {@code libelle}, in French; more words may follow in an answer. */
    public String label() {
        return label;
    }
}
