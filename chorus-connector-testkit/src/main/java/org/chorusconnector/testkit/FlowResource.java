package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Flows: deposited at once, integrated after {@link SimulatorBuilder#flowDelay}, each invoice for itself. Thread-safe.
 */
final class FlowResource {

    private static final int LARGEST_FILE = 10_000_000;
    private static final int LARGEST_LOT = 30_000_000;
    private static final long FIRST_NUMBER = 425_903;

    private record Flow(String number, String name, String syntax, Instant depositedAt, String base64) {}

    /** What an invoice of a flow was refused for. */
    private record InvoiceError(String number, String supplier, String recipient, String label) {}

    private record Integration(
            String status,
            Instant at,
            List<InvoiceError> errors,
            @Nullable String technicalError) {}

    private final InvoiceBook book;
    private final SubmissionRules rules;
    private final Directory directory;
    private final Settings settings;
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Map<String, Integration> integrations = new LinkedHashMap<>();

    FlowResource(InvoiceBook book, SubmissionRules rules, Directory directory, Settings settings) {
        this.book = book;
        this.rules = rules;
        this.directory = directory;
        this.settings = settings;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.DEPOSIT_FLOW, body -> deposit(body.json()));
        services.put(Operation.READ_FLOW_REPORT, body -> report(body.json()));
        services.put(Operation.DOWNLOAD_FLOW_REPORT, body -> download(body.json()));
    }

    synchronized void reset() {
        flows.clear();
        integrations.clear();
    }

    private synchronized ObjectNode deposit(JsonNode request) {
        String name = request.path("nomFichier").asText();
        byte[] content;
        try {
            content = Base64.getMimeDecoder().decode(request.path("fichierFlux").asText());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Refusal.INVALID_REQUEST.code(), Refusal.INVALID_REQUEST.label() + " : fichierFlux");
        }
        RefusedException.when(content.length == 0, Refusal.FILE_EMPTY);
        RefusedException.when(
                content.length > (FlowFile.isLot(name) ? LARGEST_LOT : LARGEST_FILE), Refusal.FLOW_TOO_LARGE);
        var flow = new Flow(
                String.format(Locale.ROOT, "CPP0011117%015d", FIRST_NUMBER + flows.size()),
                name,
                request.path("syntaxeFlux").asText(),
                settings.clock().instant(),
                request.path("fichierFlux").asText());
        flows.put(flow.number(), flow);
        return Json.success("GCU_MSG_01_000")
                .put("numeroFluxDepot", flow.number())
                .put("dateDepot", Paris.dayOf(flow.depositedAt()).toString())
                .put("syntaxeFlux", flow.syntax());
    }

    /** Integrates every flow whose delay is over. */
    synchronized void integrateWhatIsDue() {
        Instant now = settings.clock().instant();
        for (Flow flow : flows.values()) {
            Instant due = flow.depositedAt().plus(settings.flowDelay());
            if (!integrations.containsKey(flow.number()) && !due.isAfter(now)) {
                integrations.put(flow.number(), integrate(flow, due));
            }
        }
    }

    private Integration integrate(Flow flow, Instant at) {
        List<FlowFile.FlowInvoice> invoices;
        try {
            invoices = FlowFile.read(flow.name(), Base64.getMimeDecoder().decode(flow.base64()));
        } catch (FlowFile.UnreadableFlowException unreadable) {
            return new Integration("IN_REJETE", at, List.of(), String.valueOf(unreadable.getMessage()));
        }
        List<InvoiceError> errors = new ArrayList<>();
        for (FlowFile.FlowInvoice invoice : invoices) {
            try {
                enter(invoice, flow, at);
            } catch (RefusedException refused) {
                errors.add(new InvoiceError(
                        invoice.submission().path("numeroFactureSaisi").asText(),
                        invoice.supplierSiret(),
                        invoice.submission()
                                .path("destinataire")
                                .path("codeDestinataire")
                                .asText(),
                        refused.label()));
            }
        }
        String status =
                errors.isEmpty() ? "IN_INTEGRE" : errors.size() < invoices.size() ? "IN_INTEGRE_PARTIEL" : "IN_REJETE";
        return new Integration(status, at, errors, null);
    }

    private void enter(FlowFile.FlowInvoice invoice, Flow flow, Instant at) {
        long supplier = directory.suppliers().stream()
                .filter(one -> one.siret().equals(invoice.supplierSiret()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_SUPPLIER))
                .id();
        ObjectNode submission = invoice.submission();
        submission.putObject("fournisseur").put("idFournisseur", supplier);
        if (!submission.has("numeroFactureSaisi")
                || Json.date(submission, "dateFacture").isEmpty()) {
            throw new RefusedException(
                    Refusal.INVALID_REQUEST.code(), Refusal.INVALID_REQUEST.label() + " : numéro ou date de facture");
        }
        book.enter(rules.check(submission, at), Optional.of(flow.number()), at);
    }

    private synchronized ObjectNode report(JsonNode request) {
        Flow flow = find(request);
        Integration integration = integrations.get(flow.number());
        ObjectNode answer = Json.success("GCU_MSG_01_000")
                .put("codeInterfaceDepotFlux", "FSO1117A")
                .put("nomFichier", flow.name())
                .put("dateDepotFlux", Paris.dayOf(flow.depositedAt()).toString())
                .put("etatCourantDepotFlux", status(flow))
                .put("dateHeureEtatCourantFlux", Paris.toMinute(since(flow)));
        var invoiceErrors = answer.putArray("listeErreurDP");
        var technicalErrors = answer.putArray("listeErreurTechnique");
        if (integration != null) {
            for (InvoiceError error : integration.errors()) {
                invoiceErrors
                        .addObject()
                        .put("numeroDP", error.number())
                        .put("identifiantFournisseur", error.supplier())
                        .put("identifiantDestinataire", error.recipient())
                        .put("libelleErreurDP", error.label());
            }
            if (integration.technicalError() != null) {
                technicalErrors
                        .addObject()
                        .put("natureErreur", "REJET")
                        .put("codeErreur", "ERR_XSD_001")
                        .put("libelleErreur", integration.technicalError());
            }
        }
        return answer;
    }

    private synchronized ObjectNode download(JsonNode request) {
        Flow flow = find(request);
        List<String> lines = new ArrayList<>(List.of("Flux " + flow.number(), flow.name(), status(flow)));
        Integration integration = integrations.get(flow.number());
        if (integration != null) {
            integration.errors().forEach(error -> lines.add(error.number() + " : " + error.label()));
        }
        return Json.success("GCU_MSG_01_000")
                .put("numeroFluxDepot", flow.number())
                .put("nomFichierFlux", flow.name())
                .put("dateDepotFlux", Paris.dayOf(flow.depositedAt()).toString())
                .put("etatCourantFlux", status(flow))
                .put("dateHeureEtatCourantFlux", Paris.toMinute(since(flow)))
                .put("fichierCR", Base64.getEncoder().encodeToString(Pdf.of(lines)));
    }

    private Flow find(JsonNode request) {
        return Optional.ofNullable(flows.get(request.path("numeroFluxDepot").asText()))
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_FLOW));
    }

    /** Half of the time a flow waits for the exchange system, half of it for Chorus Pro. */
    private String status(Flow flow) {
        Integration integration = integrations.get(flow.number());
        if (integration != null) {
            return integration.status();
        }
        return settings.clock().instant().isBefore(halfWay(flow))
                ? "IN_DEPOT_PORTAIL_EN_ATTENTE_TRAITEMENT_SE_CPP"
                : "IN_EN_COURS_TRAITEMENT_CPP";
    }

    private Instant since(Flow flow) {
        Integration integration = integrations.get(flow.number());
        if (integration != null) {
            return integration.at();
        }
        return settings.clock().instant().isBefore(halfWay(flow)) ? flow.depositedAt() : halfWay(flow);
    }

    private Instant halfWay(Flow flow) {
        Duration delay = settings.flowDelay();
        return flow.depositedAt().plus(delay.dividedBy(2));
    }
}
