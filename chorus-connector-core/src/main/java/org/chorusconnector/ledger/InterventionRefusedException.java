package org.chorusconnector.ledger;

/** What a person asked for would break the ledger's promise, or there is nothing to do it to. Nothing was changed. */
public final class InterventionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InterventionRefusedException(String message) {
        super(message);
    }
}
