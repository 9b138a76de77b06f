package org.chorusconnector.ledger;

import static java.util.Objects.requireNonNull;

import org.chorusconnector.annotation.Given;
import org.chorusconnector.runs.RunId;

/**
 * What became of an item in one of its runs.
 *
 * @param run which
 * @param result its line in that run's report
 */
@Given
public record PastResult(RunId run, ItemResult result) {

    public PastResult {
        requireNonNull(run, "run");
        requireNonNull(result, "result");
    }
}
