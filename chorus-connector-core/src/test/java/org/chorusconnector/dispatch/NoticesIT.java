package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.Language;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.InterceptedLedger;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.JdbcLedger;
import org.chorusconnector.ledger.LedgerException;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.ReceiptKind;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What people are told of runs, and how runs are told to end. */
class NoticesIT extends DispatchScene {

    private static final class Mailbox implements Notifier {

        final List<Notice> notices = new ArrayList<>();
        final List<Failure> failures = new ArrayList<>();

        @Override
        public void runEnded(Notice notice) {
            notices.add(notice);
        }

        @Override
        public void runFailed(Failure failure) {
            failures.add(failure);
            throw new IllegalStateException("no mail server");
        }
    }

    private final Mailbox mailbox = new Mailbox();

    @Test
    void namesDayEnvironmentAndSupplierInTheSubject() {
        JdbcLedger lyon = JdbcLedger.on(Broker.inMemory(), "lyon").createSchema();
        broker.has(1);

        RunSummary night = broker.dispatch(chorus, lyon)
                .notifier(mailbox)
                .settings(Broker.settings().withLanguage(Language.EN))
                .build()
                .run()
                .orElseThrow();

        assertThat(night.supplier()).isEqualTo("lyon");
        assertThat(mailbox.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.subject())
                        .isEqualTo("Chorus Pro: 1 sent \u2013 2026-11-20 \u2013 127.0.0.1 \u2013 lyon"));
    }

    @Test
    void tellsOfANightThatCouldNotBegin() {
        Dispatch withoutCutoff = broker.dispatch(chorus)
                .notifier(mailbox)
                .settings(DispatchSettings.DEFAULTS)
                .build();

        assertThatExceptionOfType(CutoffDateMissingException.class).isThrownBy(withoutCutoff::run);

        assertThat(mailbox.notices).isEmpty();
        assertThat(mailbox.failures).singleElement().satisfies(failure -> {
            assertThat(failure.businessDay()).isEqualTo(Broker.TODAY);
            assertThat(failure.subject())
                    .startsWith("Chorus Pro : le traitement quotidien a échoué (La date limite")
                    .endsWith("\u2013 20/11/2026 \u2013 127.0.0.1");
            assertThat(failure.text()).contains("La date limite");
            assertThat(failure.cause()).isInstanceOf(CutoffDateMissingException.class);
        });
    }

    @Test
    void tellsOfANightWhoseDatabaseIsGone() {
        JdbcLedger withoutTables = JdbcLedger.on(Broker.inMemory());
        Dispatch dispatch =
                broker.dispatch(chorus, withoutTables).notifier(mailbox).build();

        assertThatExceptionOfType(LedgerException.class).isThrownBy(dispatch::run);

        assertThat(mailbox.failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure.subject()).contains("Le registre n'a pas pu être"));
    }

    @Test
    void tellsWhatADeadRunHadSent() {
        RunId dead = broker.ledger
                .runs()
                .open(new RunStart(RunKind.AUTOMATIC, Broker.TODAY, Broker.NOW, "test", ""))
                .orElseThrow();
        for (int i = 1; i <= 2; i++) {
            broker.ledger.results().record(dead, i, line("OLD-" + i, i, Outcome.SENT));
        }
        broker.ledger.results().record(dead, 3, line("OLD-3", 3, Outcome.FAILED));
        broker.has(1);

        broker.dispatch(chorus).notifier(mailbox).build().run().orElseThrow();

        assertThat(mailbox.notices)
                .singleElement()
                .satisfies(notice -> assertThat(notice.text())
                        .startsWith("Envoyées : 1.")
                        .endsWith("Ce traitement a repris le traitement interrompu " + dead
                                + ", qui avait déjà envoyé 2 facture(s)."));
    }

    private static ItemResult line(String number, long position, Outcome outcome) {
        return new ItemResult(
                number,
                Optional.of(ReceiptKind.FEE),
                Optional.of(Broker.TODAY),
                outcome,
                outcome == Outcome.SENT ? List.of() : List.of(new Finding("NO_ANSWER", "")),
                outcome == Outcome.SENT
                        ? Optional.of(new ItemResult.SentInvoice(
                                new ChorusInvoiceId(position), Optional.empty(), Optional.empty()))
                        : Optional.empty(),
                1,
                Optional.empty(),
                List.of(),
                Broker.NOW,
                Broker.NOW,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void interruptsTheRunsOfThisProcessAndWaitsForTheirEnds() throws Exception {
        CompletableFuture<Void> released = new CompletableFuture<>();
        platform.faults()
                .inject(Fault.hold(released).on(Operation.SUBMIT_INVOICE).forInvoice("F-1"));
        broker.has(3);
        Dispatch dispatch = broker.dispatch(chorus)
                .settings(Broker.settings().withConcurrency(1))
                .build();
        CompletableFuture<Optional<RunSummary>> run = CompletableFuture.supplyAsync(dispatch::run);
        try {
            Awaitility.await().until(() -> platform.submissionsOf("F-1") > 0);

            assertThat(dispatch.interruptRuns(Duration.ZERO))
                    .as("one is at work")
                    .isFalse();
        } finally {
            released.complete(null);
        }
        assertThat(dispatch.interruptRuns(Duration.ofMinutes(1))).isTrue();

        RunSummary ended = run.join().orElseThrow();
        assertThat(ended.stop())
                .hasValueSatisfying(stop -> assertThat(stop.reason()).isEqualTo(StopReason.INTERRUPTED));
        assertThat(ended.count(Outcome.SENT)).isEqualTo(1);
        assertThat(dispatch.interruptRuns(Duration.ZERO)).as("none is left").isTrue();
    }

    @Test
    void namesTheSupplierInTheLogContextOfAllThreadsOfARun() {
        ConcurrentHashMap<String, String> contexts = new ConcurrentHashMap<>();
        broker.has(2);
        JdbcLedger lyon = JdbcLedger.on(Broker.inMemory(), "lyon").createSchema();
        var watched = InterceptedLedger.of(lyon, (method, arguments, call) -> {
            if (method.equals("claim") || method.equals("close")) {
                contexts.put(method, String.valueOf(MDC.get("chorus.supplier")));
            }
            return call.proceed();
        });
        MDC.put("chorus.supplier", "of the host");
        try {
            broker.dispatch(chorus, watched).build().run().orElseThrow();

            assertThat(contexts).containsEntry("claim", "lyon").containsEntry("close", "lyon");
            assertThat(MDC.get("chorus.supplier")).isEqualTo("of the host");
        } finally {
            MDC.clear();
        }
    }
}
