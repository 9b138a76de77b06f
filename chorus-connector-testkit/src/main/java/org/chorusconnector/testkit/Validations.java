package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The invoices of subcontractors (A9) and co-contractors (A12) as the structure sees them that validates them, and what it does
 * with them. An invoice that is validated goes to its recipient: it is {@code DEPOSEE} then.
 */
final class Validations {

    private static final List<String> VISIBLE = List.of(
            "A_VALIDER_1",
            "VALIDEE_1",
            "REFUSEE_1",
            "ABSENCE_VALIDATION_1_HORS_DELAI",
            "A_VALIDER_2",
            "VALIDEE_2",
            "REFUSEE_2",
            "ABSENCE_VALIDATION_2_HORS_DELAI");

    private final InvoiceBook book;
    private final Directory directory;
    private final boolean emptySearchAsList;

    Validations(InvoiceBook book, Directory directory, boolean emptySearchAsList) {
        this.book = book;
        this.directory = directory;
        this.emptySearchAsList = emptySearchAsList;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.SEARCH_INVOICES_TO_VALIDATE, body -> search(body.json()));
        services.put(Operation.LIST_INVOICES_TO_VALIDATE, body -> toDo(body.json()));
        services.put(Operation.VALIDATE_INVOICE, body -> decide(body.json()));
        services.put(Operation.LIST_STATUSES_FOR_VALIDATORS, body -> visibleStatuses());
    }

    private ObjectNode search(JsonNode request) {
        return answer(request, invoice -> matches(invoice, request));
    }

    private boolean matches(PlatformInvoice invoice, JsonNode request) {
        for (var criterion : request.properties()) {
            JsonNode value = criterion.getValue();
            boolean matches = switch (criterion.getKey()) {
                case "pagination", "idUtilisateurCourant" -> true;
                case "numeroFacture" -> invoice.number().equals(value.asText());
                case "idStructureValideur" -> isFor(invoice, value.asLong());
                case "idFournisseur" -> invoice.supplierId() == value.asLong();
                case "idDestinataire" ->
                    directory
                            .recipient(invoice.recipientSiret())
                            .filter(listed -> listed.id() == value.asLong())
                            .isPresent();
                case "typeDemandePaiement" -> value.asText().equals("FACTURE");
                case "cadreFacturation" -> invoice.framework().equals(value.asText());
                case "statutCourant" ->
                    value.isEmpty() || InvoiceSearch.texts(value).contains(invoice.status());
                case "numeroEngagement" -> invoice.engagementNumber().equals(Optional.of(value.asText()));
                case "periodeDateDepotDu" -> !invoice.depositedOn().isBefore(day(request, criterion.getKey()));
                case "periodeDateDepotAu" -> !invoice.depositedOn().isAfter(day(request, criterion.getKey()));
                case "periodeDateFactureDu" -> !invoice.invoiceDate().isBefore(day(request, criterion.getKey()));
                case "periodeDateFactureAu" -> !invoice.invoiceDate().isAfter(day(request, criterion.getKey()));
                default ->
                    throw new UnsupportedOperationException(
                            "the simulator does not search invoices to validate by " + criterion.getKey());
            };
            if (!matches) {
                return false;
            }
        }
        return true;
    }

    private static LocalDate day(JsonNode request, String field) {
        return Json.date(request, field).orElseThrow();
    }

    private ObjectNode toDo(JsonNode request) {
        long validator = request.path("idStructure").asLong();
        return answer(
                request,
                invoice -> (validator == 0 || isFor(invoice, validator))
                        && level(invoice.status()).isPresent());
    }

    private boolean isFor(PlatformInvoice invoice, long structure) {
        return directory.supplier(structure).map(Supplier::siret).equals(invoice.validator());
    }

    private ObjectNode answer(JsonNode request, Predicate<PlatformInvoice> wanted) {
        List<PlatformInvoice> found = book.all().stream()
                .filter(invoice -> invoice.validator().isPresent())
                .filter(wanted)
                .toList();
        RefusedException.when(found.isEmpty() && !emptySearchAsList, Refusal.NOTHING_FOUND);
        return Page.of(request.path("pagination")).answer("listeFactures", found, this::row);
    }

    private ObjectNode row(PlatformInvoice invoice) {
        ObjectNode row = Json.object()
                .put("idFacture", invoice.id())
                .put("typeDemandePaiement", "FACTURE")
                .put("typeFacture", invoice.type())
                .put("numeroFacture", invoice.number())
                .put("dateFacture", invoice.invoiceDate().toString())
                .put("dateDepot", invoice.depositedOn().toString())
                .put("montantHT", invoice.totals().excludingTax())
                .put("montantTTC", invoice.totals().includingTax())
                .put("montantAPayer", invoice.totals().due())
                .put("devise", invoice.currency())
                .put("statut", invoice.status())
                .put("idFournisseur", invoice.supplierId())
                .put("identifiantDestinataire", invoice.recipientSiret());
        invoice.validator()
                .ifPresent(siret -> row.put("typeIdentifiantValideur", "SIRET").put("identifiantValideur", siret));
        directory
                .supplier(invoice.supplierId())
                .ifPresent(supplier -> row.put("typeIdentifiantFournisseur", "SIRET")
                        .put("identifiantFournisseur", supplier.siret())
                        .put("designationFournisseur", supplier.name()));
        directory
                .recipient(invoice.recipientSiret())
                .ifPresent(listed -> row.put("idDestinataire", listed.id())
                        .put("designationDestinataire", listed.recipient().name()));
        invoice.serviceCode().ifPresent(code -> row.put("codeServiceExecutant", code));
        invoice.engagementNumber().ifPresent(number -> row.put("numeroEngagement", number));
        return row;
    }

    private ObjectNode decide(JsonNode request) {
        String action = request.path("action").asText();
        String done = switch (action) {
            case "VALIDATION" -> "VALIDEE_";
            case "REFUS" -> "REFUSEE_";
            default -> throw new UnsupportedOperationException("the simulator does not play the decision " + action);
        };
        PlatformInvoice decided = book.change(request.path("idFacture").asLong(), invoice -> {
            String level = level(invoice.status()).orElseThrow(() -> new RefusedException(Refusal.NOT_TO_BE_VALIDATED));
            return invoice.with(book.step(done + level, reason(request)));
        });
        ObjectNode answer = Json.success("GCU_MSG_01_000")
                .put("idFacture", decided.id())
                .put("numeroFacture", decided.number())
                .put("dateTraitement", Paris.toMinute(decided.statusSince()))
                .put("statutFacture", decided.status());
        if (action.equals("VALIDATION")) {
            book.change(decided.id(), invoice -> invoice.with(book.step("DEPOSEE", Optional.empty())));
        }
        return answer;
    }

    private static Optional<String> reason(JsonNode request) {
        Optional<String> comment = Json.text(request, "complementInfo");
        return Json.text(request, "motifRefus")
                .map(code -> comment.map(text -> code + " : " + text).orElse(code))
                .or(() -> comment);
    }

    /** Which validation an invoice waits for; empty when it waits for none. */
    private static Optional<String> level(String status) {
        return switch (status) {
            case "A_VALIDER_1" -> Optional.of("1");
            case "A_VALIDER_2" -> Optional.of("2");
            default -> Optional.empty();
        };
    }

    private static ObjectNode visibleStatuses() {
        ObjectNode answer = Json.success("TRA_MSG_00.000");
        var list = answer.putArray("listeStatutFacture");
        VISIBLE.forEach(status -> list.addObject().put("codeStatutFacture", status));
        return answer;
    }
}
