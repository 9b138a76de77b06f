package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Submission, search, reading and history of invoices. */
final class InvoiceResource {

    private static final Set<String> SET_BY_SUPPLIER = Set.of("DEPOSEE", "COMPLETEE");

    private final InvoiceBook book;
    private final SubmissionRules rules;
    private final Directory directory;
    private final Settings settings;

    InvoiceResource(InvoiceBook book, SubmissionRules rules, Directory directory, Settings settings) {
        this.book = book;
        this.rules = rules;
        this.directory = directory;
        this.settings = settings;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.SUBMIT_INVOICE, body -> submit(body.json()));
        services.put(Operation.SEARCH_INVOICES, body -> search(body.json()));
        services.put(Operation.SEARCH_PAYMENT_REQUESTS, body -> searchPaymentRequests(body.json()));
        services.put(Operation.LIST_INVOICES_TO_DO, body -> toDo(body.json()));
        services.put(Operation.READ_INVOICE, body -> read(body.json()));
        services.put(Operation.READ_RECEIVED_INVOICE, body -> read(body.json()));
        services.put(Operation.READ_INVOICE_TO_VALIDATE, body -> readToValidate(body.json()));
        services.put(Operation.READ_HISTORY, body -> history(body.json()));
    }

    private ObjectNode submit(JsonNode request) {
        Json.text(request, "numeroFactureSaisi").ifPresent(book::submitted);
        Instant now = settings.clock().instant();
        PlatformInvoice invoice = book.enter(rules.check(request, now), Optional.empty(), now);
        return Json.success("GCU_MSG_01_000")
                .put("identifiantFactureCPP", invoice.id())
                .put("numeroFacture", invoice.number())
                .put("statutFacture", invoice.status())
                .put("dateDepot", invoice.depositedOn().toString())
                .put("empreinteCertificatDepot", certificateDigest(invoice))
                .put(
                        "identifiantStructure",
                        directory
                                .supplier(invoice.supplierId())
                                .map(Supplier::siret)
                                .orElseThrow());
    }

    private ObjectNode search(JsonNode request) {
        var search = new InvoiceSearch(request, directory);
        List<PlatformInvoice> found = search.in(book.all());
        RefusedException.when(found.isEmpty() && !settings.emptySearchAsList(), Refusal.NOTHING_FOUND);
        return Page.of(search.paging()).answer("listeFactures", found, this::row);
    }

    private ObjectNode toDo(JsonNode request) {
        long supplier = request.path("idStructure").asLong();
        boolean hidesRejected = request.path("masquerRejetee").asBoolean();
        List<PlatformInvoice> found = book.all().stream()
                .filter(invoice -> supplier == 0 || invoice.supplierId() == supplier)
                .filter(invoice -> switch (invoice.status()) {
                    case "SUSPENDUE", "A_RECYCLER" -> true;
                    case "REJETEE" -> !hidesRejected && !invoice.rejectionHandled();
                    default -> false;
                })
                .toList();
        RefusedException.when(found.isEmpty() && !settings.emptySearchAsList(), Refusal.NOTHING_FOUND);
        return Page.of(request.path("rechercheFactureATraiterParFournisseur"))
                .answer("listeFactures", found, this::row);
    }

    private ObjectNode read(JsonNode request) {
        PlatformInvoice invoice = book.find(
                        request.path("identifiantFactureCPP").asLong())
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_INVOICE));
        ObjectNode answer = Json.success("GCU_MSG_01_000");
        ObjectNode facture = answer.putObject("facture")
                .put("identifiantFactureCPP", invoice.id())
                .put("numeroFacture", invoice.number())
                .put("statutFacture", invoice.status())
                .put("modeDepot", invoice.mode())
                .put("rejetTraite", invoice.rejectionHandled());
        facture.putObject("cadreDeFacturation").put("codeCadreFacturation", invoice.framework());
        ObjectNode references = facture.putObject("references")
                .put("dateFacture", invoice.invoiceDate().toString())
                .put("dateDepot", invoice.depositedOn().toString())
                .put("codeDeviseFacture", invoice.currency())
                .put("typeFacture", invoice.type());
        invoice.engagementNumber().ifPresent(number -> references.put("numeroBonCommande", number));
        facture.putObject("montantTotal")
                .put("montantHtTotal", invoice.totals().excludingTax())
                .put("montantTVA", invoice.totals().tax())
                .put("montantTtcTotal", invoice.totals().includingTax())
                .put("montantAPayer", invoice.totals().due());
        invoice.mainFile()
                .ifPresent(file -> facture.putObject("pieceJointePrincipale")
                        .put("idPieceJointePrincipale", file.upload().id()));
        var pieces = facture.putObject("listeDesPiecesJointes").putArray("pieceJointe");
        for (PlatformInvoice.Piece piece : invoice.attachments()) {
            ObjectNode shown = pieces.addObject()
                    .put("pieceJointeDesignation", piece.designation())
                    .put("pieceJointeId", piece.upload().id());
            piece.type().ifPresent(type -> shown.put("pieceJointeTypeCode", type));
        }
        ObjectNode recipient = facture.putObject("destinataire").put("codeDestinataire", invoice.recipientSiret());
        directory
                .recipient(invoice.recipientSiret())
                .ifPresent(listed -> recipient.put(
                        "designationDestinataire", listed.recipient().name()));
        invoice.serviceCode().ifPresent(code -> recipient.put("codeServiceExecutant", code));
        directory
                .supplier(invoice.supplierId())
                .ifPresent(supplier -> facture.putObject("fournisseur")
                        .put("codeFournisseur", supplier.siret())
                        .put("designationFournisseur", supplier.name()));
        return answer;
    }

    private ObjectNode readToValidate(JsonNode request) {
        boolean isForValidator = book.find(request.path("identifiantFactureCPP").asLong())
                .flatMap(PlatformInvoice::validator)
                .isPresent();
        RefusedException.when(!isForValidator, Refusal.UNKNOWN_INVOICE);
        return read(request);
    }

    /** Every payment request of this world is an invoice; the service has no pages. */
    private ObjectNode searchPaymentRequests(JsonNode request) {
        List<PlatformInvoice> found = PaymentRequestSearch.in(book.all(), request, directory);
        RefusedException.when(found.isEmpty() && !settings.emptySearchAsList(), Refusal.NOTHING_FOUND);
        ObjectNode answer = Json.success("TRA_MSG_00.000").put("total", found.size());
        var rows = answer.putArray("listeDemandePaiement");
        for (PlatformInvoice invoice : found) {
            ObjectNode row = rows.addObject()
                    .put("idDemandePaiement", invoice.id())
                    .put("numeroDemandePaiement", invoice.number())
                    .put("typeDemandePaiement", "FACTURE")
                    .put("typeFacture", invoice.type())
                    .put("cadreFacturation", invoice.framework())
                    .put("etatCourant", invoice.status())
                    .put("dateHeureEtatCourant", Paris.withOffset(invoice.statusSince()))
                    .put("dateFournisseur", invoice.invoiceDate().toString())
                    .put("dateDepot", invoice.depositedOn().toString())
                    .put("montantHT", invoice.totals().excludingTax())
                    .put("montantTTC", invoice.totals().includingTax())
                    .put("montantAPayer", invoice.totals().due())
                    .put("idStructureFournisseur", invoice.supplierId())
                    .put("identifiantStructureDestinataire", invoice.recipientSiret());
            invoice.statusComment().ifPresent(comment -> row.put("commentaireEtatCourant", comment));
            invoice.engagementNumber().ifPresent(number -> row.put("numeroBonCommande", number));
            invoice.serviceCode().ifPresent(code -> row.put("codeServiceDestinataire", code));
        }
        return answer;
    }

    /** Stands for the digest of the deposit certificate: 32 bytes in Base64, from number and moment of the deposit. */
    private static String certificateDigest(PlatformInvoice invoice) {
        byte[] content =
                (invoice.id() + " " + invoice.number() + " " + invoice.depositedAt()).getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private ObjectNode row(PlatformInvoice invoice) {
        ObjectNode row = Json.object()
                .put("identifiantFactureCPP", invoice.id())
                .put("typeDemandePaiement", "FACTURE")
                .put(
                        "idDestinataire",
                        directory
                                .recipient(invoice.recipientSiret())
                                .map(Directory.Listed::id)
                                .orElse(null))
                .put("codeDestinataire", invoice.recipientSiret())
                .put("typeFacture", invoice.type())
                .put("numeroFacture", invoice.number())
                .put("dateFacture", invoice.invoiceDate().toString())
                .put("dateDepot", invoice.depositedOn().toString())
                .put("dateHeureEtatCourant", Paris.withOffset(invoice.statusSince()))
                .put("montantHT", invoice.totals().excludingTax())
                .put("montantTTC", invoice.totals().includingTax())
                .put("montantAPayer", invoice.totals().due())
                .put("devise", invoice.currency())
                .put("statut", invoice.status())
                .put("rejetTraite", invoice.rejectionHandled())
                .put("modeDepot", invoice.mode());
        invoice.statusComment().ifPresent(comment -> row.put("commentaireEtatCourant", comment));
        directory
                .supplier(invoice.supplierId())
                .ifPresent(supplier -> row.put("codeFournisseur", supplier.siret())
                        .put("typeIdentifiantFournisseur", "SIRET")
                        .put("designationFournisseur", supplier.name()));
        directory
                .recipient(invoice.recipientSiret())
                .ifPresent(listed ->
                        row.put("designationDestinataire", listed.recipient().name()));
        invoice.serviceCode().ifPresent(code -> row.put("codeServiceExecutant", code));
        invoice.engagementNumber().ifPresent(number -> row.put("numeroBonCommande", number));
        return row;
    }

    private ObjectNode history(JsonNode request) {
        PlatformInvoice invoice = book.find(request.path("idFacture").asLong())
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_INVOICE));
        JsonNode paging = request.path("paramRechercheHistoStatuts");
        Page page = Page.of(paging, "pageResultatDemandeeListeHistoStatut", "nbResultatsParPageListeHistoStatut");
        List<PlatformInvoice.StatusChange> steps = new ArrayList<>(invoice.history());
        if (!paging.path("triSensListeHistoStatut").asText().equals("Ascendant")) {
            Collections.reverse(steps);
        }
        ObjectNode answer = Json.success("GCU_MSG_01_000")
                .put("idFacture", invoice.id())
                .put("numeroFacture", invoice.number())
                .put("modeDepot", invoice.mode())
                .put("statutCourantCode", invoice.status());
        ObjectNode statuses = answer.putObject("historiquesDesStatuts");
        var rows = statuses.putArray("histoStatut");
        for (PlatformInvoice.StatusChange step : page.of(steps)) {
            ObjectNode row = rows.addObject()
                    .put("histoStatutId", step.id())
                    .put("histoStatutCode", step.status())
                    .put("histoStatutDatePassage", Paris.toMinute(step.at()));
            // Nobody in person deposits through the API or completes through it; a public body's agents act by name.
            if (!SET_BY_SUPPLIER.contains(step.status())) {
                row.put("histoStatutUtilisateurPrenom", "Camille").put("histoStatutUtilisateurNom", "DURAND");
            }
            step.comment().ifPresent(comment -> row.put("histoStatutCommentaire", comment));
        }
        statuses.put("pageCouranteHistoStatut", page.number())
                .put("pagesHistoStatut", page.pages(steps.size()))
                .put("nbResultatsParPageHistoStatut", page.size())
                .put("totalHistoStatut", steps.size());
        return answer;
    }
}
