package org.chorusconnector.eligibility;

import java.util.stream.Stream;

/** One condition on an item. Pure, fast and thread-safe: everything it may look at is in the candidate. */
@FunctionalInterface
public interface EligibilityRule {

    /** What stands against the item; empty when nothing does. Never null. */
    Stream<BlockingReason> check(Candidate candidate);

    /** A rule with a yes or no answer. */
    static EligibilityRule blocking(ReasonCode reason, java.util.function.Predicate<Candidate> when) {
        return candidate -> when.test(candidate) ? Stream.of(BlockingReason.of(reason)) : Stream.empty();
    }
}
