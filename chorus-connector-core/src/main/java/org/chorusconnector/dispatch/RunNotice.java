package org.chorusconnector.dispatch;

import org.chorusconnector.Given;
import org.chorusconnector.report.RunReport;

/**
 * What a {@link Notifier} tells people.
 *
 * @param summary what the run did
 * @param subject one line, in the language of the settings
 * @param text a short text, in the language of the settings
 * @param report the full report, to attach
 */
@Given
public record RunNotice(RunSummary summary, String subject, String text, RunReport report) {}
