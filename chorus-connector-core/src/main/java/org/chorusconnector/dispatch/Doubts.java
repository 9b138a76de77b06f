package org.chorusconnector.dispatch;

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
     * @param since when this run learnt of it, by {@link System#nanoTime}: a call that ended without an answer, or that a
     *     dead run may have made a moment ago, may still be worked on for a while after that
     */
    record Doubt(Claim claim, Work work, Optional<InvoiceDraft> draft, int absences, long since) {

        /** Absence must be confirmed by a second look-up. */
        static final int ENOUGH_ABSENCES = 2;

        static Doubt begun(Claim claim, Work work, Optional<InvoiceDraft> draft) {
            return new Doubt(claim, work, draft, 0, System.nanoTime());
        }

        Doubt missedAgain() {
            return new Doubt(claim, work, draft, absences + 1, since);
        }

        private Doubt at(Work place) {
            return new Doubt(claim, place, draft, absences, since);
        }

        private Doubt with(InvoiceDraft again) {
            return new Doubt(claim, work, Optional.of(again), absences, since);
        }
    }

    private final Map<String, Doubt> open = new ConcurrentHashMap<>();

    void add(Doubt doubt) {
        open.put(doubt.claim().number(), doubt);
    }

    boolean holds(String number) {
        return open.containsKey(number);
    }

    /** The item turned up in the source: its line goes where it stands there. */
    void place(Work work) {
        open.computeIfPresent(work.number(), (number, doubt) -> doubt.at(work));
    }

    /** Nothing stands against the item: should it be absent, it is submitted again. */
    void mayBeSubmittedAgain(Work work, InvoiceDraft draft) {
        open.computeIfPresent(work.number(), (number, doubt) -> doubt.at(work).with(draft));
    }

    /** Takes them all out, the oldest in front. */
    List<Doubt> take() {
        List<Doubt> taken = new ArrayList<>(open.values());
        open.clear();
        taken.sort(Comparator.comparingLong(Doubt::since));
        return taken;
    }
}
