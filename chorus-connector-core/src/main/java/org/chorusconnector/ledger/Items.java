package org.chorusconnector.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.runs.RunId;

/**
 * The items of one supplier: who holds a claim on them, and what became of them. An item is identified by its number, which
 * Chorus Pro requires to be unique for a supplier.
 *
 * <p>Each method is one short transaction, and none is open while Chorus Pro is called. Thread-safe. All methods throw
 * {@link LedgerException} if the database cannot be read or written; those that take a {@link Claim} throw
 * {@link ClaimLostException} if it is not the latest one on its item.
 */
public interface Items {

    /** What a number was used for so far, for a decision. */
    NumberUse useOf(String number);

    /**
     * Sets a sent item aside under {@code number@year}, so that its number is free for an item of another year. Does nothing
     * unless the item was sent.
     *
     * @param year of its submission, in Paris
     */
    void setAside(String number, int year, Instant now);

    /**
     * Claims an item, also from a dead run. Empty if it was sent, another run holds it, or this run has ended or was
     * declared dead.
     *
     * <p>A claim on an item in doubt is {@link Claim#isInDoubt()}: its holder looks it up before anything else.
     *
     * <p>A claim that failed because the database went away may have been committed. Repeated on the same ledger by the same
     * run, it returns the claim that was committed.
     */
    Optional<Claim> claim(RunId run, String number, Instant now);

    /** Claims an item that is in doubt and that no living run holds. Empty otherwise, and if this run is not open. */
    Optional<Claim> claimInDoubt(RunId run, String number, Instant now);

    /** The numbers of the items in doubt that no living run holds. */
    List<String> inDoubt();

    /** Records that one more file is stored on Chorus Pro, so that a run after a crash need not store it again. */
    Claim uploaded(Claim claim, UploadedFile file, Instant now);

    /** Records the intent to submit, before the call. Counts as a further attempt if the item was in doubt. */
    Claim submitting(Claim claim, Intent intent, Instant now);

    /** Whether a claim is still the latest one on its item, so that its run could write at this moment. */
    boolean holds(Claim claim);

    /**
     * Records that the outcome of the submission is unknown, and keeps the claim.
     *
     * @param numberTaken whether Chorus Pro says that the number is in use; kept until the item is concluded with another
     *     outcome than unknown
     */
    Claim doubt(Claim claim, boolean numberTaken, Instant now);

    /**
     * Records the outcome, releases the claim and adds the line to the run's report, in one transaction.
     *
     * @param position orders the report's lines, less than 2<sup>40</sup>; a second line at the same position replaces the first
     * @param result its outcome is not {@link Outcome#SKIPPED}
     */
    void conclude(Claim claim, long position, ItemResult result);
}
