package org.chorusconnector.eligibility;

import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.receipt.Receipt;

/** From which day on a receipt counts, before lead and hold-back days. Pure and thread-safe. */
@FunctionalInterface
public interface EffectiveDateRule {

    /** The effective date in Paris; empty when the receipt lacks the date it needs, which makes it invalid. */
    Optional<LocalDate> effectiveDateOf(Receipt receipt);

    /** In advance: first day of the period. In arrears: last day of the period. Fee: day of creation. */
    static EffectiveDateRule standard() {
        return receipt -> switch (receipt.kind()) {
            case PREMIUM_IN_ADVANCE -> receipt.periodStart();
            case PREMIUM_IN_ARREARS -> receipt.periodEnd();
            case FEE -> Optional.of(receipt.createdOn());
        };
    }
}
