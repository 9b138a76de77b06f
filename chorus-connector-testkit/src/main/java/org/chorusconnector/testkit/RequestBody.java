package org.chorusconnector.testkit;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * A request body, read once. The content of an uploaded file is decoded straight into a digest, so that it is never held
 * a second time in memory; in {@link #json} an empty text stands for it.
 */
record RequestBody(JsonNode json, Optional<Content> content) {

    /** The content of a flow is not among them: it is read. */
    private static final Set<String> FILE_CONTENTS = Set.of("pieceJointeFichier", "fichierFacture");

    /** What is remembered of a file. */
    record Content(long size, String sha256) {}

    static RequestBody none() {
        return new RequestBody(Json.object(), Optional.empty());
    }

    /** Reads JSON. */
    static RequestBody json(byte[] bytes) throws IOException {
        try (JsonParser parser = Json.MAPPER.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new JsonParseException(parser, "the body is not a JSON object");
            }
            ObjectNode object = Json.object();
            Optional<Content> content = Optional.empty();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (FILE_CONTENTS.contains(field) && value == JsonToken.VALUE_STRING) {
                    content = Optional.of(digest(parser));
                    object.put(field, "");
                } else {
                    object.set(field, parser.readValueAsTree());
                }
            }
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "the body goes on after its JSON object");
            }
            return new RequestBody(object, content);
        }
    }

    /** Reads an HTML form. */
    static RequestBody form(byte[] bytes) throws IOException {
        ObjectNode object = Json.object();
        for (String pair : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new IOException("the body is not a form");
            }
            object.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        }
        return new RequestBody(object, Optional.empty());
    }

    private static String decode(String text) throws IOException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IOException("the body is not a form", e);
        }
    }

    private static Content digest(JsonParser parser) throws IOException {
        MessageDigest digest = sha256();
        long[] size = {0};
        parser.readBinaryValue(Base64Variants.MIME_NO_LINEFEEDS, new OutputStream() {
            @Override
            public void write(int b) {
                digest.update((byte) b);
                size[0]++;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
                size[0] += length;
            }
        });
        return new Content(size[0], HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The invoice number that the body names, if it does. */
    Optional<String> invoiceNumber() {
        return Json.text(json, "numeroFactureSaisi").or(() -> Json.text(json, "numeroFacture"));
    }

    /** The file name that the body gives, if it does. */
    Optional<String> fileName() {
        return Json.text(json, "pieceJointeNom").or(() -> Json.text(json, "nomFichier"));
    }
}
