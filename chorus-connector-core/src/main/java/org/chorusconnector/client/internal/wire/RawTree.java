package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.client.RawAnswer;

/** Any JSON of a service, for the host. */
public final class RawTree {

    private RawTree() {}

    /** The answer of a service whose answers have a {@code codeRetour}: without the code 0 it proves nothing. */
    public static RawAnswer requireSuccess(JsonNode json) throws RefusedAnswerException, UncodedAnswerException {
        Coded.requireZero(Coded.codeOf(json), Coded.labelOf(json));
        return toAnswer(json);
    }

    /**
     * The answer of a service whose answers need no {@code codeRetour}: an object or list without one is a success, as its
     * HTTP status says. If there is a code, it counts.
     */
    public static RawAnswer requireNoRefusal(JsonNode json) throws RefusedAnswerException, UncodedAnswerException {
        boolean uncoded = json.isContainerNode() && json.path(Coded.CODE).isMissingNode();
        return uncoded ? toAnswer(json) : requireSuccess(json);
    }

    private static RawAnswer toAnswer(JsonNode json) {
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
