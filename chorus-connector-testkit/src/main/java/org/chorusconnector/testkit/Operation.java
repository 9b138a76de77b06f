package org.chorusconnector.testkit;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services of PISTE and Chorus Pro that the simulator offers. Another service of the contract is answered by 501 and its
 * name, any other path by 404.
 */
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
    /** Reads the data of a PDF that is to be submitted; the simulator keeps the file and recognises nothing in it. */
    READ_PDF("deposerPdfFacture", "POST", "/cpro/factures/v1/deposer/pdf"),
    /** Searches the supplier's payment requests of every kind. */
    SEARCH_PAYMENT_REQUESTS("rechercherDemandePaiement", "POST", "/cpro/factures/v1/rechercher/demandePaiement"),
    /** Downloads invoices, each as PDF. */
    DOWNLOAD_INVOICES("telechargerGroupeFacture", "POST", "/cpro/factures/v1/telecharger/groupe"),
    /** Names another validator. */
    CORRECT_VALIDATOR("corrigerValideurFacture", "POST", "/cpro/factures/v1/corriger/valideur/facture"),
    /** Searches the invoices that recipients received. */
    SEARCH_RECEIVED_INVOICES("rechercherFactureParRecipiendaire", "POST", "/cpro/factures/v1/rechercher/recipiendaire"),
    /** Lists the received invoices that wait for their recipient. */
    LIST_RECEIVED_INVOICES_TO_DO(
            "rechercherFactureATraiterParRecipiendaire", "POST", "/cpro/factures/v1/rechercher/atraiter/recipiendaire"),
    /** Reads a received invoice in full. */
    READ_RECEIVED_INVOICE("consulterFactureParRecipiendaire", "POST", "/cpro/factures/v1/consulter/recipiendaire"),
    /** Moves a received invoice on. */
    HANDLE_RECEIVED_INVOICE("traiterFactureRecue", "POST", "/cpro/factures/v1/traiter/recue"),
    /** Searches invoices as the structure that validates them. */
    SEARCH_INVOICES_TO_VALIDATE("rechercherFactureParValideur", "POST", "/cpro/factures/v1/rechercher/valideur"),
    /** Lists the invoices that wait for a validator. */
    LIST_INVOICES_TO_VALIDATE(
            "rechercherFactureATraiterParValideur", "POST", "/cpro/factures/v1/rechercher/aTraiter/valideur"),
    /** Reads an invoice as the structure that validates it. */
    READ_INVOICE_TO_VALIDATE("consulterFactureParValideur", "POST", "/cpro/factures/v1/consulter/valideur"),
    /** Validates or refuses an invoice. */
    VALIDATE_INVOICE("traiterFactureAValider", "POST", "/cpro/factures/v1/traiter/factureAValider"),
    /** Lists the statuses in which a validator sees invoices. */
    LIST_STATUSES_FOR_VALIDATORS(
            "recupererStatutsFactureVisiblesParValideur",
            "POST",
            "/cpro/factures/v1/recuperer/statutsFactureVisibles/valideur"),
    /** Deposits a flow: a file of one invoice, or a lot of several. */
    DEPOSIT_FLOW("deposerFluxFacture", "POST", "/cpro/factures/v1/deposer/flux"),
    /** Reads what became of a flow. */
    READ_FLOW_REPORT("consulterCRDetaille", "POST", "/cpro/transverses/v1/consulterCRDetaille"),
    /** Downloads what became of a flow. */
    DOWNLOAD_FLOW_REPORT("consulterCR", "POST", "/cpro/transverses/v1/consulterCR"),
    /** Lists the files of the account. */
    LIST_ACCOUNT_FILES("rechercherPieceJointeSurMonCompte", "POST", "/cpro/transverses/v1/rechercher/pj/moncompte"),
    /** Lists the files of a structure. */
    LIST_STRUCTURE_FILES("rechercherPieceJointeSurStructure", "POST", "/cpro/transverses/v1/rechercher/pj/structure"),
    /** Downloads the files of invoices, of a structure or of the account. */
    DOWNLOAD_FILE("telechargerPieceJointe", "POST", "/cpro/transverses/v1/telecharger/pieceJointe"),
    /** Takes a file off the list of the account. */
    DETACH_FILE("detacherPieceJointe", "POST", "/cpro/transverses/v1/detacherPieceJointe"),
    /** Lists the services of a structure to which the account belongs. */
    LIST_MEMBERSHIPS(
            "listerRattachementsStructureUtilisateur", "POST", "/cpro/structures/v1/lister/rattachementsutilisateur"),
    /** Reads what the register of companies says of a SIRET. */
    READ_SIRET("consulterInformationSIRET", "POST", "/cpro/transverses/v1/consulter/information/siret"),
    /** Searches recipients. */
    SEARCH_RECIPIENTS("rechercherDestinataire", "POST", "/cpro/transverses/v1/rechercher/destinataire"),
    /** Searches the services of a recipient to which an invoice can be addressed. */
    SEARCH_EXECUTING_SERVICES("rechercherServiceExecutant", "POST", "/cpro/transverses/v1/rechercher/serviceexecutant"),
    /** Lists the active recipients. */
    LIST_RECIPIENTS(
            "recupererStructuresActivesPourDestinataire",
            "POST",
            "/cpro/transverses/v1/recuperer/structures/actives/destinataire"),
    /** Lists the active structures of works contracts. */
    LIST_WORKS_STRUCTURES(
            "recupererStructuresActivesPourFactureTravaux",
            "POST",
            "/cpro/transverses/v1/recuperer/structures/actives/facturetravaux"),
    /** Downloads the directory of recipients and their services. */
    DOWNLOAD_DIRECTORY(
            "telechargerAnnuaireDestinataire", "POST", "/cpro/transverses/v1/telecharger/annuaire/destinataire"),
    /** Lists the cadres de facturation. */
    LIST_INVOICING_FRAMES("recupererCadreFacturation", "POST", "/cpro/transverses/v1/recuperer/cadrefacturation"),
    /** Lists the currencies. */
    LIST_CURRENCIES("recupererDevises", "POST", "/cpro/transverses/v1/recuperer/devises"),
    /** Lists the statuses of a kind of payment request. */
    LIST_STATUSES("recupererEtatParTypeDemandePaiement", "POST", "/cpro/transverses/v1/recuperer/etat/typedp"),
    /** Lists the statuses that a recipient may give next. */
    LIST_NEXT_STATUSES(
            "recupererEtatsPossiblesPourTraitement", "POST", "/cpro/transverses/v1/recuperer/etats/traitement"),
    /** Lists the formats of flows. */
    LIST_FLOW_FORMATS("recupererFormatFlux", "POST", "/cpro/transverses/v1/recuperer/formatflux"),
    /** Lists the syntaxes of flows. */
    LIST_FLOW_SYNTAXES("recupererSyntaxeFlux", "POST", "/cpro/transverses/v1/recuperer/syntaxeflux"),
    /** Lists the modes of deposit. */
    LIST_DEPOSIT_MODES("recupererModeDepot", "POST", "/cpro/transverses/v1/recuperer/modedepot"),
    /** Lists the methods of payment. */
    LIST_PAYMENT_METHODS("recupererModeReglements", "POST", "/cpro/transverses/v1/recuperer/modereglements"),
    /** Lists the reasons for an exemption from VAT. */
    LIST_EXEMPTION_REASONS(
            "recupererMotifsExonerationTva", "POST", "/cpro/transverses/v1/recuperer/motifs/exonerationtva"),
    /** Lists the reasons for which a validator may refuse. */
    LIST_REFUSAL_REASONS(
            "recupererMotifsRefusFactureAValider",
            "POST",
            "/cpro/transverses/v1/recuperer/motifs/refus/Facture/AValider"),
    /** Lists the countries. */
    LIST_COUNTRIES("recupererPays", "POST", "/cpro/transverses/v1/recuperer/pays"),
    /** Lists the rates of VAT. */
    LIST_VAT_RATES("recupererTauxTva", "POST", "/cpro/transverses/v1/recuperer/tauxtva"),
    /** Lists the kinds of payment requests. */
    LIST_PAYMENT_REQUEST_KINDS("recupererTypeDemandePaiement", "POST", "/cpro/transverses/v1/recuperer/typedp"),
    /** Lists the kinds of works invoices. */
    LIST_WORKS_INVOICE_KINDS(
            "recupererTypeFactureTravaux", "POST", "/cpro/transverses/v1/recuperer/typefacturetravaux"),
    /** Lists the kinds of identifiers of structures. */
    LIST_IDENTIFIER_KINDS(
            "recupererTypeIdentifiantStructure", "POST", "/cpro/transverses/v1/recuperer/typeidentifiant/structure"),
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
