package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.chorusconnector.internal.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of Chorus Pro: tolerant in what it reads, strict in what it writes. A mapper of our own, since that of a host
 * changes with its framework.
 */
public final class ChorusJson {

    /** Far above any answer of a service; files are read otherwise. Whatever is longer is not worth its memory. */
    private static final long MAX_CHARACTERS = 16_000_000;

    private static final int MAX_TEXT = 5_000_000;

    /** An empty object is three characters and a hundred bytes of memory, so that characters alone are no bound. */
    private static final long MAX_TOKENS = 400_000;

    /** The first that counts tokens. */
    private static final int OLDEST_MAJOR = 2;

    private static final int OLDEST_MINOR = 18;

    private ChorusJson() {}

    static void requireNewEnough(String artifact, Version version) {
        // Not by compareTo: that of an older Jackson compares the names of the artifacts first.
        if (version.getMajorVersion() < OLDEST_MAJOR
                || (version.getMajorVersion() == OLDEST_MAJOR && version.getMinorVersion() < OLDEST_MINOR)) {
            throw new IllegalStateException(
                    "The class path has " + artifact + " " + version + ", but chorus-connector needs "
                            + OLDEST_MAJOR + "." + OLDEST_MINOR
                            + " or newer. Import a newer com.fasterxml.jackson:jackson-bom in the build of the application");
        }
    }

    /** Throws {@link IllegalStateException} for an older Jackson of the host, which would fail at the first call, in the night. */
    public static void requireUsableJackson() {
        requireNewEnough("jackson-core", com.fasterxml.jackson.core.json.PackageVersion.VERSION);
        requireNewEnough("jackson-databind", com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION);
    }

    public static ObjectMapper mapper() {
        JsonFactory within = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(MAX_CHARACTERS)
                        .maxStringLength(MAX_TEXT)
                        .maxTokenCount(MAX_TOKENS)
                        .build())
                .build();
        return JsonMapper.builder(within)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                // Lists of one are seen as a bare object in several services.
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                // Amounts of an answer read as a tree must not go through floating point.
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                // What is empty is sometimes an empty text, whatever it should be.
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                .addHandler(new OddFields())
                .addModule(new SimpleModule()
                        .addDeserializer(String.class, new OnOneLine())
                        .addDeserializer(Integer.class, new InRange<>(Integer.class))
                        .addDeserializer(Long.class, new InRange<>(Long.class))
                        .addDeserializer(BigDecimal.class, new InRange<>(BigDecimal.class)))
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
            if (!SINGLE_VALUES.contains(target.getRawClass())) {
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

    /** Takes a number that is out of all proportion for absent too: written out, it could fill the memory. */
    private static final class InRange<N extends Number> extends StdScalarDeserializer<N> {

        private static final int MAX_DIGITS = 1000;

        private final JsonDeserializer<?> any;

        InRange(Class<N> kind) {
            super(kind);
            this.any = NumberDeserializers.find(kind, kind.getName());
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable N deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                if (json.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && handledType() != BigDecimal.class) {
                    return whole(json.getDecimalValue());
                }
                Object number = any.deserialize(json, context);
                boolean huge = number instanceof BigDecimal amount
                        && (Math.abs((long) amount.scale()) > MAX_DIGITS || amount.precision() > MAX_DIGITS);
                return huge ? null : (N) number;
            } catch (InputCoercionException tooLarge) {
                return null;
            }
        }

        /** An identifier of 7.0 is 7, one of 7.9 is none. */
        @SuppressWarnings("unchecked")
        private @Nullable N whole(BigDecimal number) {
            if (Math.abs((long) number.scale()) > MAX_DIGITS) {
                return null;
            }
            try {
                return handledType() == Integer.class
                        ? (N) Integer.valueOf(number.intValueExact())
                        : (N) Long.valueOf(number.longValueExact());
            } catch (ArithmeticException fractionalOrTooLarge) {
                return null;
            }
        }
    }

    /** Texts as they may be kept and shown: see {@link PlainText}. */
    private static final class OnOneLine extends StdScalarDeserializer<String> {

        OnOneLine() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = StringDeserializer.instance.deserialize(json, context);
            return text == null ? null : PlainText.of(text);
        }
    }
}
