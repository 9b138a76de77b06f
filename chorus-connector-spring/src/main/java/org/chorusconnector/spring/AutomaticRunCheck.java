package org.chorusconnector.spring;

import org.chorusconnector.dispatch.DispatchSettings;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;

/** Asks for what every automatic run needs, so that the application fails to start and not its first night. */
final class AutomaticRunCheck {

    private final DispatchSettings settings;
    private final Ledger ledger;

    AutomaticRunCheck(DispatchSettings settings, Ledger ledger) {
        this.settings = settings;
        this.ledger = ledger;
    }

    /** @throws SetupException saying what to do, when an automatic run would fail */
    void run() {
        if (settings.eligibility().cutoffDate().isEmpty()) {
            throw new SetupException(
                    "The property dispatch.cutoff-date is not set, and without it nothing can be sent every day.",
                    "Set it to the last day whose receipts must not be sent automatically, or set"
                            + " dispatch.schedule.enabled=false.");
        }
        try {
            ledger.runs().openRuns();
        } catch (LedgerException e) {
            throw new SetupException(
                    "The ledger cannot be read.",
                    "If its tables are missing, set chorus.ledger.create-schema=true, or run"
                            + " the SQL files of your database: org/chorusconnector/schema/v*/ in the jar of"
                            + " chorus-connector-core.",
                    e);
        }
    }
}
