package org.chorusconnector.eligibility;

import static org.chorusconnector.eligibility.EligibilityRule.blocking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.Siret;
import org.chorusconnector.client.structures.Requirements;
import org.chorusconnector.receipt.ClientType;

/** The names of the specification's rules, to replace or drop one with {@link Eligibility#with} and {@code without}. */
public final class StandardRules {

    /** {@link Reason#ITEM_INVALID} without an effective date. */
    public static final String EFFECTIVE_DATE = "effective-date";
    /** {@link Reason#NOT_DUE}; not asked by hand. */
    public static final String DUE = "due";
    /** {@link Reason#BEFORE_CUTOFF}; not asked by hand. */
    public static final String CUTOFF = "cutoff";
    /** {@link Reason#DISPATCH_DISABLED}. */
    public static final String DISPATCH_ENABLED = "dispatch-enabled";
    /** {@link Reason#CLIENT_NOT_COMPANY}. */
    public static final String CLIENT_IS_COMPANY = "client-is-company";
    /** {@link Reason#SIRET_MISSING}, {@link Reason#SIRET_INVALID}. */
    public static final String SIRET = "siret";
    /** {@link Reason#NUMBER_INVALID}. */
    public static final String NUMBER = "number";
    /** {@link Reason#SERVICE_CODE_MISSING}, {@link Reason#ENGAGEMENT_MISSING}. */
    public static final String RECIPIENT_NEEDS = "recipient-needs";
    /** {@link Reason#ITEM_CORRUPT}. */
    public static final String NOT_CORRUPT = "not-corrupt";
    /** Every reason about documents. */
    public static final String DOCUMENTS = "documents";
    /** {@link Reason#ALREADY_SENT}, {@link Reason#IN_PROGRESS}. */
    public static final String NOT_SENT_BEFORE = "not-sent-before";

    static final List<String> FOR_TODAY = List.of(DUE, CUTOFF, DISPATCH_ENABLED);

    private StandardRules() {}

    static Map<String, EligibilityRule> all() {
        Map<String, EligibilityRule> rules = new LinkedHashMap<>();
        rules.put(
                EFFECTIVE_DATE,
                candidate -> candidate.effectiveDate().isPresent()
                        ? Stream.empty()
                        : Stream.of(Objection.of(Reason.ITEM_INVALID)));
        rules.put(
                DUE, blocking(Reason.NOT_DUE, candidate -> candidate.occasion().isAutomatic() && !isDue(candidate)));
        rules.put(CUTOFF, blocking(Reason.BEFORE_CUTOFF, StandardRules::isBeforeCutoff));
        rules.put(
                DISPATCH_ENABLED,
                blocking(
                        Reason.DISPATCH_DISABLED,
                        candidate -> !candidate.receipt().dispatchEnabled()));
        rules.put(
                CLIENT_IS_COMPANY,
                blocking(
                        Reason.CLIENT_NOT_COMPANY,
                        candidate -> candidate.receipt().clientType() != ClientType.COMPANY));
        rules.put(SIRET, StandardRules::checkSiret);
        rules.put(NUMBER, blocking(Reason.NUMBER_INVALID, StandardRules::hasInvalidNumber));
        rules.put(RECIPIENT_NEEDS, StandardRules::checkRecipientNeeds);
        rules.put(
                NOT_CORRUPT,
                blocking(Reason.ITEM_CORRUPT, candidate -> candidate.receipt().corrupt()));
        rules.put(DOCUMENTS, new DocumentRule());
        rules.put(NOT_SENT_BEFORE, candidate -> switch (candidate.standing()) {
            case FREE -> Stream.empty();
            case IN_PROGRESS -> Stream.of(Objection.of(Reason.IN_PROGRESS));
            case SENT -> Stream.of(Objection.of(Reason.ALREADY_SENT));
        });
        return Collections.unmodifiableMap(rules);
    }

    private static boolean isDue(Candidate candidate) {
        LocalDate businessDay = candidate.occasion().businessDay();
        Instant startedAt = candidate.occasion().startedAt();
        boolean createdLater =
                candidate.receipt().createdAt().filter(startedAt::isBefore).isPresent();
        // Without an effective date the item is invalid, which says more than "not due".
        return !createdLater && candidate.dueOn().filter(businessDay::isBefore).isEmpty();
    }

    private static boolean isBeforeCutoff(Candidate candidate) {
        return candidate.occasion().isAutomatic()
                && candidate
                        .settings()
                        .cutoffDate()
                        .filter(cutoff -> !candidate.receipt().createdOn().isAfter(cutoff))
                        .isPresent();
    }

    private static Stream<Objection> checkSiret(Candidate candidate) {
        Optional<String> given = candidate.receipt().clientSiret();
        if (given.isEmpty()) {
            return Stream.of(Objection.of(Reason.SIRET_MISSING));
        }
        Optional<Siret> siret = Siret.parse(given.get());
        if (siret.isEmpty()) {
            return Stream.of(Objection.of(Reason.SIRET_INVALID));
        }
        if (candidate.settings().siretCheck() == SiretCheck.STRICT
                && !siret.get().hasValidKey()) {
            return Stream.of(Objection.of(Reason.SIRET_INVALID));
        }
        return Stream.empty();
    }

    private static boolean hasInvalidNumber(Candidate candidate) {
        String number = candidate.receipt().number();
        return InvoiceNumber.problemOf(number).isPresent()
                || new InvoiceNumber(number).isDate(candidate.occasion().businessDay());
    }

    private static Stream<Objection> checkRecipientNeeds(Candidate candidate) {
        boolean hasService = candidate.receipt().serviceCode().isPresent();
        boolean hasEngagement = candidate.receipt().engagementNumber().isPresent();
        Requirements needs = candidate.requirements().orElse(new Requirements(false, false, false));
        boolean always = candidate.settings().serviceCodePolicy() == ServiceCodePolicy.ALWAYS;
        boolean lacksBoth = needs.serviceCodeOrEngagement() && !hasService && !hasEngagement;

        Stream.Builder<Objection> objections = Stream.builder();
        if ((always || needs.serviceCode() || lacksBoth) && !hasService) {
            objections.add(Objection.of(Reason.SERVICE_CODE_MISSING));
        }
        if ((needs.engagement() || lacksBoth) && !hasEngagement) {
            objections.add(Objection.of(Reason.ENGAGEMENT_MISSING));
        }
        return objections.build();
    }
}
