package org.chorusconnector.dispatch;

import java.util.List;
import java.util.Optional;
import org.chorusconnector.client.ChorusException;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.Outcome;

/** An item after everything that can be checked before it is claimed. */
sealed interface Prepared {

    /** Its line in the report, with the names of its documents if they were read. */
    ReportLineDraft line();

    /** It may be claimed and sent. */
    record Ready(ReportLineDraft line, InvoiceDraft draft) implements Prepared {}

    /**
     * It is not sent by this run.
     *
     * @param failure of a call, which may concern all items
     */
    record Ended(ReportLineDraft line, Outcome outcome, List<Finding> findings, Optional<ChorusException> failure)
            implements Prepared {}
}
