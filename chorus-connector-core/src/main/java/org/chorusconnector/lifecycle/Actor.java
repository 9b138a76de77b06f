package org.chorusconnector.lifecycle;

import org.chorusconnector.Language;

/** Who sets a status, must act in it, or deposits, validates or receives a piece of a contract. */
public enum Actor {
    /** Who issues the invoice. */
    SUPPLIER("le fournisseur", "the supplier"),
    /** Sous-traitant: works for the holder of the contract, and is paid by the recipient. */
    SUBCONTRACTOR("le sous-traitant", "the subcontractor"),
    /** Cotraitant: member of a group of companies, other than its leader. */
    CO_CONTRACTOR("le cotraitant", "the co-contractor"),
    /** Titulaire: the company that holds the contract. */
    CONTRACT_HOLDER("le titulaire", "the contract holder"),
    /** Mandataire: the member that speaks for a group of companies. */
    GROUP_LEADER("le mandataire du groupement", "the leader of the group"),
    /** Whoever deposited the piece: the supplier most often, in works contracts also the others. */
    DEPOSITOR("le déposant de la pièce", "the depositor of the piece"),
    /** The public body that pays: its services, or in works contracts its service financier. */
    RECIPIENT("le destinataire", "the recipient"),
    /** Comptable public: pays what the recipient ordered. */
    ACCOUNTANT("le comptable public", "the public accountant"),
    /** Who validates the invoice of a subcontractor or co-contractor first. */
    VALIDATOR("le valideur", "the validator"),
    /** Who validates it after the first validator. */
    SECOND_VALIDATOR("le valideur de niveau 2", "the second validator"),
    /** Maître d'œuvre (MOE). */
    PROJECT_MANAGER("la maîtrise d'œuvre (MOE)", "the project manager (MOE)"),
    /** Maître d'ouvrage (MOA). */
    PROJECT_OWNER("la maîtrise d'ouvrage (MOA)", "the project owner (MOA)"),
    /** The platform, by itself. */
    CHORUS_PRO("Chorus Pro", "Chorus Pro"),
    /** The agency that runs Chorus Pro. */
    AIFE("l'AIFE, exploitant de Chorus Pro", "AIFE, which runs Chorus Pro"),
    /** No one. */
    NOBODY("personne", "nobody"),
    /** Not known: this version does not know the status. */
    UNKNOWN("inconnu", "unknown");

    private final String french;
    private final String english;

    Actor(String french, String english) {
        this.french = french;
        this.english = english;
    }

    /** Its name within a sentence. */
    public String label(Language language) {
        return Bilingual.choose(language, french, english);
    }
}
