package org.chorusconnector.testkit;

import java.util.Optional;
import java.util.stream.Stream;

/** The services of PISTE and Chorus Pro that the simulator offers. Another service of the contract is answered by 501 and its
 * name, any other path by 404. */
public enum Operation {
    /** The access token of PISTE, on {@link ChorusSimulator#oauthUrl()}; not counted by the quota. */
    TOKEN("obtenirJeton", "POST", "/api/oauth/token"),
    /** Tells whether both credentials are accepted. */
    HEALTH_CHECK("healthCheck", "GET", "/cpro/transverses/v1/health-check"),
    /** Uploads one file. */
    UPLOAD_FILE("ajouterFichierDansSysteme", "POST", "/cpro/transverses/v1/ajouter/fichier"),
    /** Submits one invoice. */
    SUBMIT_INVOICE("soumettreFacture", "POST", "/cpro/factures/v1/soumettre"),
    /** Searches the supplier's invoices. */
    SEARCH_INVOICES("rechercherFactureParFournisseur", "POST", "/cpro/factures/v1/rechercher/fournisseur"),
    /** Lists the invoices that wait for the supplier: suspended, to be recycled, or rejected and not handled. */
    LIST_INVOICES_TO_DO(
            "rechercherFactureATraiterParFournisseur", "POST", "/cpro/factures/v1/rechercher/atraiter/fournisseur"),
    /** Reads one invoice in full. */
    READ_INVOICE("consulterFactureParFournisseur", "POST", "/cpro/factures/v1/consulter/fournisseur"),
    /** Completes a suspended invoice. */
    COMPLETE_INVOICE("completerFacture", "POST", "/cpro/factures/v1/completer"),
    /** Sends an invoice that is to be recycled to another address. */
    RECYCLE_INVOICE("recyclerFacture", "POST", "/cpro/factures/v1/recycler"),
    /** Marks rejected invoices as handled. */
    HANDLE_REJECTIONS("traiterFacturesRejetees", "POST", "/cpro/factures/v1/traiterRejet"),
    /** Reads the statuses that an invoice went through. */
    READ_HISTORY("consulterHistoriqueFacture", "POST", "/cpro/factures/v1/consulter/historique"),
    /** Searches structures, recipients and suppliers alike. */
    SEARCH_STRUCTURES("rechercherStructure", "POST", "/cpro/structures/v1/rechercher"),
    /** Reads what a structure requires of an invoice. */
    READ_STRUCTURE("consulterStructure", "POST", "/cpro/structures/v1/consulter"),
    /** Lists the services of a structure. */
    SEARCH_SERVICES("rechercherServicesStructure", "POST", "/cpro/structures/v1/rechercher/services"),
    /** Reads what a service requires of an invoice. */
    READ_SERVICE("consulterServiceStructure", "POST", "/cpro/structures/v1/consulter/service"),
    /** Lists the active supplier structures of the account. */
    LIST_SUPPLIERS(
            "recupererStructuresActivesPourFournisseur",
            "POST",
            "/cpro/transverses/v1/recuperer/structures/actives/fournisseur"),
    /** Lists the valid bank accounts of a supplier structure. */
    LIST_BANK_ACCOUNTS(
            "recupererCoordonneesBancairesValides", "POST", "/cpro/transverses/v1/recuperer/coordbanc/valides"),
    /** Lists the types of attachments. */
    LIST_ATTACHMENT_TYPES("recupererTypePieceJointe", "POST", "/cpro/transverses/v1/recuperer/typespj");

    private final String serviceName;
    private final String method;
    private final String path;

    Operation(String serviceName, String method, String path) {
        this.serviceName = serviceName;
        this.method = method;
        this.path = path;
    }

    /** The platform's own name of the service, for example {@code soumettreFacture}. */
    public String serviceName() {
        return serviceName;
    }

    /** The HTTP method, {@code GET} or {@code POST}. */
    public String method() {
        return method;
    }

    /** The path on the server, with its leading slash. */
    public String path() {
        return path;
    }

    boolean isApi() {
        return this != TOKEN;
    }

    static Optional<Operation> at(String path) {
        return Stream.of(values()).filter(o -> o.path.equals(path)).findFirst();
    }
}
