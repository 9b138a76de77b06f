package org.chorusconnector.dispatch;

import org.chorusconnector.annotation.Given;
import org.chorusconnector.report.RunReport;

/**
 * Tells people that a run has ended: implemented by the host, for its list of "Administrateurs Chorus". Called once, by
 * the thread of the run. What it throws is logged and changes nothing to the run.
 */
@FunctionalInterface
public interface Notifier {

    void runEnded(Notice notice);

    /**
     * What there is to tell.
     *
     * @param summary what the run did
     * @param subject one line, in the language of the settings
     * @param text a short text, in the language of the settings
     * @param report the full report, to attach
     */
    @Given
    record Notice(RunSummary summary, String subject, String text, RunReport report) {}
}
