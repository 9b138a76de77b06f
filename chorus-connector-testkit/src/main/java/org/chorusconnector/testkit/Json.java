package org.chorusconnector.testkit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reading and writing of the wire format. */
final class Json {

    /** A lot of 30 MB is one text of 40 million characters. */
    private static final int LONGEST_TEXT = 45_000_000;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The envelope of a success; labels differ from service to service. */
    static ObjectNode success(String label) {
        return object().put("codeRetour", 0).put("libelle", label);
    }

    static ObjectNode refusal(int code, String label) {
        return object().put("codeRetour", code).put("libelle", label);
    }

    static String write(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a field; empty when it is missing, null or blank. */
    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    /** A date written {@code yyyy-MM-dd}; the contract's pattern lets days pass that no calendar has. */
    static Optional<LocalDate> date(JsonNode object, String field) {
        try {
            return text(object, field).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw new RefusedException(Refusal.INVALID_REQUEST.code(), Refusal.INVALID_REQUEST.label() + " : " + field);
        }
    }
}
