package org.chorusconnector.client.internal.transport;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The calls of a day of Paris. Thread-safe. */
final class DayBudget {

    private @Nullable LocalDate day;
    private long spent;

    /**
     * Counts a call.
     *
     * @param most how many calls the day may have seen with this one
     * @throws Quota.DailyBudgetSpentException when it has seen them
     */
    synchronized void spend(LocalDate today, long most) throws Quota.DailyBudgetSpentException {
        if (!today.equals(day)) {
            day = today;
            spent = 0;
        }
        if (spent >= most) {
            throw new Quota.DailyBudgetSpentException(most);
        }
        spent++;
    }

    synchronized long spentOn(LocalDate today) {
        return today.equals(day) ? spent : 0;
    }
}
