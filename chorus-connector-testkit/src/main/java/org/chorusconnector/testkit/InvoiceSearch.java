package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The criteria and the order of a search of invoices. A criterion that the simulator does not know is an error, for to
 * ignore it would give rows that the platform would not.
 */
final class InvoiceSearch {

    /** Paging, and what changes nothing in a world of one user. */
    private static final Set<String> NOT_CRITERIA =
            Set.of("rechercheFactureParFournisseur", "idUtilisateurCourant", "recupererTaille");

    private final JsonNode request;
    private final Directory directory;

    InvoiceSearch(JsonNode request, Directory directory) {
        this.request = request;
        this.directory = directory;
    }

    List<PlatformInvoice> in(List<PlatformInvoice> invoices) {
        List<PlatformInvoice> found =
                invoices.stream().filter(this::matches).sorted(order()).toList();
        int limit = paging().path("nbResultatsMaximum").asInt(Integer.MAX_VALUE);
        return found.subList(0, Math.min(limit, found.size()));
    }

    JsonNode paging() {
        return request.path("rechercheFactureParFournisseur");
    }

    private boolean matches(PlatformInvoice invoice) {
        for (var criterion : request.properties()) {
            String field = criterion.getKey();
            if (!NOT_CRITERIA.contains(field) && !matches(invoice, field, criterion.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean matches(PlatformInvoice invoice, String field, JsonNode value) {
        return switch (field) {
            case "numeroFacture" -> invoice.number().equals(value.asText());
            case "idFournisseur" -> invoice.supplierId() == value.asLong();
            case "listeDestinataire" -> value.isEmpty() || isSentToOneOf(invoice, value);
            case "statutCourant" -> value.isEmpty() || texts(value).contains(invoice.status());
            case "numeroFluxDepot" -> invoice.flow().equals(Optional.of(value.asText()));
            case "typeDemandePaiement" -> value.asText().equals("FACTURE");
            case "typeFacture" -> invoice.type().equals(value.asText());
            case "cadreFacturation" -> invoice.framework().equals(value.asText());
            case "modeDepot" -> invoice.mode().equals(value.asText());
            case "numeroBonCommande" -> invoice.engagementNumber().equals(Optional.of(value.asText()));
            case "periodeDateDepotDu" -> !invoice.depositedOn().isBefore(date(field));
            case "periodeDateDepotAu" -> !invoice.depositedOn().isAfter(date(field));
            case "periodeDateFactureDu" -> !invoice.invoiceDate().isBefore(date(field));
            case "periodeDateFactureAu" -> !invoice.invoiceDate().isAfter(date(field));
            case "periodeDateHeureEtatCourantDu" -> !invoice.statusSince().isBefore(instant(value, LocalTime.MIN));
            case "periodeDateHeureEtatCourantAu" -> !invoice.statusSince().isAfter(instant(value, LocalTime.MAX));
            case "rejetTraite" -> invoice.rejectionHandled() == value.asBoolean();
            case "rechercheSirenDestinataire" -> true;
            case "montantHTMin" -> isAtLeast(invoice.totals().excludingTax(), value);
            case "montantHTMax" -> isAtMost(invoice.totals().excludingTax(), value);
            case "montantTTCMin" -> isAtLeast(invoice.totals().includingTax(), value);
            case "montantTTCMax" -> isAtMost(invoice.totals().includingTax(), value);
            case "montantApayerMin" -> isAtLeast(invoice.totals().due(), value);
            case "montantApayerMax" -> isAtMost(invoice.totals().due(), value);
            default -> throw new UnsupportedOperationException("the simulator does not search invoices by " + field);
        };
    }

    private boolean isSentToOneOf(PlatformInvoice invoice, JsonNode recipients) {
        long id = directory
                .recipient(invoice.recipientSiret())
                .map(Directory.Listed::id)
                .orElse(0L);
        for (JsonNode recipient : recipients) {
            if (recipient.path("idDestinataire").asLong() == id || isOfSameSiren(invoice, recipient)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfSameSiren(PlatformInvoice invoice, JsonNode recipient) {
        return request.path("rechercheSirenDestinataire").asBoolean()
                && directory
                        .recipient(recipient.path("idDestinataire").asLong())
                        .map(listed -> listed.recipient().siret().substring(0, 9))
                        .filter(invoice.recipientSiret().substring(0, 9)::equals)
                        .isPresent();
    }

    /** A day, a local time in Paris, or an instant with its offset. */
    static Instant instant(JsonNode value, LocalTime timeOfADay) {
        String text = value.asText();
        try {
            if (text.length() == 10) {
                return Paris.at(LocalDate.parse(text).atTime(timeOfADay));
            }
            return text.length() == 19
                    ? Paris.at(LocalDateTime.parse(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new RefusedException(Refusal.INVALID_REQUEST.code(), Refusal.INVALID_REQUEST.label() + " : " + text);
        }
    }

    private LocalDate date(String field) {
        return Json.date(request, field).orElseThrow();
    }

    static boolean isAtLeast(BigDecimal amount, JsonNode bound) {
        return amount.compareTo(bound.decimalValue()) >= 0;
    }

    static boolean isAtMost(BigDecimal amount, JsonNode bound) {
        return amount.compareTo(bound.decimalValue()) <= 0;
    }

    static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private Comparator<PlatformInvoice> order() {
        String column = paging().path("triColonne").asText("DateDepot");
        Comparator<PlatformInvoice> ascending = switch (column) {
            case "DateDepot" -> Comparator.comparing(PlatformInvoice::depositedOn);
            case "DateFacture" -> Comparator.comparing(PlatformInvoice::invoiceDate);
            case "NumeroFacture" -> Comparator.comparing(PlatformInvoice::number);
            case "Statut" -> Comparator.comparing(PlatformInvoice::status);
            case "MontantTTC" -> Comparator.comparing(i -> i.totals().includingTax());
            default -> throw new UnsupportedOperationException("the simulator does not sort invoices by " + column);
        };
        // The id makes the order total, without which paging could show a row twice.
        Comparator<PlatformInvoice> total = ascending.thenComparing(PlatformInvoice::id);
        return paging().path("triSens").asText().equals("Ascendant") ? total : total.reversed();
    }
}
