package org.chorusconnector.client.internal;

import org.chorusconnector.client.ChorusRefusedException;

/**
 * The refusal by which some searches say that nothing matches. Seen on the search of the recipient only; taken alike for the
 * others, where it is not confirmed.
 */
public final class NothingFound {

    private static final int CODE = 20000;
    private static final String LABEL = "TRA_MSG_00.015";

    private NothingFound() {}

    /** Whether a search was refused for want of results. The code alone means other things elsewhere, so its label counts. */
    public static boolean isMeantBy(ChorusRefusedException refusal) {
        return refusal.label().contains(LABEL)
                || (refusal.code() == CODE && refusal.label().isEmpty());
    }
}
