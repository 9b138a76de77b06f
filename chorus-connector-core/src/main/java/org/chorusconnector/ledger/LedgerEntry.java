package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.ledger.Claim.LastSubmission;
import org.chorusconnector.ledger.ItemResult.SentInvoice;
import org.chorusconnector.runs.RunId;

/**
 * What the ledger has on one item at this moment, for people to look at.
 *
 * @param number the item
 * @param state where it stands
 * @param holder the run that has it in hand
 * @param attempts how often it was claimed to be sent, by all runs together
 * @param lastSubmission what was last submitted; empty when nothing ever was
 * @param invoice what Chorus Pro has, when it is sent
 * @param updatedAt when its state was last written
 */
@Given
public record LedgerEntry(
        String number,
        EntryState state,
        Optional<RunId> holder,
        int attempts,
        Optional<LastSubmission> lastSubmission,
        Optional<SentInvoice> invoice,
        Instant updatedAt) {

    public LedgerEntry {
        requireNonNull(number, "number");
        requireNonNull(state, "state");
        requireNonNull(holder, "holder");
        requireNonNull(lastSubmission, "lastSubmission");
        requireNonNull(invoice, "invoice");
        requireNonNull(updatedAt, "updatedAt");
    }
}
