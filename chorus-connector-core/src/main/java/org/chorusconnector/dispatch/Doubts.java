package org.chorusconnector.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chorusconnector.ledger.Claim;

/**
 * The items of a run that may have been sent although nobody knows, all of them claimed by it. They are few: the brake
 * stops a run in which many items in a row fail.
 */
final class Doubts {

    /**
     * One of them.
     *
     * @param claim in doubt
     * @param work where its line in the report goes
     * @param draft what to submit again should it be absent; none when the item is no longer due, or blocked
     * @param absences how often it was looked up in vain
     */
    record Doubt(Claim claim, Work work, Optional<InvoiceDraft> draft, int absences) {

        /** Absence must be confirmed by a second look-up. */
        static final int ENOUGH_ABSENCES = 2;

        Instant lastSubmittedAt() {
            return claim.submission().orElseThrow().lastAt();
        }

        Doubt missedAgain() {
            return new Doubt(claim, work, draft, absences + 1);
        }

        Doubt with(Work place, InvoiceDraft again) {
            return new Doubt(claim, place, Optional.of(again), absences);
        }
    }

    private final Map<String, Doubt> open = new ConcurrentHashMap<>();

    void add(Doubt doubt) {
        open.put(doubt.claim().number(), doubt);
    }

    boolean holds(String number) {
        return open.containsKey(number);
    }

    /** The item turned up in the source, due and free of objections: it can be submitted again should it be absent. */
    void mayBeSubmittedAgain(String number, Work work, InvoiceDraft draft) {
        open.computeIfPresent(number, (same, doubt) -> doubt.with(work, draft));
    }

    /** Takes them all out, those submitted first in front. */
    List<Doubt> take() {
        List<Doubt> taken = new ArrayList<>(open.values());
        open.clear();
        taken.sort(Comparator.comparing(Doubt::lastSubmittedAt));
        return taken;
    }
}
