package org.chorusconnector.dispatch;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import org.chorusconnector.Language;
import org.chorusconnector.eligibility.EligibilitySettings;

/**
 * How a dispatch works. Immutable: each {@code with...} method gives a changed copy.
 *
 * <pre>{@code
 * DispatchSettings.withCutoffDate(LocalDate.of(2026, 12, 31)).withConcurrency(16)
 * }</pre>
 *
 * @param eligibility what decides when items are due and which conditions they meet
 * @param invoice what invoices say that receipts do not
 * @param supplier who issues them
 * @param concurrency items worked on at once, 1 to 256; 32 fill the quota at the latencies seen
 * @param settlingDelay how long after a submission without answer it is looked up a second time, and if absent
 *     submitted again: longer than a call may be under way ({@link org.chorusconnector.client.Timeouts}: to
 *     connect and to submit, 70 seconds by default) and the platform may still work on it, at least a second; as long may the platform
 *     be down before an automatic run stops
 * @param deadAfter how long another run is watched without a sign of life before it is declared dead, and how long a run
 *     waits for its database to come back; at least a second
 * @param language of notifications
 * @param emptyRuns whether a run in which nothing was due is notified
 * @param numbersRestartYearly whether the host's numbers begin anew each year: an item of a later year than that in which its
 *     number was sent, and created in that later year, is then another item and is sent. Otherwise it is reported as
 *     {@code NUMBER_ALREADY_USED}
 * @param maxQuotaPause how long in all a run pauses while PISTE refuses calls as too many without saying for how long, in pauses of
 *     1, 2, 4, 8 and then 15 of its 65 parts; then the run stops. At least a second
 */
public record DispatchSettings(
        EligibilitySettings eligibility,
        InvoiceSettings invoice,
        SupplierSettings supplier,
        int concurrency,
        Duration settlingDelay,
        Duration deadAfter,
        Language language,
        EmptyRuns emptyRuns,
        boolean numbersRestartYearly,
        Duration maxQuotaPause) {

    /** Whether a run in which nothing was due is notified. */
    public enum EmptyRuns {
        NOTIFIED,
        SILENT
    }

    public static final int DEFAULT_CONCURRENCY = 32;
    public static final Duration DEFAULT_SETTLING_DELAY = Duration.ofSeconds(90);
    public static final Duration DEFAULT_DEAD_AFTER = Duration.ofSeconds(20);

    /** In pauses of 1, 2, 4, 8 and then 15 minutes. */
    public static final Duration DEFAULT_MAX_QUOTA_PAUSE = Duration.ofMinutes(65);

    /** Everything at its default, without a cut-off date: items can be sent by hand, but no run starts. */
    public static final DispatchSettings DEFAULTS = new DispatchSettings(
            EligibilitySettings.DEFAULTS,
            InvoiceSettings.DEFAULTS,
            SupplierSettings.DEFAULTS,
            DEFAULT_CONCURRENCY,
            DEFAULT_SETTLING_DELAY,
            DEFAULT_DEAD_AFTER,
            Language.FR,
            EmptyRuns.NOTIFIED,
            false,
            DEFAULT_MAX_QUOTA_PAUSE);

    public DispatchSettings {
        requireNonNull(eligibility, "eligibility");
        requireNonNull(invoice, "invoice");
        requireNonNull(supplier, "supplier");
        requireNonNull(language, "language");
        requireNonNull(emptyRuns, "emptyRuns");
        if (concurrency < 1 || concurrency > 256) {
            throw new IllegalArgumentException("concurrency is 1 to 256, not " + concurrency);
        }
        requireASecond("settlingDelay", settlingDelay);
        requireASecond("deadAfter", deadAfter);
        requireASecond("maxQuotaPause", maxQuotaPause);
    }

    private static void requireASecond(String name, Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(name + " is at least a second, not " + duration);
        }
    }

    /** The defaults with the cut-off date that automatic runs need: what was created on or before it is left alone. */
    public static DispatchSettings withCutoffDate(LocalDate day) {
        return DEFAULTS.withEligibility(EligibilitySettings.DEFAULTS.withCutoffDate(day));
    }

    /** Two settings with the same fingerprint are the same: 16 hexadecimal digits. */
    String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    public DispatchSettings withEligibility(EligibilitySettings eligibility) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withInvoice(InvoiceSettings invoice) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withSupplier(SupplierSettings supplier) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withConcurrency(int concurrency) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withSettlingDelay(Duration settlingDelay) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withDeadAfter(Duration deadAfter) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withLanguage(Language language) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withEmptyRuns(EmptyRuns emptyRuns) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withNumbersRestartYearly(boolean numbersRestartYearly) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }

    public DispatchSettings withMaxQuotaPause(Duration maxQuotaPause) {
        return new DispatchSettings(
                eligibility,
                invoice,
                supplier,
                concurrency,
                settlingDelay,
                deadAfter,
                language,
                emptyRuns,
                numbersRestartYearly,
                maxQuotaPause);
    }
}
