package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The invoices as their recipients see them, and what these do with them. */
final class ReceivedInvoices {

    private static final List<String> WAITING_FOR_RECIPIENT =
            List.of("MISE_A_DISPOSITION", "COMPLETEE", "SERVICE_FAIT", "PRISE_EN_COMPTE_DESTINATAIRE");

    private final InvoiceBook book;
    private final Directory directory;
    private final boolean emptySearchAsList;

    ReceivedInvoices(InvoiceBook book, Directory directory, boolean emptySearchAsList) {
        this.book = book;
        this.directory = directory;
        this.emptySearchAsList = emptySearchAsList;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.SEARCH_RECEIVED_INVOICES, body -> search(body.json()));
        services.put(Operation.LIST_RECEIVED_INVOICES_TO_DO, body -> toDo(body.json()));
        services.put(Operation.HANDLE_RECEIVED_INVOICE, body -> handle(body.json()));
    }

    private ObjectNode search(JsonNode request) {
        List<PlatformInvoice> found =
                book.all().stream().filter(invoice -> matches(invoice, request)).toList();
        return answer(request.path("paramRecherche"), found);
    }

    private boolean matches(PlatformInvoice invoice, JsonNode request) {
        for (var criterion : request.properties()) {
            JsonNode value = criterion.getValue();
            boolean matches = switch (criterion.getKey()) {
                case "paramRecherche", "idUtilisateurCourant", "recupererTaille" -> true;
                case "numeroFacture" -> invoice.number().equals(value.asText());
                case "idDestinataire" -> isFor(invoice, value.asLong());
                case "typeDemandePaiement" -> value.asText().equals("FACTURE");
                case "statutCourant" ->
                    value.isEmpty() || InvoiceSearch.texts(value).contains(invoice.status());
                case "numeroBonCommande" -> invoice.engagementNumber().equals(Optional.of(value.asText()));
                case "periodeDateDepotDu" ->
                    !invoice.depositedOn()
                            .isBefore(Json.date(request, criterion.getKey()).orElseThrow());
                case "periodeDateDepotAu" ->
                    !invoice.depositedOn()
                            .isAfter(Json.date(request, criterion.getKey()).orElseThrow());
                default ->
                    throw new UnsupportedOperationException(
                            "the simulator does not search received invoices by " + criterion.getKey());
            };
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private ObjectNode toDo(JsonNode request) {
        long recipient = request.path("idStructure").asLong();
        return answer(
                request.path("parametreRechercheFactureATraiterParRecipiendaire"),
                book.all().stream()
                        .filter(invoice -> recipient == 0 || isFor(invoice, recipient))
                        .filter(invoice -> WAITING_FOR_RECIPIENT.contains(invoice.status()))
                        .toList());
    }

    private boolean isFor(PlatformInvoice invoice, long recipient) {
        return directory
                .recipient(recipient)
                .map(listed -> listed.recipient().siret().equals(invoice.recipientSiret()))
                .orElse(false);
    }

    /** These services put the block of the pages beside the rows. */
    private ObjectNode answer(JsonNode paging, List<PlatformInvoice> found) {
        RefusedException.when(found.isEmpty() && !emptySearchAsList, Refusal.NOTHING_FOUND);
        Page page = Page.of(paging);
        ObjectNode answer = page.answer("listeFactures", found, this::row);
        answer.remove("parametresRetour");
        return answer.setAll(page.describe(found.size()));
    }

    private ObjectNode row(PlatformInvoice invoice) {
        ObjectNode row = Json.object()
                .put("idFacture", invoice.id())
                .put("typeDemandePaiement", "FACTURE")
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
                .put("codeDestinataire", invoice.recipientSiret());
        directory
                .recipient(invoice.recipientSiret())
                .ifPresent(listed -> row.put("idDestinataire", listed.id())
                        .put("designationDestinataire", listed.recipient().name()));
        directory
                .supplier(invoice.supplierId())
                .ifPresent(supplier -> row.put("codeFournisseur", supplier.siret())
                        .put("typeIdentifiantFournisseur", "SIRET")
                        .put("designationFournisseur", supplier.name()));
        invoice.serviceCode().ifPresent(code -> row.put("codeServiceExecutant", code));
        invoice.engagementNumber().ifPresent(number -> row.put("numeroBonCommande", number));
        return row;
    }

    private ObjectNode handle(JsonNode request) {
        String status = request.path("nouveauStatut").asText();
        PlatformInvoice handled = book.change(request.path("idFacture").asLong(), invoice -> {
            RefusedException.when(
                    !ReferenceLists.nextStatuses(invoice.status()).contains(status), Refusal.STATUS_NOT_POSSIBLE);
            return invoice.with(book.step(status, Json.text(request, "motif")));
        });
        return Json.success("GCU_MSG_01_000")
                .put("idFacture", handled.id())
                .put("numeroFacture", handled.number())
                .put("dateTraitement", Paris.toMinute(handled.statusSince()))
                .put("nouveauStatut", handled.status());
    }
}
