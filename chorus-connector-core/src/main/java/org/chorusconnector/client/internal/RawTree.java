package org.chorusconnector.client.internal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chorusconnector.client.RawAnswer;
import org.jspecify.annotations.Nullable;

/** Any JSON of a service whose answers have a {@code codeRetour}: without one, or with one that is no number, it proves nothing. */
public record RawTree(JsonNode json) implements Answer {

    /** A number may come as a text. */
    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,9}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RawTree(@Nullable JsonNode json) {
        this.json = json == null ? MissingNode.getInstance() : json;
    }

    @Override
    public @Nullable Integer codeRetour() {
        JsonNode code = json.path("codeRetour");
        if (code.isInt()) {
            return code.intValue();
        }
        return code.isTextual() && CODE.matcher(code.textValue()).matches() ? Integer.valueOf(code.textValue()) : null;
    }

    @Override
    public String libelle() {
        return json.path("libelle").asText("");
    }

    /** The answer for the host. */
    public RawAnswer toAnswer() {
        return new RawAnswer(json.toString(), fieldsOf(json));
    }

    private static Map<String, Object> fieldsOf(JsonNode object) {
        Map<String, Object> fields = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> valueOf(field.getValue()).ifPresent(value -> fields.put(field.getKey(), value)));
        return Collections.unmodifiableMap(fields);
    }

    private static Optional<Object> valueOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> Optional.of(fieldsOf(node));
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                node.forEach(one -> valueOf(one).ifPresent(list::add));
                yield Optional.of(Collections.unmodifiableList(list));
            }
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NUMBER -> Optional.of(number(node));
            case STRING, BINARY -> Optional.of(node.asText());
            case NULL, MISSING, POJO -> Optional.empty();
        };
    }

    private static Number number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        BigInteger whole = node.bigIntegerValue();
        return node.canConvertToLong() ? (Number) whole.longValueExact() : whole;
    }
}
