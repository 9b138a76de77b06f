package org.chorusconnector.dispatch;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.client.Environment;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.report.RunReport;
import org.chorusconnector.report.Texts;
import org.chorusconnector.runs.RunId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to people about runs. What the host's notifier throws is logged. Thread-safe. */
final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    private final Notifier notifier;
    private final Ledger ledger;
    private final Environment environment;

    Notices(Notifier notifier, Ledger ledger, Environment environment) {
        this.notifier = notifier;
        this.ledger = ledger;
        this.environment = environment;
    }

    void ended(RunSummary summary, Language language) {
        try {
            Texts texts = Texts.in(language);
            notifier.runEnded(new Notifier.Notice(
                    summary,
                    subject(headline(summary, texts), summary.businessDay(), language),
                    text(summary, texts),
                    RunReport.of(ledger, summary.run(), language)));
        } catch (RuntimeException e) {
            LOG.error("The notifier failed; the run is not affected", e);
        }
    }

    void failed(LocalDate businessDay, Language language, RuntimeException cause) {
        try {
            Texts texts = Texts.in(language);
            String reason = texts.of(
                    cause instanceof CutoffDateMissingException
                            ? CutoffDateMissingException.CODE
                            : cause instanceof LedgerException ? StopReason.LEDGER_FAILED.name() : "UNEXPECTED_ERROR");
            notifier.runFailed(new Notifier.Failure(
                    businessDay,
                    ledger.supplier(),
                    subject(texts.format("notification.subject.failed", reason), businessDay, language),
                    texts.format("notification.body.failed", reason),
                    cause));
        } catch (RuntimeException e) {
            LOG.error("The notifier failed too; the cause of the failed run goes to its caller", e);
        }
    }

    private static String headline(RunSummary summary, Texts texts) {
        long sent = summary.count(Outcome.SENT);
        return summary.stop()
                .map(stop -> texts.format(
                        "notification.subject.stopped", texts.of(stop.reason().name())))
                .orElseGet(() -> summary.isComplete()
                        ? texts.format("notification.subject.done", sent)
                        : texts.format("notification.subject.problems", sent, summary.lines() - sent));
    }

    /** Somebody with several suppliers, or a sandbox beside production, must see which one it is about. */
    private String subject(String headline, LocalDate businessDay, Language language) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(language == Language.FR ? "dd/MM/uuuu" : "uuuu-MM-dd", Locale.ROOT);
        return Stream.of(headline, format.format(businessDay), environmentName(), supplier())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" \u2013 "));
    }

    private String environmentName() {
        if (environment.equals(Environment.production())) {
            return "production";
        }
        return environment.isSandbox() ? "qualification" : environment.apiUrl().getHost();
    }

    private String supplier() {
        return ledger.supplier().equals(JdbcLedger.ONLY_SUPPLIER) ? "" : Texts.onOneLine(ledger.supplier());
    }

    private String text(RunSummary summary, Texts texts) {
        String counts = texts.format(
                "notification.body",
                summary.count(Outcome.SENT),
                summary.count(Outcome.REFUSED),
                summary.count(Outcome.FAILED),
                summary.count(Outcome.UNKNOWN),
                summary.count(Outcome.SKIPPED));
        return Stream.concat(Stream.of(counts), summary.takenOver().stream().map(dead -> ofDeadRun(dead, texts)))
                .collect(Collectors.joining("\n"));
    }

    private String ofDeadRun(RunId dead, Texts texts) {
        return texts.format(
                "notification.body.taken-over",
                dead.toString(),
                ledger.results().counts(dead).getOrDefault(Outcome.SENT, 0L));
    }
}
