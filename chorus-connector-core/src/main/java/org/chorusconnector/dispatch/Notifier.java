package org.chorusconnector.dispatch;

import java.time.LocalDate;
import org.chorusconnector.annotation.Given;
import org.chorusconnector.report.RunReport;

/**
 * Tells people what became of a run: implemented by the host, for its list of "Administrateurs Chorus". One of its methods is
 * called once per run, by the thread of the run. What it throws is logged and changes nothing to the run.
 */
@FunctionalInterface
public interface Notifier {

    /** A run has ended, whether it tried everything or stopped early. */
    void runEnded(Notice notice);

    /**
     * An automatic run threw an exception, for example because the cut-off date is missing or the database cannot be reached.
     * It has no report. The caller of the run gets the exception too. Does nothing by default.
     */
    default void runFailed(Failure failure) {}

    /**
     * What there is to tell.
     *
     * @param summary what the run did
     * @param subject one line, in the language of the settings, with business day, environment and supplier
     * @param text a short text, in the language of the settings; it also tells what the dead runs had sent whose items this
     *     run took over
     * @param report the full report, to attach
     */
    @Given
    record Notice(RunSummary summary, String subject, String text, RunReport report) {}

    /**
     * What there is to tell of a run without a report.
     *
     * @param businessDay the Paris day that the run was for
     * @param supplier the host's own name of the supplier, as its ledger has it
     * @param subject one line, in the language of the settings
     * @param text a short text, in the language of the settings
     * @param cause for support; its message is English
     */
    @Given
    record Failure(LocalDate businessDay, String supplier, String subject, String text, RuntimeException cause) {}
}
