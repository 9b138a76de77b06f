package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.runs.RunId;

/**
 * What a person changed in the ledger by hand.
 *
 * @param number the item
 * @param action what was done
 * @param at when
 * @param by who, 1 to 200 characters
 * @param reason why, 1 to 1,000 characters
 * @param stateBefore where the item stood
 * @param holderBefore the run that lost it
 * @param invoiceBefore the invoice on Chorus Pro that the entry named
 */
@Given
public record Intervention(
        String number,
        Action action,
        Instant at,
        String by,
        String reason,
        EntryState stateBefore,
        Optional<RunId> holderBefore,
        Optional<ChorusInvoiceId> invoiceBefore) {

    public Intervention {
        requireNonNull(number, "number");
        requireNonNull(action, "action");
        requireNonNull(at, "at");
        requireNonNull(by, "by");
        requireNonNull(reason, "reason");
        requireNonNull(stateBefore, "stateBefore");
        requireNonNull(holderBefore, "holderBefore");
        requireNonNull(invoiceBefore, "invoiceBefore");
    }

    /** What can be done by hand. */
    public enum Action {
        /** An item was taken out of a run's hands. */
        RELEASE,
        /** What the ledger knew of an item stopped counting. */
        FORGET,
        /** Somebody saw that the number of a sent item came back for another one. */
        ACCEPT
    }
}
