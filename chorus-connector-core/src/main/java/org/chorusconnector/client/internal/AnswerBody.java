package org.chorusconnector.client.internal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * The body of an answer. Of a refusal, code and label alone are read: nothing that is odd, or cut off, elsewhere in it may
 * hide that the call was refused, least of all a submission's.
 *
 * @param <A> what the answer is read as
 */
final class AnswerBody<A> implements Converter<ResponseBody, A> {

    private static final String CODE = "codeRetour";
    private static final String LABEL = "libelle";

    private final ObjectReader reader;

    AnswerBody(ObjectReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable A convert(ResponseBody body) throws IOException {
        try (body) {
            NotJsonException.check(body);
            return read(body);
        }
    }

    private @Nullable A read(ResponseBody body) throws IOException {
        try (JsonParser json = reader.createParser(body.charStream())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return reader.readValue(json);
            }
            return reader.readValue(withoutSurprise(json));
        }
    }

    private static ObjectNode withoutSurprise(JsonParser json) throws IOException {
        ObjectNode answer = (ObjectNode) json.getCodec().createObjectNode();
        try {
            json.nextToken();
            while (json.currentToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                JsonNode value = json.readValueAsTree();
                if (value.isNumber()) {
                    // Only what follows proves that a number has ended.
                    json.nextToken();
                    answer.set(name, value);
                } else {
                    answer.set(name, value);
                    json.nextToken();
                }
            }
        } catch (IOException cutOff) {
            if (!isRefusal(answer)) {
                throw cutOff;
            }
        }
        return isRefusal(answer) ? answer.retain(List.of(CODE, LABEL)) : answer;
    }

    private static boolean isRefusal(ObjectNode answer) {
        return answer.path(CODE).asInt(0) != 0;
    }

    /** Reads the answers that have a code and a label. To be asked before a converter that knows nothing of them. */
    static final class Factory extends Converter.Factory {

        private final ObjectMapper mapper;

        Factory(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        @Override
        public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
                Type type, Annotation[] ofMethod, Retrofit retrofit) {
            return type instanceof Class<?> answer && Answer.class.isAssignableFrom(answer)
                    ? new AnswerBody<>(mapper.readerFor(answer))
                    : null;
        }
    }
}
