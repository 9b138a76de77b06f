package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Uploads, and the types that they may have in an invoice. */
final class FileResource {

    private static final long LARGEST_FILE = 10_000_000;

    private static final Set<String> EXTENSIONS = Set.of(
            "BMP", "BZ2", "CSV", "DOC", "DOCX", "FAX", "GIF", "GZ", "GZIP", "HTM", "HTML", "JPEG", "JPG", "ODP", "ODS",
            "ODT", "P7S", "PDF", "PNG", "PPS", "PPT", "PPTX", "RTF", "SVG", "TGZ", "TIF", "TIFF", "TXT", "XHTML", "XLC",
            "XLM", "XLS", "XLSX", "XML", "ZIP", "XSD", "XSL");

    private record AttachmentType(long id, String code, String label) {}

    private static final List<AttachmentType> TYPES = List.of(
            new AttachmentType(54062, "AUT", "Autre"),
            new AttachmentType(54063, "PJA", "Pièce justificative associée"),
            new AttachmentType(54064, "RIB", "Relevé d'identité bancaire"),
            new AttachmentType(54065, "BDC", "Bon de commande"));

    private static final String OK = "GCU_MSG_01_000";

    /** Links of files to the account are numbered beside the files. */
    private static final long FIRST_LINK = 40_000_000;

    private final FileStore files;
    private final InvoiceBook book;

    FileResource(FileStore files, InvoiceBook book) {
        this.files = files;
        this.book = book;
    }

    void addTo(Map<Operation, Function<RequestBody, ObjectNode>> services) {
        services.put(Operation.UPLOAD_FILE, this::add);
        services.put(Operation.READ_PDF, this::readPdf);
        services.put(Operation.LIST_ATTACHMENT_TYPES, body -> attachmentTypes(body.json()));
        services.put(Operation.LIST_ACCOUNT_FILES, body -> list(body.json(), files.listed()));
        services.put(Operation.LIST_STRUCTURE_FILES, body -> list(body.json(), ofSupplier(body.json())));
        services.put(Operation.DETACH_FILE, body -> detach(body.json()));
        services.put(
                Operation.DOWNLOAD_FILE,
                body -> Json.success(OK).put("pieceJointe", Base64.getEncoder().encodeToString(download(body.json()))));
        services.put(
                Operation.DOWNLOAD_INVOICES,
                body -> Json.success(OK)
                        .put("fichierResultat", Base64.getEncoder().encodeToString(papers(body.json()))));
    }

    /** Keeps the file; what stands in it is for the supplier to enter, as with a PDF that the platform cannot read. */
    private ObjectNode readPdf(RequestBody body) {
        RequestBody.Content content = body.content().orElseThrow();
        RefusedException.when(content.size() > LARGEST_FILE, Refusal.FILE_TOO_LARGE);
        RefusedException.when(content.size() == 0, Refusal.FILE_EMPTY);
        Upload upload = files.add(body.json().path("nomFichier").asText(), "application/pdf", "PDF", content);
        return Json.success(OK).put("pieceJointeId", upload.id());
    }

    private List<Upload> ofSupplier(JsonNode request) {
        long supplier = request.path("idStructureCPP").asLong();
        return book.all().stream()
                .filter(invoice -> invoice.supplierId() == supplier)
                .flatMap(invoice -> Stream.concat(invoice.mainFile().stream(), invoice.attachments().stream()))
                .map(PlatformInvoice.Piece::upload)
                .distinct()
                .toList();
    }

    private static ObjectNode list(JsonNode request, List<Upload> uploads) {
        return Page.of(request.path("parametresRecherche"))
                .answer(
                        "listePiecesJointes",
                        uploads,
                        upload -> Json.object()
                                .put("pieceJointeId", upload.id())
                                .put("pieceJointeDesignation", upload.name())
                                .put("pieceJointeExtension", upload.extension())
                                .put("pieceJointeTypeCode", "AUT")
                                .put("pieceJointeTypeLibelle", "Autre")
                                .put("pieceJointeObjetId", FIRST_LINK + upload.id()));
    }

    private ObjectNode detach(JsonNode request) {
        files.detach(request.path("idPieceJointeObjet").asLong() - FIRST_LINK);
        return Json.success(OK);
    }

    private byte[] download(JsonNode request) {
        JsonNode invoices = request.path("demandePaiement");
        if (invoices.path("listeFacture").isEmpty()) {
            return Pdf.of(List.of(request.path("objetPieceJointe").asText()));
        }
        return papers(invoices);
    }

    /** Contents of files are not kept, so that a sheet of paper with its data stands for each invoice. */
    private byte[] papers(JsonNode request) {
        boolean isPdf = request.path("format").asText().equals("PDF");
        var entries = new LinkedHashMap<String, byte[]>();
        for (JsonNode wanted : request.path("listeFacture")) {
            PlatformInvoice invoice = book.find(wanted.path("idFacture").asLong())
                    .orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_INVOICE));
            entries.put(
                    invoice.id() + (isPdf ? ".pdf" : ".json"),
                    isPdf ? paper(invoice) : invoice.request().getBytes(StandardCharsets.UTF_8));
        }
        return entries.size() == 1 ? entries.values().iterator().next() : Zip.of(entries);
    }

    private static byte[] paper(PlatformInvoice invoice) {
        return Pdf.of(List.of(
                "Facture " + invoice.number(),
                "Destinataire " + invoice.recipientSiret(),
                "Montant a payer " + invoice.totals().due().toPlainString() + " " + invoice.currency(),
                "Statut " + invoice.status()));
    }

    private ObjectNode add(RequestBody body) {
        RequestBody.Content content = body.content().orElseThrow();
        String name = body.json().path("pieceJointeNom").asText();
        String extension = body.json().path("pieceJointeExtension").asText();
        RefusedException.when(content.size() > LARGEST_FILE, Refusal.FILE_TOO_LARGE);
        RefusedException.when(content.size() == 0, Refusal.FILE_EMPTY);
        int dot = name.lastIndexOf('.');
        RefusedException.when(
                dot < 1 || !isAllowed(name.substring(dot + 1)) || !isAllowed(extension), Refusal.FILE_EXTENSION);
        Upload upload = files.add(name, body.json().path("pieceJointeTypeMime").asText(), extension, content);
        return Json.success("GCU_MSG_01_000").put("pieceJointeId", upload.id());
    }

    private static boolean isAllowed(String extension) {
        return EXTENSIONS.contains(extension.toUpperCase(Locale.ROOT));
    }

    private ObjectNode attachmentTypes(JsonNode request) {
        ObjectNode answer = Json.success("TRA_MSG_00.000");
        String object = Json.text(request, "typeObjet").orElse("FACTURE");
        var list = answer.putArray("listeTypePieceJointe");
        for (AttachmentType type : TYPES) {
            list.addObject()
                    .put("idTypePieceJointe", type.id)
                    .put("codeTypePieceJointe", type.code)
                    .put("libelleTypePieceJointe", type.label)
                    .put("typeObjet", object);
        }
        return answer;
    }
}
