package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * The criteria of {@code rechercherDemandePaiement}, whose names differ from those of a search of invoices. A criterion that
 * the simulator does not know is an error.
 */
final class PaymentRequestSearch {

    private final JsonNode request;
    private final Directory directory;

    private PaymentRequestSearch(JsonNode request, Directory directory) {
        this.request = request;
        this.directory = directory;
    }

    static List<PlatformInvoice> in(List<PlatformInvoice> invoices, JsonNode request, Directory directory) {
        var search = new PaymentRequestSearch(request, directory);
        return invoices.stream().filter(search::matches).toList();
    }

    private boolean matches(PlatformInvoice invoice) {
        for (var criterion : request.properties()) {
            if (!matches(invoice, criterion.getKey(), criterion.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(PlatformInvoice invoice, String field, JsonNode value) {
        return switch (field) {
            case "numeroFacture" -> invoice.number().equals(value.asText());
            case "roleUtilisateur" -> value.asText().equals("FOURNISSEUR");
            case "typeDemandePaiement" -> value.asText().equals("FACTURE");
            case "dpOuDpArchive" -> value.asText().equals("DEMANDE_PAIEMENT");
            case "typeFacture" -> invoice.type().equals(value.asText());
            case "cadreFacturation" -> invoice.framework().equals(value.asText());
            case "statutCourant" ->
                value.isEmpty() || InvoiceSearch.texts(value).contains(invoice.status());
            case "numeroBonCommande" -> invoice.engagementNumber().equals(Optional.of(value.asText()));
            case "periodeDateFournisseurDu" ->
                !invoice.invoiceDate().isBefore(Json.date(request, field).orElseThrow());
            case "periodeDateFournisseurAu" ->
                !invoice.invoiceDate().isAfter(Json.date(request, field).orElseThrow());
            case "periodeDateDepotDu" ->
                !invoice.depositedOn().isBefore(Json.date(request, field).orElseThrow());
            case "periodeDateDepotAu" ->
                !invoice.depositedOn().isAfter(Json.date(request, field).orElseThrow());
            case "periodeDateHeureEtatCourantDu" ->
                !invoice.statusSince().isBefore(InvoiceSearch.instant(value, LocalTime.MIN));
            case "periodeDateHeureEtatCourantAu" ->
                !invoice.statusSince().isAfter(InvoiceSearch.instant(value, LocalTime.MAX));
            case "montantHTMin" -> InvoiceSearch.isAtLeast(invoice.totals().excludingTax(), value);
            case "montantHTMax" -> InvoiceSearch.isAtMost(invoice.totals().excludingTax(), value);
            case "montantTTCMin" -> InvoiceSearch.isAtLeast(invoice.totals().includingTax(), value);
            case "montantTTCMax" -> InvoiceSearch.isAtMost(invoice.totals().includingTax(), value);
            case "montantAPayerMin" -> InvoiceSearch.isAtLeast(invoice.totals().due(), value);
            case "montantAPayerMax" -> InvoiceSearch.isAtMost(invoice.totals().due(), value);
            case "structureFournisseur" -> isOfSupplier(invoice, value);
            case "structureDestinataire" -> isFor(invoice, value);
            case "rechercheSirenFournisseur", "rechercheSirenDestinataire" -> !value.asBoolean();
            default ->
                throw new UnsupportedOperationException("the simulator does not search payment requests by " + field);
        };
    }

    private boolean isOfSupplier(PlatformInvoice invoice, JsonNode structure) {
        return (!structure.hasNonNull("idStructureFournisseur")
                        || structure.path("idStructureFournisseur").asLong() == invoice.supplierId())
                && Json.text(structure, "identifiantStructureFournisseur")
                        .map(siret -> directory
                                .supplier(invoice.supplierId())
                                .map(Supplier::siret)
                                .equals(Optional.of(siret)))
                        .orElse(true);
    }

    private boolean isFor(PlatformInvoice invoice, JsonNode structure) {
        Optional<Long> recipient = directory.recipient(invoice.recipientSiret()).map(Directory.Listed::id);
        return (!structure.hasNonNull("idStructureDestinataire")
                        || recipient.equals(Optional.of(
                                structure.path("idStructureDestinataire").asLong())))
                && Json.text(structure, "identifiantStructureDestinataire")
                        .map(invoice.recipientSiret()::equals)
                        .orElse(true);
    }
}
