package org.chorusconnector.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.ledger.Claim;

/**
 * Items of this run whose submission has an unknown outcome; the run holds a claim on each. They are few: the circuit
 * breaker stops a run in which many items in a row fail. Thread-safe.
 */
final class InDoubtItems {

    /**
     * One of them.
     *
     * @param claim in doubt
     * @param line its line in the report
     * @param draft to be submitted again if the invoice is absent; empty if the item is no longer due, or blocked
     * @param refusal the answer to its last submission, if Chorus Pro refused it, perhaps because an earlier one was accepted
     * @param absences how many look-ups in a row did not find it
     * @param since when this run learnt of it, by {@link System#nanoTime}: the platform may work for a while on a call that
     *     ended without an answer, or that a dead run made a moment ago
     */
    record InDoubtItem(
            Claim claim,
            ReportLineDraft line,
            Optional<InvoiceDraft> draft,
            Optional<ChorusRefusedException> refusal,
            int absences,
            long since) {

        /** Absence must be confirmed by a second look-up. */
        static final int ENOUGH_ABSENCES = 2;

        static InDoubtItem now(Claim claim, ReportLineDraft line, Optional<InvoiceDraft> draft) {
            return new InDoubtItem(claim, line, draft, Optional.empty(), 0, System.nanoTime());
        }

        static InDoubtItem refused(Claim claim, ReportLineDraft line, ChorusRefusedException refusal) {
            return new InDoubtItem(claim, line, Optional.empty(), Optional.of(refusal), 0, System.nanoTime());
        }

        InDoubtItem absentOnceMore() {
            return new InDoubtItem(claim, line, draft, refusal, absences + 1, since);
        }

        private InDoubtItem at(ReportLineDraft place) {
            return new InDoubtItem(claim, place, draft, refusal, absences, since);
        }

        private InDoubtItem with(InvoiceDraft resubmission) {
            return new InDoubtItem(claim, line, Optional.of(resubmission), refusal, absences, since);
        }
    }

    private final Map<String, InDoubtItem> open = new ConcurrentHashMap<>();

    void add(InDoubtItem item) {
        open.put(item.claim().number(), item);
    }

    boolean contains(String number) {
        return open.containsKey(number);
    }

    /** The item appeared in the source: its line takes the position that it has there. */
    void place(ReportLineDraft line) {
        open.computeIfPresent(line.number(), (number, item) -> item.at(line));
    }

    /** The rules allow the item to be sent: it is submitted again if it is absent. */
    void allowResubmission(ReportLineDraft line, InvoiceDraft draft) {
        open.computeIfPresent(line.number(), (number, item) -> item.at(line).with(draft));
    }

    /** Removes and returns all of them, the oldest first. */
    List<InDoubtItem> takeAll() {
        List<InDoubtItem> taken = new ArrayList<>(open.values());
        open.clear();
        taken.sort(Comparator.comparingLong(InDoubtItem::since));
        return taken;
    }
}
