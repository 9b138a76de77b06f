package org.chorusconnector.client;

import java.util.Map;
import org.chorusconnector.annotation.Given;

/**
 * An answer as it came, after a call with a body of one's own. It is held in memory: for files, use the downloads of the
 * typed interfaces. Where Chorus Pro says {@code codeRetour}, it was 0: an answer without it counts as one that cannot be read.
 * Immutable.
 *
 * @param json the answer as JSON, for a reader of the host
 * @param fields the answer as a tree: texts are {@code String}, booleans {@code Boolean}, whole numbers {@code Long} (or
 *     {@code BigInteger}), other numbers {@code BigDecimal}, lists {@code List} and objects {@code Map}. What is null or
 *     absent is left out. Empty when the answer is no JSON object
 */
@Given
public record RawAnswer(String json, Map<String, Object> fields) {

    public RawAnswer {
        fields = Map.copyOf(fields);
    }

    /** Names alone: values may be personal data. */
    @Override
    public String toString() {
        return "RawAnswer" + fields.keySet();
    }
}
