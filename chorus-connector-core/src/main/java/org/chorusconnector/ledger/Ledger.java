package org.chorusconnector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was claimed, submitted and sent: what it says outlives crashes, and is what Chorus Pro has. An item is named by
 * its number, which Chorus Pro wants unique for a supplier: one ledger serves one supplier.
 *
 * <p>Each write is one short transaction of its own, and none is open while Chorus Pro is called. Thread-safe. All
 * methods throw {@link LedgerException} when the database cannot be read or written.
 *
 * <p>This is an interface for clarity and tests. Only {@link JdbcLedger} ships, and methods may be added.
 */
public interface Ledger {

    /**
     * Opens a run. Empty when it is {@link RunKind#AUTOMATIC} and another automatic run is open; whether that one is
     * still alive is for the caller to find out with {@link #openRuns()}.
     */
    Optional<RunId> openRun(RunStart start);

    /** Says that the run is alive. False when it has been declared dead: it must stop. */
    boolean beat(RunId run);

    /** The runs that have not ended, each with the number of its last beat. */
    Map<RunId, Long> openRuns();

    /**
     * Declares a run dead, provided it has not beaten since. It loses what it held, can write nothing more to it, and
     * each such item gets its line in the dead run's report: as unknown what it may have submitted, which is in doubt
     * from now on, and as failed what it certainly had not.
     *
     * @return false when it has beaten or ended in the meantime
     */
    boolean declareDead(RunId run, long lastBeat, Instant now);

    /** Ends a run. No effect on one that was declared dead. */
    void closeRun(RunId run, Optional<Finding> stop, Instant now);

    /** Where an item stands, for a decision. */
    Standing standingOf(String number);

    /**
     * Takes an item in hand, also from a dead run. Empty when it was sent, another run has it, or this run has ended or
     * was declared dead.
     *
     * <p>A claim on an item in doubt is {@link Claim#isInDoubt()}: its holder looks it up before anything else.
     */
    Optional<Claim> claim(RunId run, String number, Instant now);

    /** Takes an item in hand if it is in doubt and no living run has it, for a run that is open; empty otherwise. */
    Optional<Claim> claimInDoubt(RunId run, String number, Instant now);

    /** The numbers of items in doubt that no living run has in hand. */
    List<String> doubtful();

    /** Records that one more file is stored on Chorus Pro, so that a run after a crash need not store it again. */
    Claim uploaded(Claim claim, UploadedFile file, Instant now);

    /** Records the intent to submit, before the call. Counts as a further attempt when the item was in doubt. */
    Claim submitting(Claim claim, Intent intent, Instant now);

    /** Whether a claim is still the latest on its item: its run could write at this moment. */
    boolean holds(Claim claim);

    /**
     * Records that nobody knows whether the submission was taken, and goes on holding the claim.
     *
     * @param numberTaken whether Chorus Pro says that it has the number already; remembered until the item is concluded
     *     otherwise than as unknown
     */
    Claim doubt(Claim claim, boolean numberTaken, Instant now);

    /**
     * Records how it ended, releases the claim and adds the line to the run's report, all at once.
     *
     * @param position orders the report's lines, less than 2<sup>40</sup>; a second line at the same position replaces the first
     * @param result its outcome is not {@link Outcome#SKIPPED}
     */
    void conclude(Claim claim, long position, ItemResult result);

    /**
     * Adds a line to a run's report without touching the item's entry. No effect on a run that has ended or was declared
     * dead: its report is complete.
     */
    void record(RunId run, long position, ItemResult result);

    /** How often an item was claimed to be sent, by all runs together. */
    int attemptsOf(String number);

    /** The lines of a run's report in order, read in small portions. */
    Stream<ItemResult> results(RunId run);

    /** How many lines of each outcome a run's report has; every outcome is a key. */
    Map<Outcome, Long> counts(RunId run);
}
