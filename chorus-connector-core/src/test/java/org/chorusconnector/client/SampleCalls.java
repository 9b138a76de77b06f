package org.chorusconnector.client;

import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.Siret;
import org.chorusconnector.client.engagements.EngagementSearch;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileOwner;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.structures.RecipientSearch;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.SupplierId;

/** One call of every service that we offer, by its French name, with as many of its parameters as it takes. */
final class SampleCalls {

    static final Map<String, Function<ChorusPro, Object>> ALL = new TreeMap<>();

    private static final Siret SIRET = Siret.of("12345678200051");
    private static final StructureId STRUCTURE = new StructureId(26346724);
    private static final SupplierId SUPPLIER = new SupplierId(26262962);
    private static final ServiceId SERVICE = new ServiceId(1234);

    private static final EngagementNumber ENGAGEMENT = new EngagementNumber("EJ-2026-1");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private static final ChorusInvoiceId INVOICE = new ChorusInvoiceId(8316848);

    private SampleCalls() {}

    static {
        done("healthCheck", chorus -> chorus.health().check());
        referenceData();
        structures();
        users();
        engagements();
        solicitations();
        files();
        invoices();
    }

    private static void referenceData() {
        add("recupererCadreFacturation", chorus -> chorus.referenceData().invoicingFrames(PaymentRequestKind.INVOICE));
        add("recupererModeReglements", chorus -> chorus.referenceData().paymentMethods());
        add("recupererTauxTva", chorus -> chorus.referenceData().vatRates());
        add("recupererDevises", chorus -> chorus.referenceData().currencies());
        add("recupererPays", chorus -> chorus.referenceData().countries());
        add("recupererMotifsExonerationTva", chorus -> chorus.referenceData().exemptionReasons());
        add("recupererTypePieceJointe", chorus -> chorus.referenceData().attachmentTypes());
        add("recupererModeDepot", chorus -> chorus.referenceData().depositModes());
        add("recupererFormatFlux", chorus -> chorus.referenceData().flowFormats());
        add("recupererSyntaxeFlux", chorus -> chorus.referenceData().flowSyntaxes("IN_DP_E2_FACTURX"));
        add("recupererTypeDemandePaiement", chorus -> chorus.referenceData().paymentRequestKinds());
        add("recupererTypeFactureTravaux", chorus -> chorus.referenceData().worksInvoiceKinds());
        add(
                "recupererTypeIdentifiantStructure",
                chorus -> chorus.referenceData().structureIdentifierKinds());
        add(
                "recupererEtatParTypeDemandePaiement",
                chorus -> chorus.referenceData().statuses(PaymentRequestKind.WORKS_INVOICE));
        add(
                "recupererEtatsPossiblesPourTraitement",
                chorus -> chorus.referenceData().nextStatuses(InvoiceStatus.MISE_A_DISPOSITION));
        add(
                "recupererMotifsRefusFactureAValider",
                chorus -> chorus.referenceData().refusalReasons("A9_FACTURE_SOUSTRAITANT"));
    }

    private static void structures() {
        add(
                "recupererStructuresActivesPourFournisseur",
                chorus -> chorus.structures().activeSuppliers());
        add(
                "recupererStructuresActivesPourDestinataire",
                chorus -> chorus.structures().activeRecipients());
        add(
                "recupererStructuresActivesPourFactureTravaux",
                chorus -> chorus.structures().activeForWorks());
        add("rechercherStructure", chorus -> chorus.structures().search(StructureSearch.bySiret(SIRET)));
        add("rechercherDestinataire", chorus -> chorus.structures().searchRecipients(RecipientSearch.bySiret(SIRET)));
        add("consulterStructure", chorus -> chorus.structures().consult(STRUCTURE));
        add("rechercherServicesStructure", chorus -> chorus.structures().services(STRUCTURE));
        add("consulterServiceStructure", chorus -> chorus.structures().consultService(STRUCTURE, SERVICE));
        add(
                "recupererCoordonneesBancairesValides",
                chorus -> chorus.structures().bankAccounts(SUPPLIER));
        add(
                "listerRattachementsStructureUtilisateur",
                chorus -> chorus.structures().memberships(STRUCTURE));
        add("consulterInformationSIRET", chorus -> chorus.structures().siretInformation(SIRET));
        add("telechargerAnnuaireDestinataire", chorus -> chorus.structures().downloadDirectory(nowhere()));
    }

    private static void users() {
        add(
                "recupererRattachementsMonCompteUtilisateur",
                chorus -> chorus.users().memberships());
    }

    private static void engagements() {
        add(
                "rechercherEngagementJuridique",
                chorus -> chorus.engagements()
                        .search(EngagementSearch.all()
                                .number(ENGAGEMENT)
                                .market(new MarketNumber("MARCHE-1"))
                                .supplier(SUPPLIER)
                                .state(EngagementSearch.ORDERED)
                                .notified(DAY, DAY.plusDays(1))));
        add("consulterDetailEngagementJuridique", chorus -> chorus.engagements().consult(ENGAGEMENT));
    }

    private static void solicitations() {
        add("rechercherCategorieSollicitation", chorus -> chorus.solicitations().categories());
        add(
                "rechercherSousCategorieSollicitation",
                chorus -> chorus.solicitations().subcategories(7));
    }

    private static void files() {
        add("ajouterFichierDansSysteme", chorus -> chorus.files().upload(Clients.pdf("FA-1.pdf")));
        add("rechercherPieceJointeSurStructure", chorus -> chorus.files().ofStructure(STRUCTURE));
        add("rechercherPieceJointeSurMonCompte", chorus -> chorus.files().ofAccount());
        add(
                "telechargerPieceJointe",
                chorus -> chorus.files().download(FileOwner.invoices(List.of(INVOICE)), nowhere()));
    }

    private static void invoices() {
        add(
                "soumettreFacture",
                chorus -> chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build()));
        add(
                "rechercherFactureParFournisseur",
                chorus -> chorus.invoices().search(InvoiceSearch.builder().build()));
    }

    private static FileTarget nowhere() {
        return FileTarget.of(OutputStream.nullOutputStream());
    }

    private static void add(String service, Function<ChorusPro, Object> call) {
        ALL.put(service, call);
    }

    private static void done(String service, Consumer<ChorusPro> call) {
        ALL.put(service, chorus -> {
            call.accept(chorus);
            return "done";
        });
    }
}
