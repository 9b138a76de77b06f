package org.chorusconnector.dispatch;

import java.util.List;
import org.chorusconnector.eligibility.EvaluationContext;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;

/**
 * Identity and purpose of one run, fixed when it begins.
 *
 * @param takenOver the dead runs whose items it takes over
 */
record RunHeader(RunId id, RunKind kind, EvaluationContext context, List<RunId> takenOver) {}
