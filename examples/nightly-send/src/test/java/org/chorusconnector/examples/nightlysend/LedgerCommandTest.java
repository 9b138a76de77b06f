package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.examples.nightlysend.Workplace.Line;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code ledger}, after a night that left one item sent, one refused and one in doubt. */
class LedgerCommandTest {

    private static final String DAY = "--date=2022-01-01";

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    private ChorusSimulator chorus;
    private Workplace broker;

    @BeforeEach
    void night() {
        chorus = CHORUS.simulator();
        broker = Workplace.on(chorus, folder);
        broker.receipts(Line.due("SENT-1"), Line.due("REFUSED-1"), Line.due("DOUBT-1"));
        chorus.faults()
                .inject(Fault.refusal(20013, "Refusé")
                        .on(Operation.SUBMIT_INVOICE)
                        .forInvoice("REFUSED-1"));
        chorus.faults()
                .inject(Fault.cutAfterTaken().on(Operation.SUBMIT_INVOICE).forInvoice("DOUBT-1"));
        chorus.faults()
                .inject(Fault.refusal(20005, "Recherche indisponible")
                        .on(Operation.SEARCH_INVOICES)
                        .untilCleared());
        assertThat(broker.run(DAY).code()).isEqualTo(1);
        chorus.faults().clear();
    }

    @AfterEach
    void keepsToTheContract() {
        assertThat(chorus.calls().violations()).isEmpty();
    }

    @Test
    void listsWhatWasNotSent() {
        Ended ended = ledger("list");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .containsPattern("DOUBT-1 +UNKNOWN +1 .*" + Workplace.ASKS_NOTHING + " +100 ")
                .containsPattern("REFUSED-1 +REFUSED ")
                .doesNotContain("SENT-1")
                .contains("2 in all");
        assertThat(ledger("list", "--state=SENT").out())
                .contains("SENT-1")
                .doesNotContain("DOUBT-1")
                .contains("1 in all");
    }

    @Test
    void showsAnItemWithAllThatBecameOfIt() {
        ledger("release", "REFUSED-1", "--reason=x");
        ledger("forget", "REFUSED-1", "--reason=the contract was cancelled", "--by=Ada");

        Ended refused = ledger("show", "REFUSED-1");

        assertThat(refused.out())
                .contains("FAILED since")
                .containsPattern("REFUSED +20013 Refusé")
                .contains("FORGET of REFUSED by Ada: the contract was cancelled");
        assertThat(ledger("show", "SENT-1").out())
                .containsPattern("on Chorus Pro +"
                        + chorus.invoice("SENT-1").orElseThrow().id());
        assertThat(ledger("show", "NO-SUCH").code()).isEqualTo(1);
    }

    @Test
    void findsAnItemByTheNumberOfChorusPro() {
        long invoice = chorus.invoice("SENT-1").orElseThrow().id();

        assertThat(ledger("show", "--chorus-id=" + invoice).out())
                .startsWith("Item SENT-1")
                .isEqualTo(ledger("show", "SENT-1").out());
        assertThat(ledger("show", "--chorus-id=" + (invoice + 1_000_000)).code())
                .isEqualTo(1);
        assertThat(ledger("show", "--chorus-id=-1").code()).isEqualTo(2);
        assertThat(ledger("show", "SENT-1", "--chorus-id=1").code()).isEqualTo(2);
        assertThat(ledger("show").code()).isEqualTo(2);
    }

    @Test
    void reconcilesWhatIsInDoubtWithoutSendingAnything() {
        int submissions = chorus.calls().of(Operation.SUBMIT_INVOICE);

        Ended ended = ledger("reconcile", "--config=" + broker.config());

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .containsPattern("DOUBT-1 +SENT +Chorus Pro has it as "
                        + chorus.invoice("DOUBT-1").orElseThrow().id())
                .contains("In doubt before: 1; now: 0");
        assertThat(chorus.calls().of(Operation.SUBMIT_INVOICE)).isEqualTo(submissions);
        assertThat(ledger("list").out()).doesNotContain("DOUBT-1");
    }

    @Test
    void tellsThatSomethingIsStillInDoubt() {
        chorus.faults()
                .inject(Fault.refusal(20005, "Recherche indisponible")
                        .on(Operation.SEARCH_INVOICES)
                        .untilCleared());

        Ended ended = ledger("reconcile", "--config=" + broker.config());

        chorus.faults().clear();
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).contains("In doubt before: 1; now: 1");
    }

    @Test
    void forgetsWhatMayHaveBeenSentOnlyWhenTold() {
        Ended refused = ledger("forget", "DOUBT-1", "--reason=x");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Reconcile it");
        assertThat(ledger("list", "--state=UNKNOWN").out()).contains("DOUBT-1");

        assertThat(ledger("forget", "DOUBT-1", "--reason=x", "--even-if-sent").code())
                .isZero();
        assertThat(ledger("list", "--state=FAILED").out()).contains("DOUBT-1");
        assertThat(ledger("forget", "SENT-1").code()).as("without a reason").isEqualTo(2);
    }

    @Test
    void writesTheReportOfAPastRunAgain() throws Exception {
        String first = Workplace.text(broker.report());
        Files.delete(broker.report());
        Matcher run = Pattern.compile("([0-9a-f-]{36}) +AUTOMATIC +2022-01-01 +ENDED .*SENT 1, REFUSED 1, UNKNOWN 1")
                .matcher(ledger("runs").out());
        assertThat(run.find()).isTrue();

        Ended ended = ledger("report", run.group(1), "--report=" + broker.report(), "--config=" + broker.config());

        assertThat(ended.code()).isZero();
        assertThat(Workplace.text(broker.report())).isEqualTo(first);
        assertThat(ledger("report", UUID.randomUUID().toString(), "--report=" + broker.report())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void doesNotMakeALedgerWhereThereIsNone() {
        Ended ended = broker.execute(Stream.of("ledger", "list", "--ledger=jdbc:h2:file:" + folder.resolve("none")));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("there is no ledger there");
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    private Ended ledger(String command, String... arguments) {
        return broker.execute(
                Stream.concat(Stream.of("ledger", command, "--ledger=" + broker.ledger), Stream.of(arguments)));
    }
}
