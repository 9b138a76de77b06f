package org.chorusconnector.eligibility;

import static org.chorusconnector.eligibility.EligibilityRule.blocking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorusconnector.EngagementNumber;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.MarketNumber;
import org.chorusconnector.ServiceCode;
import org.chorusconnector.Siret;
import org.chorusconnector.client.invoices.Amounts;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.receipt.ClientType;
import org.chorusconnector.receipt.Receipt;

/** The names of the specification's rules, to replace or drop one with {@link Eligibility#with} and {@code without}. */
public final class StandardRules {

    /** {@link ReasonCode#ITEM_INVALID} without an effective date. */
    public static final String EFFECTIVE_DATE = "effective-date";
    /** {@link ReasonCode#NOT_DUE}; not asked by hand. */
    public static final String DUE = "due";
    /** {@link ReasonCode#BEFORE_CUTOFF}; not asked by hand. */
    public static final String CUTOFF = "cutoff";
    /** {@link ReasonCode#DISPATCH_DISABLED}. */
    public static final String DISPATCH_ENABLED = "dispatch-enabled";
    /** {@link ReasonCode#CLIENT_NOT_COMPANY}. */
    public static final String CLIENT_IS_COMPANY = "client-is-company";
    /** {@link ReasonCode#SIRET_MISSING}, {@link ReasonCode#SIRET_INVALID}. */
    public static final String SIRET = "siret";
    /** {@link ReasonCode#NUMBER_INVALID}. */
    public static final String NUMBER = "number";
    /** {@link ReasonCode#SERVICE_CODE_MISSING}, {@link ReasonCode#ENGAGEMENT_MISSING}. */
    public static final String RECIPIENT_NEEDS = "recipient-needs";
    /** {@link ReasonCode#AMOUNTS_INVALID}. */
    public static final String AMOUNTS = "amounts";
    /** {@link ReasonCode#SERVICE_CODE_INVALID}, {@link ReasonCode#ENGAGEMENT_INVALID}, {@link ReasonCode#MARKET_NUMBER_INVALID}. */
    public static final String REFERENCES = "references";
    /** {@link ReasonCode#ITEM_CORRUPT}. */
    public static final String NOT_CORRUPT = "not-corrupt";
    /** Every reason about documents. */
    public static final String DOCUMENTS = "documents";
    /** {@link ReasonCode#ALREADY_SENT}, {@link ReasonCode#IN_PROGRESS}. */
    public static final String NOT_SENT_BEFORE = "not-sent-before";

    private static final BigDecimal CENT = new BigDecimal("0.01");

    static final List<String> FOR_TODAY = List.of(DUE, CUTOFF, DISPATCH_ENABLED);

    private StandardRules() {}

    static Map<String, EligibilityRule> all() {
        Map<String, EligibilityRule> rules = new LinkedHashMap<>();
        rules.put(
                EFFECTIVE_DATE,
                candidate -> candidate.effectiveDate().isPresent()
                        ? Stream.empty()
                        : Stream.of(BlockingReason.of(ReasonCode.ITEM_INVALID)));
        rules.put(
                DUE,
                blocking(ReasonCode.NOT_DUE, candidate -> candidate.context().isAutomatic() && !isDue(candidate)));
        rules.put(CUTOFF, blocking(ReasonCode.BEFORE_CUTOFF, StandardRules::isBeforeCutoff));
        rules.put(
                DISPATCH_ENABLED,
                blocking(
                        ReasonCode.DISPATCH_DISABLED,
                        candidate -> !candidate.receipt().dispatchEnabled()));
        rules.put(
                CLIENT_IS_COMPANY,
                blocking(
                        ReasonCode.CLIENT_NOT_COMPANY,
                        candidate -> candidate.receipt().clientType() != ClientType.COMPANY));
        rules.put(SIRET, StandardRules::checkSiret);
        rules.put(NUMBER, blocking(ReasonCode.NUMBER_INVALID, StandardRules::hasInvalidNumber));
        rules.put(AMOUNTS, StandardRules::checkAmounts);
        rules.put(REFERENCES, StandardRules::checkReferences);
        rules.put(RECIPIENT_NEEDS, StandardRules::checkRecipientNeeds);
        rules.put(
                NOT_CORRUPT,
                blocking(
                        ReasonCode.ITEM_CORRUPT,
                        candidate -> candidate.receipt().corrupt()));
        rules.put(DOCUMENTS, new DocumentRule());
        rules.put(NOT_SENT_BEFORE, candidate -> switch (candidate.dispatchStatus()) {
            case FREE -> Stream.empty();
            case IN_PROGRESS -> Stream.of(BlockingReason.of(ReasonCode.IN_PROGRESS));
            case SENT -> Stream.of(BlockingReason.of(ReasonCode.ALREADY_SENT));
        });
        return Collections.unmodifiableMap(rules);
    }

    private static boolean isDue(Candidate candidate) {
        LocalDate businessDay = candidate.context().businessDay();
        Instant startedAt = candidate.context().startedAt();
        boolean createdLater =
                candidate.receipt().createdAt().filter(startedAt::isBefore).isPresent();
        // Without an effective date the item is invalid, which says more than "not due".
        return !createdLater && candidate.dueOn().filter(businessDay::isBefore).isEmpty();
    }

    private static boolean isBeforeCutoff(Candidate candidate) {
        return candidate.context().isAutomatic()
                && candidate
                        .settings()
                        .cutoffDate()
                        .filter(cutoff -> !candidate.receipt().createdOn().isAfter(cutoff))
                        .isPresent();
    }

    private static Stream<BlockingReason> checkSiret(Candidate candidate) {
        Optional<String> given = candidate.receipt().clientSiret();
        if (given.isEmpty()) {
            return Stream.of(BlockingReason.of(ReasonCode.SIRET_MISSING));
        }
        Optional<Siret> siret = Siret.parse(given.get());
        if (siret.isEmpty()) {
            return Stream.of(BlockingReason.of(ReasonCode.SIRET_INVALID));
        }
        // Some public bodies have a wrong key: whom Chorus Pro knows is right.
        if (candidate.settings().siretCheck() == SiretCheck.STRICT
                && !siret.get().hasValidKey()
                && candidate.requirements().isEmpty()) {
            return Stream.of(BlockingReason.of(ReasonCode.SIRET_INVALID));
        }
        return Stream.empty();
    }

    private static boolean hasInvalidNumber(Candidate candidate) {
        String number = candidate.receipt().number();
        return InvoiceNumber.problemOf(number).isPresent()
                || new InvoiceNumber(number).isDate(dayOfSubmission(candidate));
    }

    /** An invoice bears the date of its submission, whatever the day for which items are selected. */
    private static LocalDate dayOfSubmission(Candidate candidate) {
        return Paris.dayOf(candidate.context().startedAt());
    }

    /** The tolerance is that of a submission: a cent. */
    private static Stream<BlockingReason> checkAmounts(Candidate candidate) {
        Receipt receipt = candidate.receipt();
        if (!Amounts.isTaken(receipt.amountExclTax())
                || !Amounts.isTaken(receipt.vatAmount())
                || !Amounts.isTaken(receipt.amountInclTax())) {
            return Stream.of(BlockingReason.of(ReasonCode.AMOUNTS_INVALID));
        }
        BigDecimal sum = receipt.amountExclTax().add(receipt.vatAmount());
        return sum.subtract(receipt.amountInclTax()).abs().compareTo(CENT) <= 0
                ? Stream.empty()
                : Stream.of(new BlockingReason(
                        ReasonCode.AMOUNTS_INVALID,
                        receipt.amountExclTax().toPlainString() + " + "
                                + receipt.vatAmount().toPlainString() + " = " + sum.toPlainString() + " <> "
                                + receipt.amountInclTax().toPlainString()));
    }

    private static Stream<BlockingReason> checkReferences(Candidate candidate) {
        Receipt receipt = candidate.receipt();
        return Stream.of(
                        tooLong(receipt.serviceCode(), ServiceCode.MAX_LENGTH, ReasonCode.SERVICE_CODE_INVALID),
                        tooLong(receipt.engagementNumber(), EngagementNumber.MAX_LENGTH, ReasonCode.ENGAGEMENT_INVALID),
                        tooLong(receipt.marketNumber(), MarketNumber.MAX_LENGTH, ReasonCode.MARKET_NUMBER_INVALID))
                .flatMap(Optional::stream);
    }

    private static Optional<BlockingReason> tooLong(Optional<String> text, int most, ReasonCode reason) {
        return text.filter(value -> value.length() > most)
                .map(value -> new BlockingReason(reason, value.length() + " > " + most));
    }

    private static Stream<BlockingReason> checkRecipientNeeds(Candidate candidate) {
        boolean hasService = candidate.receipt().serviceCode().isPresent();
        boolean hasEngagement = candidate.receipt().engagementNumber().isPresent();
        Requirements needs = candidate.requirements().orElse(new Requirements(false, false, false));
        boolean always = candidate.settings().serviceCodePolicy() == ServiceCodePolicy.ALWAYS;
        boolean lacksBoth = needs.serviceCodeOrEngagement() && !hasService && !hasEngagement;

        Stream.Builder<BlockingReason> blockingReasons = Stream.builder();
        if ((always || needs.serviceCode() || lacksBoth) && !hasService) {
            blockingReasons.add(BlockingReason.of(ReasonCode.SERVICE_CODE_MISSING));
        }
        if ((needs.engagement() || lacksBoth) && !hasEngagement) {
            blockingReasons.add(BlockingReason.of(ReasonCode.ENGAGEMENT_MISSING));
        }
        return blockingReasons.build();
    }
}
