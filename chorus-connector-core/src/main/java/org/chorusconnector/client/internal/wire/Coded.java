package org.chorusconnector.client.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a service with its business result. Only the code 0 is success, independent of HTTP status and label.
 *
 * @param code {@code codeRetour}; null if it is absent, ambiguous or not a whole number
 * @param label {@code libelle}
 * @param answer the other fields; null unless the code is 0
 */
public record Coded<W>(
        @Nullable Integer code,
        @Nullable String label,
        @Nullable W answer) {

    static final String CODE = "codeRetour";
    static final String LABEL = "libelle";

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.0{1,9})?");

    /**
     * The answer if the call succeeded.
     *
     * @throws RefusedAnswerException if the code is another one than 0
     * @throws UncodedAnswerException if there is no code that proves the result
     */
    public W requireSuccess() throws RefusedAnswerException, UncodedAnswerException {
        requireZero(code, label);
        if (answer == null) {
            throw new UncodedAnswerException("the answer is empty");
        }
        return answer;
    }

    static void requireZero(@Nullable Integer code, @Nullable String label)
            throws RefusedAnswerException, UncodedAnswerException {
        if (code == null) {
            throw new UncodedAnswerException("the answer has no codeRetour");
        }
        if (code != 0) {
            throw new RefusedAnswerException(code, label == null ? "" : label);
        }
    }

    /**
     * The code of any answer; null if it is absent or not a whole number: 0.5 is neither success nor refusal. A whole number
     * may come as a text, or with zeros behind the point.
     */
    public static @Nullable Integer codeOf(JsonNode answer) {
        JsonNode code = answer.path(CODE);
        return code.isNumber() || code.isTextual() ? codeOf(code.asText()) : null;
    }

    /** The same of a code as it is written. */
    public static @Nullable Integer codeOf(String written) {
        String text = written.strip();
        return WHOLE_NUMBER.matcher(text).matches() ? new BigDecimal(text).intValueExact() : null;
    }

    public static @Nullable String labelOf(JsonNode answer) {
        JsonNode label = answer.path(LABEL);
        return label.isValueNode() && !label.isNull() ? label.asText() : null;
    }
}
