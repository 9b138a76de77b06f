package org.chorusconnector.client;

import java.util.OptionalInt;

/**
 * Chorus Pro understood the call and refused it: {@code codeRetour} is not 0. The same call would be refused again. Codes
 * are numbered per service: the same number means different things in two services.
 */
public final class ChorusRefusedException extends ChorusException {

    private final int code;
    private final String label;

    /**
     * A refusal of a call.
     *
     * @param code {@code codeRetour} of the answer, not 0
     * @param label {@code libelle} of the answer, may be empty
     */
    public ChorusRefusedException(
            int code, String label, String operation, OptionalInt httpStatus, String correlationId) {
        super(
                "refused with code " + code + " (" + (label.isBlank() ? "no label" : label)
                        + "); correct what the label names before calling again",
                operation,
                httpStatus,
                correlationId,
                null);
        this.code = code;
        this.label = label;
    }

    /** {@code codeRetour}, never 0. */
    public int code() {
        return code;
    }

    /** What the refusal is about, {@link RefusalKind#OTHER} when that is not known. */
    public RefusalKind kind() {
        return RefusalKind.of(operation(), code, label);
    }

    /** {@code libelle}: a message key, sometimes followed by its French text. Empty when the answer had none. */
    public String label() {
        return label;
    }
}
