package org.chorusconnector.spring;

import static org.chorusconnector.spring.ChorusProperties.named;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.eligibility.Delays;
import org.chorusconnector.eligibility.EligibilitySettings;
import org.chorusconnector.eligibility.ServiceCodePolicy;
import org.chorusconnector.eligibility.SiretCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What is sent, and when.
 *
 * @param enabled Whether to send receipts at all: without it there is neither a dispatch nor its daily run.
 * @param cutoffDate What was created on or before this day is never sent automatically. Required by the daily run.
 * @param leadDays How many days before its effective date a receipt may be sent.
 * @param holdBackDays How many days after its creation a receipt is kept back.
 * @param requireServiceCode Whether a code service is needed always, or when the recipient requires one.
 * @param siretCheck Whether a SIRET with a wrong key blocks. Strict by default, lenient in the sandbox.
 * @param numbersRestartYearly Whether the numbers of receipts begin anew each year.
 * @param concurrency Receipts worked on at once, 1 to 256.
 * @param settlingDelay Wait before an item without answer is looked up again. Longer than a call may last. At least 1s.
 * @param deadAfter How long another run is watched without a sign of life before it counts as dead. At least 1s.
 * @param maxQuotaPause How long in all a run pauses while PISTE refuses calls as too many. At least 1s.
 * @param emptyRuns Whether notifiers are told of runs that had nothing to do.
 * @param time Time of day in Paris of the daily run. Not from 02:00 to 02:59, when the clocks change.
 * @param schedule Daily run.
 */
@ConfigurationProperties("dispatch")
record DispatchProperties(
        @DefaultValue("true") boolean enabled,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate cutoffDate,
        @DefaultValue LeadDays leadDays,
        @DefaultValue HoldBackDays holdBackDays,
        @DefaultValue("when-required") ServiceCodePolicy requireServiceCode,
        @Nullable SiretCheck siretCheck,
        @DefaultValue("false") boolean numbersRestartYearly,
        @DefaultValue("32") int concurrency,
        @DefaultValue("90s") Duration settlingDelay,
        @DefaultValue("20s") Duration deadAfter,
        @DefaultValue("65m") Duration maxQuotaPause,
        @DefaultValue("notified") DispatchSettings.EmptyRuns emptyRuns,

        @DefaultValue("19:00") @DateTimeFormat(iso = ISO.TIME)
        LocalTime time,

        @DefaultValue Schedule schedule) {

    /**
     * Lead days.
     *
     * @param premium Lead days of premiums.
     * @param fee Lead days of fee invoices, which are effective when created.
     */
    record LeadDays(
            @DefaultValue("0") int premium,
            @DefaultValue("0") int fee) {}

    /**
     * Hold-back days.
     *
     * @param premium Hold-back days of premiums.
     * @param fee Hold-back days of fee invoices.
     */
    record HoldBackDays(
            @DefaultValue("0") int premium,
            @DefaultValue("0") int fee) {}

    /**
     * The daily run.
     *
     * @param enabled Whether to register the daily run with the Quartz scheduler. A job that an earlier start left in a job
     *     store is not deleted.
     */
    record Schedule(@DefaultValue("true") boolean enabled) {}

    EligibilitySettings eligibility(SiretCheck defaultSiretCheck) {
        return new EligibilitySettings(
                Optional.ofNullable(cutoffDate),
                delays("premium", leadDays.premium(), holdBackDays.premium()),
                delays("fee", leadDays.fee(), holdBackDays.fee()),
                requireServiceCode,
                siretCheck == null ? defaultSiretCheck : siretCheck);
    }

    /** The settings with those limits that the core checks. */
    DispatchSettings limits(DispatchSettings settings) {
        DispatchSettings busy = named("dispatch.concurrency", () -> settings.withConcurrency(concurrency));
        DispatchSettings settling = named("dispatch.settling-delay", () -> busy.withSettlingDelay(settlingDelay));
        DispatchSettings watching = named("dispatch.dead-after", () -> settling.withDeadAfter(deadAfter));
        return named("dispatch.max-quota-pause", () -> watching.withMaxQuotaPause(maxQuotaPause));
    }

    private static Delays delays(String kind, int lead, int holdBack) {
        named("dispatch.lead-days." + kind, () -> new Delays(lead, 0));
        named("dispatch.hold-back-days." + kind, () -> new Delays(0, holdBack));
        return new Delays(lead, holdBack);
    }
}
