package org.chorusconnector.eligibility;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What decides when items are due and which conditions they meet. Immutable; start from {@link #DEFAULTS} and change
 * with the {@code with...} methods.
 *
 * @param cutoffDate what was created on or before this Paris day is never sent automatically; a run without it does not
 *     start
 * @param premiums delays of premiums
 * @param fees delays of fee invoices; lead days have no effect on them, since they are effective when created
 * @param serviceCodePolicy when a code service is needed
 * @param siretCheck how SIRETs are checked
 */
public record EligibilitySettings(
        Optional<LocalDate> cutoffDate,
        Delays premiums,
        Delays fees,
        ServiceCodePolicy serviceCodePolicy,
        SiretCheck siretCheck) {

    /** No cut-off date, no delays, code service when required, strict SIRET. */
    public static final EligibilitySettings DEFAULTS = new EligibilitySettings(
            Optional.empty(), Delays.NONE, Delays.NONE, ServiceCodePolicy.WHEN_REQUIRED, SiretCheck.STRICT);

    public EligibilitySettings {
        requireNonNull(cutoffDate, "cutoffDate");
        requireNonNull(premiums, "premiums");
        requireNonNull(fees, "fees");
        requireNonNull(serviceCodePolicy, "serviceCodePolicy");
        requireNonNull(siretCheck, "siretCheck");
    }

    public EligibilitySettings withCutoffDate(LocalDate day) {
        return new EligibilitySettings(Optional.of(day), premiums, fees, serviceCodePolicy, siretCheck);
    }

    public EligibilitySettings withPremiums(Delays delays) {
        return new EligibilitySettings(cutoffDate, delays, fees, serviceCodePolicy, siretCheck);
    }

    public EligibilitySettings withFees(Delays delays) {
        return new EligibilitySettings(cutoffDate, premiums, delays, serviceCodePolicy, siretCheck);
    }

    public EligibilitySettings withServiceCodePolicy(ServiceCodePolicy policy) {
        return new EligibilitySettings(cutoffDate, premiums, fees, policy, siretCheck);
    }

    public EligibilitySettings withSiretCheck(SiretCheck check) {
        return new EligibilitySettings(cutoffDate, premiums, fees, serviceCodePolicy, check);
    }
}
