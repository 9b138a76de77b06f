package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The actions of a supplier on an invoice that came back: complete, recycle, mark a rejection as handled. */
final class InvoiceActions {

    private static final String OK = "GCU_MSG_01_000";

    private final InvoiceBook book;
    private final Directory directory;
    private final FileStore files;

    InvoiceActions(InvoiceBook book, Directory directory, FileStore files) {
        this.book = book;
        this.directory = directory;
        this.files = files;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.COMPLETE_INVOICE, body -> complete(body.json()));
        services.put(Operation.RECYCLE_INVOICE, body -> recycle(body.json()));
        services.put(Operation.HANDLE_REJECTIONS, body -> handleRejections(body.json()));
        services.put(Operation.CORRECT_VALIDATOR, body -> correctValidator(body.json()));
    }

    /** The invoice waits for its new validator. */
    private ObjectNode correctValidator(JsonNode request) {
        PlatformInvoice corrected = book.change(request.path("idFacture").asLong(), invoice -> {
            String next = switch (invoice.status()) {
                case "ERREUR_FOURNISSEUR_SUR_VALIDEUR" -> "A_VALIDER_1";
                case "ERREUR_COTRAITANT_SUR_VALIDEUR" -> "A_VALIDER_2";
                default -> throw new RefusedException(Refusal.NO_VALIDATOR_ERROR);
            };
            Optional<String> validator = Json.text(request, "identifiantStructure")
                    .or(() -> directory
                            .supplier(request.path("idStructure").asLong())
                            .map(Supplier::siret))
                    .or(invoice::validator);
            return invoice.withValidator(validator).with(book.step(next, Optional.empty()));
        });
        return Json.success(OK).put("idFacture", corrected.id());
    }

    /** A suspended invoice is {@code COMPLETEE} afterwards, with the further files. */
    private ObjectNode complete(JsonNode request) {
        List<PlatformInvoice.Piece> pieces = pieces(request.path("pieceJointeComplementaire"));
        PlatformInvoice completed = book.change(id(request), invoice -> {
            RefusedException.when(!invoice.status().equals("SUSPENDUE"), Refusal.NOT_SUSPENDED);
            return invoice.withAttachments(pieces).with(book.step("COMPLETEE", Json.text(request, "commentaire")));
        });
        return Json.success(OK)
                .put("identifiantFactureCPP", completed.id())
                .put("numeroFacture", completed.number())
                .put("dateTraitement", Paris.toMinute(completed.statusSince()));
    }

    /** An invoice to be recycled goes to its new address, where it is {@code EN_COURS_ACHEMINEMENT}. */
    private ObjectNode recycle(JsonNode request) {
        PlatformInvoice recycled = book.change(id(request), invoice -> {
            RefusedException.when(!invoice.status().equals("A_RECYCLER"), Refusal.NOT_TO_BE_RECYCLED);
            JsonNode address = request.path("destinataire");
            String siret = Json.text(address, "codeDestinataire").orElse(invoice.recipientSiret());
            boolean isAddressGiven = !address.isMissingNode() && !address.isNull();
            Optional<String> service =
                    isAddressGiven ? Json.text(address, "codeServiceExecutant") : invoice.serviceCode();
            Optional<String> engagement =
                    Json.text(request.path("reference"), "numeroBonCommande").or(invoice::engagementNumber);
            requireAcceptable(siret, service, engagement);
            return invoice.withAddress(siret, service, engagement)
                    .with(book.step("EN_COURS_ACHEMINEMENT", Json.text(request, "commentaire")));
        });
        return Json.success(OK)
                .put("identifiantFactureCPP", recycled.id())
                .put("numeroFacture", recycled.number())
                .put("statutFacture", recycled.status())
                .put("dateDepot", recycled.depositedOn().toString());
    }

    /** All of them, or none. */
    private ObjectNode handleRejections(JsonNode request) {
        List<Long> ids = new ArrayList<>();
        request.path("listeDemandePaiement")
                .forEach(one -> ids.add(one.path("idDemandePaiement").asLong()));
        synchronized (book) {
            for (long id : ids) {
                PlatformInvoice invoice =
                        book.find(id).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_INVOICE));
                RefusedException.when(
                        !invoice.status().equals("REJETEE") || invoice.rejectionHandled(), Refusal.NOT_REJECTED);
            }
            ids.forEach(id -> book.change(id, PlatformInvoice::withRejectionHandled));
        }
        return Json.success(OK);
    }

    private void requireAcceptable(String siret, Optional<String> service, Optional<String> engagement) {
        Recipient recipient = directory
                .recipient(siret)
                .map(Directory.Listed::recipient)
                .filter(Recipient::isActive)
                .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_RECIPIENT));
        RefusedException.when(recipient.requiresService() && service.isEmpty(), Refusal.SERVICE_REQUIRED);
        RefusedException.when(recipient.requiresEngagement() && engagement.isEmpty(), Refusal.ENGAGEMENT_REQUIRED);
        RefusedException.when(
                service.isPresent()
                        && recipient.services().stream()
                                .noneMatch(one -> one.active() && one.code().equals(service.get())),
                Refusal.UNKNOWN_SERVICE);
    }

    private List<PlatformInvoice.Piece> pieces(JsonNode given) {
        List<PlatformInvoice.Piece> pieces = new ArrayList<>();
        for (JsonNode piece : given) {
            Upload upload = files.find(piece.path("pieceJointeComplementaireId").asLong())
                    .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_FILE));
            pieces.add(new PlatformInvoice.Piece(
                    piece.path("pieceJointeComplementaireDesignation").asText(),
                    Json.text(piece, "pieceJointeComplementaireType"),
                    upload));
        }
        return pieces;
    }

    private static long id(JsonNode request) {
        return request.path("identifiantFactureCPP").asLong();
    }
}
