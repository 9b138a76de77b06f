package org.chorusconnector.lifecycle;

import static org.chorusconnector.lifecycle.Actor.CONTRACT_HOLDER;
import static org.chorusconnector.lifecycle.Actor.CO_CONTRACTOR;
import static org.chorusconnector.lifecycle.Actor.GROUP_LEADER;
import static org.chorusconnector.lifecycle.Actor.PROJECT_MANAGER;
import static org.chorusconnector.lifecycle.Actor.PROJECT_OWNER;
import static org.chorusconnector.lifecycle.Actor.RECIPIENT;
import static org.chorusconnector.lifecycle.Actor.SUBCONTRACTOR;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.Language;

/**
 * A piece that several parties of a contract deposit, validate and receive (pièce de facturation), named by its cadre de facturation:
 * the invoices of subcontractors and co-contractors, and the pieces of works contracts. The pieces of one payment make an invoicing
 * file (dossier de facturation). The guide is {@code docs/works-contracts.md}.
 *
 * <p>It informs: what a party may deposit under a contract is up to the contract and to Chorus Pro.
 */
public enum ContractPiece {
    A4(
            "A4_PROJET_DECOMPTE_MENSUEL_FOURNISSEUR",
            "Projet de décompte mensuel du titulaire ou du mandataire",
            "Monthly draft statement of the contract holder or the leader of the group",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(PROJECT_MANAGER), PROJECT_MANAGER),
            true),
    A5(
            "A5_ETAT_ACOMPTE_FOURNISSEUR",
            "État d'acompte du fournisseur",
            "Interim payment statement of the supplier",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(), PROJECT_OWNER),
            false),
    A6(
            "A6_ETAT_ACOMPTE_VALIDE_FOURNISSEUR",
            "État d'acompte validé, déposé par le fournisseur",
            "Validated interim payment statement, deposited by the supplier",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(), RECIPIENT),
            false),
    A7(
            "A7_PROJET_DECOMPTE_FINAL_FOURNISSEUR",
            "Projet de décompte final du titulaire ou du mandataire",
            "Final draft statement of the contract holder or the leader of the group",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(PROJECT_MANAGER), PROJECT_MANAGER),
            true),
    A8(
            "A8_DECOMPTE_GENERAL_DEFINITIF_FOURNISSEUR",
            "Décompte général et définitif signé par le fournisseur",
            "Final general statement, signed by the supplier",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(), RECIPIENT),
            true),
    A9(
            "A9_FACTURE_SOUSTRAITANT",
            "Facture d'un sous-traitant",
            "Invoice of a subcontractor",
            circuit(by(SUBCONTRACTOR), validatedBy(CONTRACT_HOLDER), RECIPIENT),
            true),
    A10(
            "A10_PROJET_DECOMPTE_MENSUEL_SOUSTRAITANT",
            "Projet de décompte mensuel d'un sous-traitant",
            "Monthly draft statement of a subcontractor",
            circuit(by(SUBCONTRACTOR), validatedBy(CONTRACT_HOLDER, PROJECT_MANAGER), PROJECT_MANAGER),
            false),
    A11(
            "A11_PROJET_DECOMPTE_FINAL_SOUSTRAITANT",
            "Projet de décompte final d'un sous-traitant",
            "Final draft statement of a subcontractor",
            circuit(by(SUBCONTRACTOR), validatedBy(CONTRACT_HOLDER, PROJECT_MANAGER), PROJECT_MANAGER),
            false),
    A12(
            "A12_FACTURE_COTRAITANT",
            "Facture d'un cotraitant",
            "Invoice of a co-contractor",
            circuit(by(CO_CONTRACTOR), validatedBy(GROUP_LEADER), RECIPIENT),
            true),
    A13(
            "A13_PROJET_DECOMPTE_MENSUEL_COTRAITANT",
            "Projet de décompte mensuel d'un cotraitant",
            "Monthly draft statement of a co-contractor",
            circuit(by(CO_CONTRACTOR), validatedBy(GROUP_LEADER, PROJECT_MANAGER), PROJECT_MANAGER),
            true),
    A14(
            "A14_PROJET_DECOMPTE_FINAL_COTRAITANT",
            "Projet de décompte final d'un cotraitant",
            "Final draft statement of a co-contractor",
            circuit(by(CO_CONTRACTOR), validatedBy(GROUP_LEADER, PROJECT_MANAGER), PROJECT_MANAGER),
            false),
    A15(
            "A15_ETAT_ACOMPTE_MOE",
            "État d'acompte de la MOE",
            "Interim payment statement of the project manager",
            circuit(by(PROJECT_MANAGER), validatedBy(), PROJECT_OWNER),
            false),
    A16(
            "A16_ETAT_ACOMPTE_VALIDE_MOE",
            "État d'acompte validé, déposé par la MOE",
            "Validated interim payment statement, deposited by the project manager",
            circuit(by(PROJECT_MANAGER), validatedBy(), RECIPIENT),
            false),
    A17(
            "A17_PROJET_DECOMPTE_GENERAL_MOE",
            "Projet de décompte général de la MOE",
            "Draft general statement of the project manager",
            circuit(by(PROJECT_MANAGER), validatedBy(), PROJECT_OWNER),
            false),
    A18(
            "A18_DECOMPTE_GENERAL_MOE",
            "Décompte général déposé par la MOE",
            "General statement, deposited by the project manager",
            circuit(by(PROJECT_MANAGER), validatedBy(), CONTRACT_HOLDER),
            false),
    A19(
            "A19_ETAT_ACOMPTE_VALIDE_MOA",
            "État d'acompte validé, déposé par la MOA",
            "Validated interim payment statement, deposited by the project owner",
            circuit(by(PROJECT_OWNER), validatedBy(), RECIPIENT),
            false),
    A20(
            "A20_DECOMPTE_GENERAL_MOA",
            "Décompte général de la MOA",
            "General statement of the project owner",
            circuit(by(PROJECT_OWNER), validatedBy(), CONTRACT_HOLDER),
            false),
    A22(
            "A22_PROJET_DECOMPTE_GENERAL_FOURNISSEUR_PROCEDURE_TACITE",
            "Projet de décompte général du fournisseur, en procédure tacite",
            "Draft general statement of the supplier, in the tacit procedure",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(), PROJECT_OWNER),
            false),
    A23(
            "A23_DECOMPTE_GENERAL_DEFINITIF_TACITE_FOURNISSEUR",
            "Décompte général et définitif tacite, déposé par le fournisseur",
            "Tacit final general statement, deposited by the supplier",
            circuit(by(CONTRACT_HOLDER, GROUP_LEADER), validatedBy(), RECIPIENT),
            false),
    A24(
            "A24_DECOMPTE_GENERAL_DEFINITIF_TACITE_MOE",
            "Décompte général et définitif tacite, déposé par la MOE",
            "Tacit final general statement, deposited by the project manager",
            circuit(by(PROJECT_MANAGER), validatedBy(), RECIPIENT),
            false),
    /** Its name says that the project manager deposits it, another source that the project owner does. */
    A25(
            "A25_DECOMPTE_GENERAL_DEFINITIF_MOE_PROCEDURE_TACITE",
            "Décompte général et définitif, en procédure tacite",
            "Final general statement, in the tacit procedure",
            circuit(by(PROJECT_MANAGER, PROJECT_OWNER), validatedBy(), RECIPIENT),
            false);

    private final String code;
    private final String french;
    private final String english;

    @SuppressWarnings("ImmutableEnumChecker") // its lists are unmodifiable
    private final Circuit circuit;

    private final boolean confirmed;

    ContractPiece(String code, String french, String english, Circuit circuit, boolean confirmed) {
        this.code = code;
        this.french = french;
        this.english = english;
        this.circuit = circuit;
        this.confirmed = confirmed;
    }

    /** The word of Chorus Pro for its cadre de facturation; the name of the constant is the short one. */
    public String code() {
        return code;
    }

    public String label(Language language) {
        return Bilingual.choose(language, french, english);
    }

    /** Who may deposit it: one of these; unmodifiable. */
    public List<Actor> depositors() {
        return circuit.depositors;
    }

    /**
     * Who must agree before it is paid, one after the other; unmodifiable. Empty when it is not validated, or when that is not known. A
     * subcontractor of a co-contractor is validated by the co-contractor first, and then by the leader of the group.
     */
    public List<Actor> validators() {
        return circuit.validators;
    }

    /** To whom it goes. {@link Actor#RECIPIENT} is the body that pays: its service financier. */
    public Actor recipient() {
        return circuit.recipient;
    }

    /**
     * Whether it is a piece of a works contract, which {@link org.chorusconnector.client.works.WorksInvoices} is about; A9 and A12 are
     * ordinary invoices, which {@link org.chorusconnector.client.invoices.Invoices#submit} takes.
     */
    public boolean isWorks() {
        return this != A9 && this != A12;
    }

    /** Whether Chorus Pro's documentation says who deposits, validates and receives it; elsewhere it is deduced from its name. */
    public boolean isConfirmed() {
        return confirmed;
    }

    /** The piece of a word of Chorus Pro, short ({@code A13}) or full, exactly as Chorus Pro writes it; empty when it is none. */
    public static Optional<ContractPiece> ofCode(String code) {
        return Arrays.stream(values())
                .filter(piece -> piece.code.equals(code) || piece.name().equals(code))
                .findFirst();
    }

    /** Who deposits, validates and receives a piece. */
    private record Circuit(List<Actor> depositors, List<Actor> validators, Actor recipient) {}

    private static Circuit circuit(List<Actor> depositors, List<Actor> validators, Actor recipient) {
        return new Circuit(depositors, validators, recipient);
    }

    private static List<Actor> by(Actor... depositors) {
        return List.of(depositors);
    }

    private static List<Actor> validatedBy(Actor... validators) {
        return List.of(validators);
    }
}
