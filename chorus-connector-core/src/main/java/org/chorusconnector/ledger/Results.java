package org.chorusconnector.ledger;

import java.util.Map;
import java.util.stream.Stream;
import org.chorusconnector.runs.RunId;

/** The lines of the reports of all runs. Thread-safe. All methods throw {@link LedgerException} if the database fails. */
public interface Results {

    /**
     * Adds a line to a run's report without changing the item. No effect on a run that has ended or was declared dead: its
     * report is complete.
     *
     * @param position orders the report's lines, less than 2<sup>40</sup>; a second line at the same position replaces the first
     */
    void record(RunId run, long position, ItemResult result);

    /** The lines of a run's report in order, read 500 at a time. */
    Stream<ItemResult> of(RunId run);

    /** The number of lines of each outcome in a run's report; every outcome is a key. */
    Map<Outcome, Long> counts(RunId run);
}
