package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The reference lists: codes of the contract where it declares them, and a choice of the others. */
final class ReferenceLists {

    private static final List<String> AFTER_DELIVERY = List.of(
            "SERVICE_FAIT",
            "MANDATEE",
            "MISE_A_DISPOSITION_COMPTABLE",
            "COMPTABILISEE",
            "MISE_EN_PAIEMENT",
            "SUSPENDUE",
            "A_RECYCLER",
            "REJETEE");

    private static final Map<String, List<String>> NEXT = Map.of(
            "MISE_A_DISPOSITION", AFTER_DELIVERY,
            "COMPLETEE", AFTER_DELIVERY,
            "PRISE_EN_COMPTE_DESTINATAIRE", AFTER_DELIVERY,
            "SERVICE_FAIT", AFTER_DELIVERY.subList(1, AFTER_DELIVERY.size()),
            "MANDATEE",
                    List.of(
                            "MISE_A_DISPOSITION_COMPTABLE",
                            "COMPTABILISEE",
                            "MISE_EN_PAIEMENT",
                            "SUSPENDUE",
                            "REJETEE"),
            "MISE_A_DISPOSITION_COMPTABLE", List.of("COMPTABILISEE", "MISE_EN_PAIEMENT", "SUSPENDUE", "REJETEE"),
            "COMPTABILISEE", List.of("MISE_EN_PAIEMENT"));

    /** The statuses that a recipient may give to an invoice in this one. */
    static List<String> nextStatuses(String status) {
        return NEXT.getOrDefault(status, List.of());
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        codes(
                services,
                Operation.LIST_INVOICING_FRAMES,
                "listeCadreFacturation",
                "codeCadreFacturation",
                List.of(
                        "A1_FACTURE_FOURNISSEUR",
                        "A2_FACTURE_FOURNISSEUR_DEJA_PAYEE",
                        "A9_FACTURE_SOUSTRAITANT",
                        "A12_FACTURE_COTRAITANT"));
        codes(
                services,
                Operation.LIST_PAYMENT_METHODS,
                "listeModePaiement",
                "modePaiement",
                contractCodes("ModePaiement"));
        codes(services, Operation.LIST_DEPOSIT_MODES, "listeModeDepot", "modeDepot", contractCodes("ModeDepot"));
        codes(services, Operation.LIST_FLOW_FORMATS, "listeFormatFlux", "formatFlux", contractCodes("FormatFlux"));
        services.put(
                Operation.LIST_FLOW_SYNTAXES,
                body -> answer(
                        "listeSyntaxeFlux",
                        contractCodes("SyntaxeFlux").stream()
                                .filter(syntax -> isOfFormat(syntax, body.json()))
                                .map(syntax -> Json.object().put("syntaxeFlux", syntax))
                                .toList()));
        codes(
                services,
                Operation.LIST_PAYMENT_REQUEST_KINDS,
                "listeTypeDemandePaiement",
                "typeDemandePaiement",
                contractCodes("TypeDemandePaiement"));
        codes(
                services,
                Operation.LIST_WORKS_INVOICE_KINDS,
                "listeTypeFactureTravaux",
                "typeFactureTravaux",
                contractCodes("TypeFactureTravaux"));
        codes(
                services,
                Operation.LIST_IDENTIFIER_KINDS,
                "listeTypeIdentifiant",
                "typeIdentifiantStructure",
                contractCodes("TypeIdentifiantStructure"));
        codes(
                services,
                Operation.LIST_STATUSES,
                "listeEtatDemandePaiement",
                "etatDemandePaiement",
                contractCodes("StatutFacture"));
        services.put(
                Operation.LIST_NEXT_STATUSES,
                body -> answer(
                        "listeStatutsPossiblesPourTraitement",
                        nextStatuses(body.json().path("statutCourant").asText()).stream()
                                .map(status -> Json.object().put("statutPossiblePourTraitement", status))
                                .toList()));
        labels(
                services,
                Operation.LIST_CURRENCIES,
                "listeDevises",
                "codeDevise",
                "libelleDevise",
                Map.of("EUR", "Euro", "USD", "Dollar des États-Unis", "CHF", "Franc suisse", "XPF", "Franc CFP"));
        labels(
                services,
                Operation.LIST_COUNTRIES,
                "listePays",
                "codePays",
                "libellePays",
                Map.of("FR", "France", "BE", "Belgique", "DE", "Allemagne", "NC", "Nouvelle-Calédonie"));
        labels(
                services,
                Operation.LIST_EXEMPTION_REASONS,
                "listeMotifsExonerationTva",
                "codeMotifExonerationTva",
                "libelleMotifExonerationTva",
                Map.of("1", "Exonération de TVA, article 261 du CGI", "2", "TVA non applicable, article 293 B du CGI"));
        labels(
                services,
                Operation.LIST_REFUSAL_REASONS,
                "listeMotifRefusFactureAValider",
                "codeMotif",
                "libelleMotif",
                Map.of("01", "Montant erroné", "02", "Prestation non conforme"));
        services.put(
                Operation.LIST_VAT_RATES,
                body -> answer(
                        "listeTauxTva",
                        List.of(
                                rate("TVA1", "20 %", "20"),
                                rate("TVA2", "10 %", "10"),
                                rate("TVA3", "5,5 %", "5.5"),
                                rate("TVA4", "2,1 %", "2.1"),
                                rate("TVA5", "0 %", "0"))));
    }

    private static boolean isOfFormat(String syntax, JsonNode request) {
        return Json.text(request, "formatFlux")
                .map(format -> switch (format) {
                    case "IN_DP_E2_FACTURX" -> syntax.endsWith("FACTURX");
                    case "IN_DP_E2_MIXTE" -> syntax.startsWith("IN_DP_E2_") && !syntax.endsWith("FACTURX");
                    default -> syntax.startsWith("IN_DP_E1_");
                })
                .orElse(true);
    }

    private static ObjectNode rate(String code, String label, String value) {
        return Json.object()
                .put("codeTauxTva", code)
                .put("libelleTauxTva", label)
                .put("valeurTauxTva", new BigDecimal(value));
    }

    private static List<String> contractCodes(String schema) {
        return ContractValidator.codes(schema);
    }

    private static void codes(
            Map<Operation, Function<RequestBody, ObjectNode>> services,
            Operation operation,
            String list,
            String field,
            List<String> codes) {
        services.put(
                operation,
                body -> answer(
                        list,
                        codes.stream()
                                .map(code -> Json.object().put(field, code))
                                .toList()));
    }

    private static void labels(
            Map<Operation, Function<RequestBody, ObjectNode>> services,
            Operation operation,
            String list,
            String codeField,
            String labelField,
            Map<String, String> labels) {
        services.put(
                operation,
                body -> answer(
                        list,
                        labels.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> Json.object()
                                        .put(codeField, entry.getKey())
                                        .put(labelField, entry.getValue()))
                                .toList()));
    }

    private static ObjectNode answer(String list, List<ObjectNode> rows) {
        ObjectNode answer = Json.success("TRA_MSG_00.000");
        ArrayNode array = answer.putArray(list);
        rows.forEach(array::add);
        return answer.put("total", rows.size());
    }
}
