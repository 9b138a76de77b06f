package org.chorusconnector.ledger;

/** Another run has taken the item over: the loser stops working on it and writes nothing more. */
public final class ClaimLostException extends LedgerException {

    private static final long serialVersionUID = 1L;

    ClaimLostException(Claim claim) {
        super("Item " + claim.number() + " was taken over by another run; run " + claim.run()
                + " leaves it alone. Nothing needs to be done: the other run settles it.");
    }
}
