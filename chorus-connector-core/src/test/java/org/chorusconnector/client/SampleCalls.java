package org.chorusconnector.client;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.engagements.EngagementSearch;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.files.FileOwner;
import org.chorusconnector.client.files.FileTarget;
import org.chorusconnector.client.flows.FlowNumber;
import org.chorusconnector.client.flows.FlowSyntax;
import org.chorusconnector.client.flows.FlowUpload;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.invoices.Attachment;
import org.chorusconnector.client.invoices.CadreDeFacturation;
import org.chorusconnector.client.invoices.Discount;
import org.chorusconnector.client.invoices.EnteredInvoice;
import org.chorusconnector.client.invoices.InvoiceCompletion;
import org.chorusconnector.client.invoices.InvoiceDownload;
import org.chorusconnector.client.invoices.InvoiceHandling;
import org.chorusconnector.client.invoices.InvoiceLine;
import org.chorusconnector.client.invoices.InvoiceRecycling;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.chorusconnector.client.invoices.InvoiceStatus;
import org.chorusconnector.client.invoices.InvoiceType;
import org.chorusconnector.client.invoices.PaymentMethod;
import org.chorusconnector.client.invoices.PdfSignature;
import org.chorusconnector.client.invoices.RejectionHandling;
import org.chorusconnector.client.invoices.Role;
import org.chorusconnector.client.invoices.SupportingDocument;
import org.chorusconnector.client.invoices.TaxRate;
import org.chorusconnector.client.invoices.ValidatingStructure;
import org.chorusconnector.client.invoices.VatLine;
import org.chorusconnector.client.invoices.VatType;
import org.chorusconnector.client.reference.PaymentRequestKind;
import org.chorusconnector.client.structures.RecipientSearch;
import org.chorusconnector.client.structures.ServiceId;
import org.chorusconnector.client.structures.StructureId;
import org.chorusconnector.client.structures.StructureIdentifierKind;
import org.chorusconnector.client.structures.StructureKind;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.client.works.WorksInvoiceId;
import org.chorusconnector.client.works.WorksInvoiceRecycling;

/** One call of every service that we offer, by its French name, with as many of its parameters as it takes. */
final class SampleCalls {

    /** The result of what gives none. */
    static final String DONE = "done";

    static final Map<String, Function<ChorusPro, Object>> ALL = new TreeMap<>();

    private static final Siret SIRET = Siret.of("12345678200051");
    private static final StructureId STRUCTURE = new StructureId(26346724);
    private static final SupplierId SUPPLIER = new SupplierId(26262962);
    private static final ServiceId SERVICE = new ServiceId(1234);

    private static final EngagementNumber ENGAGEMENT = new EngagementNumber("EJ-2026-1");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    private static final ChorusInvoiceId INVOICE = new ChorusInvoiceId(8316848);

    private static final FlowNumber FLOW = new FlowNumber("CPP0011117000000000425903");

    private SampleCalls() {}

    static {
        done("healthCheck", chorus -> chorus.health().check());
        done("detacherPieceJointe", chorus -> chorus.files().detach(7));
        referenceData();
        structures();
        users();
        engagements();
        solicitations();
        files();
        invoices();
        flows();
        worksInvoices();
    }

    /** What the call of a service gives; of a stream, the first rows. */
    static Object result(String service, ChorusPro chorus) {
        Object result = ALL.get(service).apply(chorus);
        return result instanceof Stream<?> rows ? rows.limit(10).toList() : result;
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
        add(
                "rechercherStructure",
                chorus -> chorus.structures()
                        .search(StructureSearch.builder()
                                .identifier("DE123456789")
                                .identifierKind(StructureIdentifierKind.EU_OUTSIDE_FRANCE)
                                .name("MAIRIE")
                                .label("Mairie")
                                .lastName("DUPONT")
                                .firstName("Jeanne")
                                .postCode("44000")
                                .city("NANTES")
                                .countryCode("FR")
                                .kind(StructureKind.PUBLIC)
                                .active(true)
                                .projectOwner(true)
                                .projectOwnerOnly(false)
                                .withOthersPrivateStructures()
                                .build()));
        add("rechercherDestinataire", chorus -> chorus.structures().searchRecipients(RecipientSearch.bySiret(SIRET)));
        add("consulterStructure", chorus -> chorus.structures().consult(STRUCTURE));
        add("rechercherServiceExecutant", chorus -> chorus.structures().executingServices(new StructureId(26_300_989)));
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
        add("soumettreFacture", chorus -> chorus.invoices().submit(entered().build()));
        add("deposerPdfFacture", chorus -> chorus.invoices().readPdf(Clients.pdf("FA-1.pdf"), PdfSignature.NONE));
        add(
                "completerFacture",
                chorus -> chorus.invoices()
                        .complete(InvoiceCompletion.of(INVOICE)
                                .attachment(new SupportingDocument(new Attachment("RIB", new FileId(1)), "RIB"))
                                .comment("Le RIB manquant")
                                .build()));
        add(
                "recyclerFacture",
                chorus -> chorus.invoices()
                        .recycle(InvoiceRecycling.of(INVOICE)
                                .recipient(SIRET)
                                .serviceCode(new ServiceCode("SERVICE"))
                                .engagementNumber(ENGAGEMENT)
                                .marketNumber(new MarketNumber("MARCHE-1"))
                                .comment("Autre service")
                                .build()));
        done(
                "traiterFacturesRejetees",
                chorus -> chorus.invoices()
                        .markRejectionsHandled(RejectionHandling.of(INVOICE)
                                .withReason("AUTRE")
                                .withInformation("Refaite")));
        done("corrigerValideurFacture", chorus -> chorus.invoices().correctValidator(INVOICE, SIRET));
        add("rechercherFactureParFournisseur", chorus -> chorus.invoices().search(everyCriterion()));
        add(
                "rechercherFactureATraiterParFournisseur",
                chorus -> chorus.invoices().toDo(SUPPLIER));
        add(
                "rechercherDemandePaiement",
                chorus -> chorus.invoices().searchPaymentRequests(Role.SUPPLIER, forPaymentRequests()));
        add("consulterFactureParFournisseur", chorus -> chorus.invoices().consult(INVOICE));
        add("consulterHistoriqueFacture", chorus -> chorus.invoices().history(INVOICE));
        add(
                "telechargerGroupeFacture",
                chorus -> chorus.invoices().download(InvoiceDownload.pdfWithAttachments(List.of(INVOICE)), nowhere()));
        add(
                "rechercherFactureParRecipiendaire",
                chorus -> chorus.receivedInvoices().search(forReceivedInvoices()));
        add(
                "rechercherFactureATraiterParRecipiendaire",
                chorus -> chorus.receivedInvoices().toDo(STRUCTURE));
        add(
                "consulterFactureParRecipiendaire",
                chorus -> chorus.receivedInvoices().consult(INVOICE));
        add(
                "traiterFactureRecue",
                chorus -> chorus.receivedInvoices()
                        .handle(InvoiceHandling.of(INVOICE, InvoiceStatus.MANDATEE)
                                .withReason("Service fait")
                                .withMandateNumber("M-1")));
        add(
                "rechercherFactureParValideur",
                chorus -> chorus.invoiceValidations().search(forValidations()));
        add(
                "rechercherFactureATraiterParValideur",
                chorus -> chorus.invoiceValidations().toDo(STRUCTURE));
        add("consulterFactureParValideur", chorus -> chorus.invoiceValidations().consult(INVOICE));
        add("traiterFactureAValider", chorus -> chorus.invoiceValidations().refuse(INVOICE, "MOTIF", "Montant faux"));
        add(
                "recupererStatutsFactureVisiblesParValideur",
                chorus -> chorus.invoiceValidations().visibleStatuses());
    }

    private static void flows() {
        add(
                "deposerFluxFacture",
                chorus -> chorus.flows()
                        .deposit(new FlowUpload(
                                "lot.tar.gz",
                                3,
                                () -> new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8}),
                                FlowSyntax.FACTURX,
                                false)));
        add("consulterCRDetaille", chorus -> chorus.flows().report(FLOW));
        add("consulterCR", chorus -> chorus.flows().downloadReport(FLOW, nowhere()));
    }

    private static void worksInvoices() {
        WorksInvoiceId id = new WorksInvoiceId(42);
        Map<String, Object> body = Map.of("idFactureTravaux", 42);
        add("rechercherFactureTravaux", chorus -> chorus.worksInvoices().search(Role.SUPPLIER, ofAFlow()));
        add("demanderRecyclagePiecePrecedente", chorus -> chorus.worksInvoices().requestRecyclingOfPrevious(id));
        add(
                "recyclerFactureTravaux",
                chorus -> chorus.worksInvoices()
                        .recycle(new WorksInvoiceRecycling(
                                id,
                                Optional.of(SIRET),
                                Optional.of(new ServiceCode("SERVICE")),
                                Optional.of(ENGAGEMENT))));
        add(
                "suspendreOuDemanderCompleterFactureTravaux",
                chorus -> chorus.worksInvoices().suspend(id, "Pièce absente"));
        add("soumettreFactureTravaux", chorus -> chorus.worksInvoices().submit(body));
        add("completerFactureTravaux", chorus -> chorus.worksInvoices().complete(body));
        add("completerMoe", chorus -> chorus.worksInvoices().completeAsProjectManager(body));
        add("refuserFactureTravaux", chorus -> chorus.worksInvoices().refuse(body));
        add("consulterFactureTravaux", chorus -> chorus.worksInvoices().consult(body));
        add("consulterDossierDeFacturation", chorus -> chorus.worksInvoices().consultInvoicingFile(body));
        add("rechercherFactureTravauxATraiter", chorus -> chorus.worksInvoices().searchToDo(body));
    }

    private static InvoiceSearch everyCriterion() {
        return withAmounts(anywhere())
                .kind(PaymentRequestKind.INVOICE)
                .type(InvoiceType.INVOICE)
                .supplierService(new ServiceId(7))
                .recipient(new StructureId(8))
                .recipientService(new ServiceId(9))
                .wholeSirenOfRecipient()
                .validator(new StructureId(10))
                .originNumber(new InvoiceNumber("FA-0"))
                .flow(FLOW)
                .cadreDeFacturation("A1_FACTURE_FOURNISSEUR")
                .depositMode("DEPOT_PDF_API")
                .rejectionHandled(false)
                .bankAccountCode(11)
                .creatorId(12)
                .statusChangedFrom(Instant.parse("2026-11-20T10:00:00Z"))
                .statusChangedTo(Instant.parse("2026-11-20T11:00:00.5Z"))
                .build();
    }

    private static InvoiceSearch forPaymentRequests() {
        return withAmounts(anywhere())
                .kind(PaymentRequestKind.TAX_REFUND)
                .type(InvoiceType.INVOICE)
                .supplierService(new ServiceId(7))
                .recipient(new StructureId(8))
                .recipientService(new ServiceId(9))
                .wholeSirenOfRecipient()
                .validator(new StructureId(10))
                .originNumber(new InvoiceNumber("FA-0"))
                .cadreDeFacturation("A21_DEMANDE_REMBOURSEMENT_TIC")
                .statusChangedFrom(Instant.parse("2026-11-20T10:00:00Z"))
                .build();
    }

    private static InvoiceSearch forReceivedInvoices() {
        return withAmounts(anywhere())
                .kind(PaymentRequestKind.INVOICE)
                .type(InvoiceType.INVOICE)
                .supplierService(new ServiceId(7))
                .recipient(new StructureId(8))
                .recipientService(new ServiceId(9))
                .validator(new StructureId(10))
                .statusChangedFrom(Instant.parse("2026-11-20T10:00:00Z"))
                .build();
    }

    private static InvoiceSearch forValidations() {
        return withAmounts(anywhere())
                .kind(PaymentRequestKind.JUSTICE_COSTS)
                .type(InvoiceType.INVOICE)
                .supplierService(new ServiceId(7))
                .recipient(new StructureId(8))
                .recipientService(new ServiceId(9))
                .validator(new StructureId(10))
                .build();
    }

    private static InvoiceSearch.Builder withAmounts(InvoiceSearch.Builder search) {
        return search.minAmountExclTax(BigDecimal.ONE)
                .maxAmountExclTax(BigDecimal.TEN)
                .minAmountInclTax(BigDecimal.ONE)
                .maxAmountInclTax(BigDecimal.TEN)
                .minAmountToPay(BigDecimal.ONE)
                .maxAmountToPay(BigDecimal.TEN);
    }

    private static InvoiceSearch ofAFlow() {
        return anywhere().flow(FLOW).build();
    }

    private static InvoiceSearch.Builder anywhere() {
        return InvoiceSearch.builder()
                .number(new InvoiceNumber("FA-1"))
                .supplier(SUPPLIER)
                .statuses(InvoiceStatus.MISE_A_DISPOSITION)
                .depositedFrom(DAY)
                .depositedTo(DAY)
                .datedFrom(DAY)
                .datedTo(DAY)
                .marketNumber(new MarketNumber("MARCHE-1"))
                .engagementNumber(ENGAGEMENT);
    }

    private static EnteredInvoice.Builder entered() {
        return EnteredInvoice.builder()
                .supplier(SUPPLIER)
                .supplierServiceId(1)
                .bankAccountCode(2)
                .recipient(SIRET)
                .serviceCode(new ServiceCode("SERVICE"))
                .engagementNumber(ENGAGEMENT)
                .marketNumber(new MarketNumber("MARCHE-1"))
                .cadre(CadreDeFacturation.A9)
                .validator(ValidatingStructure.of("12345678200036"))
                .vatType(VatType.VAT_ON_RECEIPTS)
                .paymentMethod(PaymentMethod.TRANSFER)
                .line(InvoiceLine.of("Audit", new BigDecimal("2"), new BigDecimal("500.005"))
                        .withDiscount(new BigDecimal("0.01"))
                        .withReference("AUD")
                        .withUnit("jour")
                        .withRate(TaxRate.ofCode("TVA20")))
                .vatLine(new VatLine(
                        TaxRate.ofPercent(new BigDecimal("20")), new BigDecimal("1000"), new BigDecimal("200")))
                .discount(new Discount(new BigDecimal("50"), "Remise"))
                .amounts(new Amounts(
                        new BigDecimal("1000"), new BigDecimal("200"), new BigDecimal("1150"), new BigDecimal("1150")))
                .attachment(new Attachment("RIB", new FileId(1)), "RIB")
                .comment("Commentaire");
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
            return DONE;
        });
    }
}
