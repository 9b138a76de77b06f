package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.examples.nightlysend.Workplace.Ended;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code doctor}: what is printed, and how it ends. The faults themselves are those of the library's own test. */
class DoctorTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    @TempDir
    Path folder;

    private ChorusSimulator chorus;

    @BeforeEach
    void open() {
        chorus = CHORUS.simulator();
    }

    @AfterEach
    void sendsNothing() {
        assertThat(chorus.invoices()).isEmpty();
        assertThat(chorus.uploads()).isEmpty();
        assertThat(chorus.violations()).isEmpty();
    }

    private Ended doctor(Workplace broker, String... further) {
        Ended ended =
                broker.execute(Stream.concat(Stream.of("doctor", "--config=" + broker.config()), Stream.of(further)));
        assertThat(ended.out() + ended.err())
                .doesNotContain(chorus.clientId(), chorus.clientSecret(), chorus.login(), chorus.password());
        return ended;
    }

    @Test
    void saysThatAllIsWell() {
        Ended ended = doctor(Workplace.on(
                chorus,
                folder,
                "chorus.supplier-id=" + ChorusSimulator.SUPPLIER_ID,
                "chorus.bank-account-code=" + ChorusSimulator.BANK_ACCOUNT_ID));

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines()).hasSize(Link.values().length + 2).last().isEqualTo("No link is broken.");
        assertThat(ended.out()).containsPattern("PASSED +BANK_ACCOUNT +known");
    }

    @Test
    void namesTheFirstBrokenLinkAndItsCure() {
        chorus.inject(Fault.status(403).on(Operation.HEALTH_CHECK).untilCleared());

        Ended ended = doctor(Workplace.on(chorus, folder));

        assertThat(ended.code()).isEqualTo(ExitCode.PLATFORM.value());
        assertThat(ended.out())
                .containsPattern("PASSED +TOKEN +given")
                .containsPattern("BROKEN +API_CONSENT +PISTE gave a token, but denies the API Transverses")
                .containsPattern("SKIPPED +TECHNICAL_ACCOUNT +not looked at")
                .containsPattern("First broken link: API_CONSENT\\R  On PISTE, tick the APIs");
    }

    @Test
    void sendsWhoConfiguredAWrongSupplierToTheConfiguration() {
        Ended ended = doctor(Workplace.on(chorus, folder, "chorus.supplier-id=1"));

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE.value());
        assertThat(ended.out()).contains("First broken link: SUPPLIER_ID", "" + ChorusSimulator.SUPPLIER_ID);
    }

    @Test
    void warnsWithoutFailing() {
        chorus.add(Supplier.of(ChorusSimulator.SUPPLIER_ID, ChorusSimulator.SUPPLIER_SIRET));

        Ended ended = doctor(Workplace.on(chorus, folder));

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Warning: BANK_ACCOUNT", "No link is broken.");
    }

    @Test
    void looksAtTheLedgerAndCreatesNone() {
        Path database = folder.resolve("ledger");

        Ended ended = doctor(Workplace.on(chorus, folder), "--ledger=jdbc:h2:file:" + database);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).containsPattern("PASSED +LEDGER +none yet");
        assertThat(Files.exists(folder.resolve("ledger.mv.db"))).isFalse();
    }

    @Test
    void namesALedgerThatCannotBeOpened() {
        Ended ended = doctor(Workplace.on(chorus, folder), "--ledger=jdbc:oracle:thin:scott/tiger@host");

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE.value());
        assertThat(ended.out())
                .containsPattern("BROKEN +LEDGER")
                .contains("First broken link: LEDGER", "--ledger must be a JDBC URL")
                .doesNotContain("tiger");
    }

    @Test
    void wantsAConfiguration() {
        Ended ended = doctor(new Workplace(folder));

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE.value());
        assertThat(ended.err()).contains("--config");
    }
}
