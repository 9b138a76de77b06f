package org.chorusconnector.eligibility;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.ledger.DispatchStatus;
import org.chorusconnector.receipt.Receipt;

/**
 * The rules in force: one effective-date rule, and named conditions. A host replaces, drops or adds any one of them;
 * the others stay. Immutable and thread-safe.
 *
 * <pre>{@code
 * Eligibility ours = Eligibility.standard()
 *     .without(StandardRules.CLIENT_IS_COMPANY)
 *     .with("not-disputed", EligibilityRule.blocking(ReasonCode.of("DISPUTED"), c -> disputes.contains(c.receipt().number())));
 * }</pre>
 */
public final class Eligibility {

    private static final Eligibility STANDARD = new Eligibility(EffectiveDateRule.standard(), StandardRules.all());

    private final EffectiveDateRule effectiveDateRule;
    private final Map<String, EligibilityRule> rules;

    private Eligibility(EffectiveDateRule effectiveDateRule, Map<String, EligibilityRule> rules) {
        this.effectiveDateRule = effectiveDateRule;
        this.rules = rules;
    }

    /** The specification's rules. */
    public static Eligibility standard() {
        return STANDARD;
    }

    /** The same with another effective-date rule. */
    public Eligibility withEffectiveDate(EffectiveDateRule rule) {
        return new Eligibility(rule, rules);
    }

    /** The same with this rule added, or in place of the one of that name. Names of ours: {@link StandardRules}. */
    public Eligibility with(String name, EligibilityRule rule) {
        Map<String, EligibilityRule> changed = new LinkedHashMap<>(rules);
        changed.put(name, rule);
        return new Eligibility(effectiveDateRule, changed);
    }

    /** The same without the rule of that name. */
    public Eligibility without(String name) {
        Map<String, EligibilityRule> changed = new LinkedHashMap<>(rules);
        if (changed.remove(name) == null) {
            throw new IllegalArgumentException(
                    "No eligibility rule is named " + name + "; there are: " + rules.keySet());
        }
        return new Eligibility(effectiveDateRule, changed);
    }

    /** The candidate as its dates alone make it: no document was looked at, nobody was asked. */
    public Candidate candidate(Receipt receipt, EvaluationContext context, EligibilitySettings settings) {
        Optional<LocalDate> effectiveDate =
                effectiveDateRule.effectiveDateOf(receipt).filter(Eligibility::canBeStored);
        Delays delays = receipt.kind().isPremium() ? settings.premiums() : settings.fees();
        Optional<LocalDate> dueOn = effectiveDate.map(effective -> later(
                effective.minusDays(delays.leadDays()), receipt.createdOn().plusDays(delays.holdBackDays())));
        return new Candidate(
                receipt,
                context,
                settings,
                effectiveDate,
                dueOn,
                Optional.empty(),
                List.of(),
                DispatchStatus.FREE,
                Optional.empty());
    }

    /** A date that no database holds is a mistake of the source, to be reported like a missing one. */
    private static boolean canBeStored(LocalDate date) {
        return date.getYear() > 1900 && date.getYear() < 2999;
    }

    /** Whether an automatic run passes over it in silence. Looks at dates and contract only: no facts are needed. */
    public boolean isNotForToday(Candidate candidate) {
        return StandardRules.FOR_TODAY.stream()
                .flatMap(name -> Optional.ofNullable(rules.get(name)).stream())
                .flatMap(rule -> rule.check(candidate))
                .anyMatch(blockingReason -> blockingReason.reason().meansNotForToday());
    }

    /** Asks every rule. */
    public Decision decide(Candidate candidate) {
        return new Decision(
                candidate.receipt().number(),
                candidate.effectiveDate(),
                candidate.dueOn(),
                rules.values().stream().flatMap(rule -> rule.check(candidate)).toList());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
