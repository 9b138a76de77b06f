package org.chorusconnector.eligibility;

/**
 * Two delays in calendar days, without any shift to working days.
 *
 * @param leadDays how long before its effective date an item may be sent
 * @param holdBackDays how long after its creation an item is kept back
 */
public record Delays(int leadDays, int holdBackDays) {

    public static final Delays NONE = new Delays(0, 0);

    public Delays {
        if (leadDays < 0 || holdBackDays < 0) {
            throw new IllegalArgumentException(
                    "Delays are whole days of 0 or more, not lead " + leadDays + " and hold-back " + holdBackDays);
        }
    }
}
