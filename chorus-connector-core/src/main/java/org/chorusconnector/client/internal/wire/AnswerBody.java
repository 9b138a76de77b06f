package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Reads the body of an answer as a tree. A refusal is reduced to code and label: a field that is malformed or cut off
 * elsewhere must not hide that the call, above all a submission, was refused.
 */
public final class AnswerBody implements Converter<ResponseBody, JsonNode> {

    private final ObjectReader reader;

    public AnswerBody(ObjectMapper mapper) {
        this.reader = mapper.reader();
    }

    @Override
    public @Nullable JsonNode convert(ResponseBody body) throws IOException {
        try (body) {
            NotJsonException.check(body);
            try (JsonParser json = BoundedParser.of(reader, body.charStream())) {
                return json.nextToken() == JsonToken.START_OBJECT ? object(json) : reader.readTree(json);
            }
        }
    }

    private static ObjectNode object(JsonParser json) throws IOException {
        ObjectNode answer = (ObjectNode) json.getCodec().createObjectNode();
        try {
            json.nextToken();
            while (json.currentToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                JsonNode value = json.readValueAsTree();
                if (value.isNumber()) {
                    // Only the next token proves that a number is complete.
                    json.nextToken();
                    put(answer, name, value);
                } else {
                    put(answer, name, value);
                    json.nextToken();
                }
            }
        } catch (IOException cutOff) {
            if (!isRefusal(answer)) {
                throw cutOff;
            }
        }
        return isRefusal(answer) ? answer.retain(List.of(Coded.CODE, Coded.LABEL)) : answer;
    }

    /** Two codes that differ prove nothing. */
    private static void put(ObjectNode answer, String name, JsonNode value) {
        JsonNode before = answer.get(name);
        boolean ambiguous = name.equals(Coded.CODE) && before != null && !before.equals(value);
        answer.set(name, ambiguous ? answer.nullNode() : value);
    }

    private static boolean isRefusal(ObjectNode answer) {
        Integer code = Coded.codeOf(answer);
        return code != null && code != 0;
    }

    /** Reads {@link Coded} answers and trees. To be asked before a converter that does not know them. */
    public static final class Factory extends Converter.Factory {

        private final ObjectMapper mapper;

        public Factory(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
                Type type, Annotation[] ofMethod, Retrofit retrofit) {
            AnswerBody bodies = new AnswerBody(mapper);
            if (type == JsonNode.class) {
                return bodies;
            }
            if (type instanceof ParameterizedType coded && coded.getRawType() == Coded.class) {
                ObjectReader answers = mapper.readerFor(mapper.constructType(coded.getActualTypeArguments()[0]));
                return (Converter<ResponseBody, Coded<?>>) body -> coded(bodies.convert(body), answers);
            }
            return null;
        }

        private static @Nullable Coded<?> coded(@Nullable JsonNode tree, ObjectReader answers) throws IOException {
            if (tree == null) {
                return null;
            }
            Integer code = Coded.codeOf(tree);
            Object answer = code != null && code == 0 ? answers.readValue(tree) : null;
            return new Coded<>(code, Coded.labelOf(tree), answer);
        }
    }
}
