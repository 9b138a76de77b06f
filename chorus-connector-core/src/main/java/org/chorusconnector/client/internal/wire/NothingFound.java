package org.chorusconnector.client.internal.wire;

import java.util.List;
import java.util.function.Supplier;
import org.chorusconnector.client.ChorusRefusedException;

/**
 * The refusal by which some searches say that nothing matches. Seen on the search of the recipient and on that of works
 * invoices only; taken alike for the others, where it is not confirmed.
 */
public final class NothingFound {

    private static final int CODE = 20000;
    private static final String LABEL = "TRA_MSG_00.015";

    private static final int WORKS_CODE = 20007;
    private static final String WORKS_LABEL = "GFT_MSG_01.075";

    private NothingFound() {}

    /** A list, empty when the service refuses for want of results. */
    public static <R> List<R> asEmpty(Supplier<List<R>> read) {
        try {
            return read.get();
        } catch (ChorusRefusedException refusal) {
            if (isMeantBy(refusal)) {
                return List.of();
            }
            throw refusal;
        }
    }

    /** Whether a search was refused for want of results. The code alone means other things elsewhere, so its label counts. */
    public static boolean isMeantBy(ChorusRefusedException refusal) {
        return refusal.label().contains(LABEL)
                || refusal.label().contains(WORKS_LABEL)
                || ((refusal.code() == CODE || refusal.code() == WORKS_CODE)
                        && refusal.label().isEmpty());
    }
}
