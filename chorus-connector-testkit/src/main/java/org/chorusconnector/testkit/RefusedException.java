package org.chorusconnector.testkit;

/** Ends the processing of a call that the platform refuses; never leaves the simulator. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String label;

    RefusedException(Refusal refusal) {
        this(refusal.code(), refusal.label());
    }

    RefusedException(int code, String label) {
        super(label, null, false, false);
        this.code = code;
        this.label = label;
    }

    static void when(boolean broken, Refusal refusal) {
        if (broken) {
            throw new RefusedException(refusal);
        }
    }

    int code() {
        return code;
    }

    String label() {
        return label;
    }
}
