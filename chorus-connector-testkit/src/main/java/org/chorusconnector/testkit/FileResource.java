package org.chorusconnector.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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

    private final FileStore files;

    FileResource(FileStore files) {
        this.files = files;
    }

    ObjectNode add(RequestBody body) {
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

    ObjectNode attachmentTypes(JsonNode request) {
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
