package org.chorusconnector.dispatch;

/**
 * The cut-off date is not set, so that an automatic run cannot start: nothing was selected, reported or notified. Hosts
 * should alert on it: while it lasts, nothing is sent.
 */
public final class CutoffDateMissingException extends RuntimeException {

    /** The stable code of this outcome. */
    public static final String CODE = "ABORTED_CUTOFF_MISSING";

    private static final long serialVersionUID = 1L;

    CutoffDateMissingException() {
        super(CODE + ": the cut-off date is not set, so nothing was sent. Set it (dispatch.cutoff-date, or"
                + " DispatchSettings.withCutoffDate) to the last day whose receipts must not be sent automatically.");
    }
}
