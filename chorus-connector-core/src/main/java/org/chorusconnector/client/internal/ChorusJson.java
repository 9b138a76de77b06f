package org.chorusconnector.client.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of Chorus Pro: tolerant in what it reads, strict in what it writes. A mapper of our own, since that of a host
 * changes with its framework.
 */
final class ChorusJson {

    private ChorusJson() {}

    static ObjectMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Lists of one are seen as a bare object in several services.
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                // Amounts of an answer read as a tree must not go through floating point.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addHandler(new OddFields())
                .build();
    }

    /**
     * Takes a field whose value is not of its kind for absent: it must not cost the rest of the answer. Objects and lists are
     * another matter: a row that went lost would look as if it were not there.
     */
    private static final class OddFields extends DeserializationProblemHandler {

        private static final Set<Class<?>> SINGLE_VALUES =
                Set.of(String.class, Long.class, Integer.class, BigDecimal.class, Boolean.class);

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType target, JsonToken token, JsonParser json, String message)
                throws IOException {
            if (!SINGLE_VALUES.contains(target.getRawClass()) || !token.isStructStart()) {
                return NOT_HANDLED;
            }
            json.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> target, String value, String message) {
            if (target == Boolean.class && (value.equalsIgnoreCase("OUI") || value.equalsIgnoreCase("NON"))) {
                return value.equalsIgnoreCase("OUI");
            }
            return SINGLE_VALUES.contains(target) ? null : NOT_HANDLED;
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> target, Number value, String message) {
            return SINGLE_VALUES.contains(target) ? null : NOT_HANDLED;
        }
    }
}
