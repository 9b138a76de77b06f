package org.chorusconnector.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.chorusconnector.annotation.Given;

/**
 * Whether one item may be sent, and everything that stands against it.
 *
 * @param number the item's number as the host has it
 * @param effectiveDate empty when the item has none, or could not be read
 * @param dueOn the first day on which it may be sent automatically; empty without an effective date
 * @param blockingReasons all of them, in the order of the rules
 */
@Given
public record Decision(
        String number,
        Optional<LocalDate> effectiveDate,
        Optional<LocalDate> dueOn,
        List<BlockingReason> blockingReasons) {

    public Decision {
        blockingReasons = List.copyOf(blockingReasons);
    }

    /** The decision on something that could not be read as a receipt. */
    public static Decision unreadable(String number, String problem) {
        return new Decision(
                number,
                Optional.empty(),
                Optional.empty(),
                List.of(new BlockingReason(ReasonCode.ITEM_INVALID, problem)));
    }

    /** The same with one more reason. */
    public Decision with(BlockingReason further) {
        return new Decision(
                number,
                effectiveDate,
                dueOn,
                Stream.concat(blockingReasons.stream(), Stream.of(further)).toList());
    }

    public boolean isEligible() {
        return blockingReasons.isEmpty();
    }

    /** Each reason once, sorted by code. */
    public SortedSet<ReasonCode> reasons() {
        SortedSet<ReasonCode> reasons = new TreeSet<>();
        blockingReasons.forEach(blockingReason -> reasons.add(blockingReason.reason()));
        return reasons;
    }
}
