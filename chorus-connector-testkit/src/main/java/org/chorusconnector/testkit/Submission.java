package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A submission that satisfies the contract's schema, with names for its fields. */
record Submission(JsonNode json, Optional<PlatformInvoice.Piece> mainFile, List<PlatformInvoice.Piece> attachments) {

    /** Absent when the platform makes the number itself. */
    Optional<String> number() {
        return hasOwnNumber() ? Json.text(json, "numeroFactureSaisi") : Optional.empty();
    }

    /** Absent when the platform dates the invoice itself. */
    Optional<LocalDate> date() {
        return hasOwnNumber() ? Json.date(json, "dateFacture") : Optional.empty();
    }

    private boolean hasOwnNumber() {
        return !mode().equals("SAISIE_API");
    }

    String mode() {
        return json.path("modeDepot").asText();
    }

    long supplierId() {
        return json.path("fournisseur").path("idFournisseur").asLong();
    }

    Optional<Long> bankAccount() {
        return Json.text(json.path("fournisseur"), "codeCoordonneesBancairesFournisseur")
                .map(Long::valueOf);
    }

    String recipientSiret() {
        return json.path("destinataire").path("codeDestinataire").asText();
    }

    Optional<String> serviceCode() {
        return Json.text(json.path("destinataire"), "codeServiceExecutant");
    }

    Optional<String> engagementNumber() {
        return Json.text(json.path("references"), "numeroBonCommande");
    }

    String type() {
        return json.path("references").path("typeFacture").asText();
    }

    boolean hasPaymentMode() {
        return json.path("references").hasNonNull("modePaiement");
    }

    String framework() {
        return json.path("cadreDeFacturation").path("codeCadreFacturation").asText();
    }

    boolean needsValidator() {
        return framework().equals("A9_FACTURE_SOUSTRAITANT") || framework().equals("A12_FACTURE_COTRAITANT");
    }

    /** The structure that validates the invoice; absent from the other frameworks. */
    Optional<String> validator() {
        return Json.text(json.path("cadreDeFacturation"), "codeStructureValideur")
                .filter(given -> needsValidator());
    }

    /** The total including tax that follows from the other totals. */
    BigDecimal computedTotal() {
        return amount("montantHtTotal").add(amount("montantTVA")).subtract(amount("montantRemiseGlobaleTTC"));
    }

    Optional<BigDecimal> givenTotal() {
        return json.path("montantTotal").hasNonNull("montantTtcTotal")
                ? Optional.of(amount("montantTtcTotal"))
                : Optional.empty();
    }

    private BigDecimal amount(String field) {
        return json.path("montantTotal").path(field).decimalValue();
    }

    long weight() {
        long attached = attachments.stream().mapToLong(p -> p.upload().size()).sum();
        return attached + mainFile.map(p -> p.upload().size()).orElse(0L);
    }

    PlatformInvoice toInvoice(
            long id, String number, LocalDate today, PlatformInvoice.StatusChange deposit, Optional<String> flow) {
        return new PlatformInvoice(
                id,
                number,
                supplierId(),
                recipientSiret(),
                serviceCode(),
                engagementNumber(),
                type(),
                framework(),
                mode(),
                json.path("references").path("deviseFacture").asText(),
                new PlatformInvoice.Totals(
                        amount("montantHtTotal"),
                        amount("montantTVA"),
                        givenTotal().orElseGet(this::computedTotal),
                        amount("montantAPayer")),
                date().orElse(today),
                today,
                mainFile,
                attachments,
                List.of(deposit),
                Json.write(json),
                flow,
                validator(),
                false);
    }
}
