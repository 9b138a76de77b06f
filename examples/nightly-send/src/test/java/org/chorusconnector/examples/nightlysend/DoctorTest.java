package org.chorusconnector.examples.nightlysend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
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
        assertThat(chorus.calls().violations()).isEmpty();
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
        chorus.faults().inject(Fault.status(403).on(Operation.HEALTH_CHECK).untilCleared());

        Ended ended = doctor(Workplace.on(chorus, folder));

        assertThat(ended.code()).isEqualTo(ExitCode.PLATFORM.value());
        assertThat(ended.out())
                .containsPattern("PASSED +TOKEN +given")
                .containsPattern("BROKEN +API_CONSENT +PISTE gave a token, but denies the API Transverses")
                .containsPattern("SKIPPED +TECHNICAL_ACCOUNT +not looked at")
                .containsPattern("First broken link: API_CONSENT\\R  On PISTE, tick the APIs");
    }

    @Test
    void goesThroughTheProxyAndTrustsTheStoreOfTheConfiguration() throws Exception {
        Path trustStore = folder.resolve("trust.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        TrustManagerFactory jvm = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        jvm.init((KeyStore) null);
        store.setCertificateEntry("root", ((X509TrustManager) jvm.getTrustManagers()[0]).getAcceptedIssuers()[0]);
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            store.store(out, "store-7f31".toCharArray());
        }

        Ended ended = doctor(Workplace.on(
                chorus,
                folder,
                // Plain http would not go through it.
                "chorus.api-url=https://localhost:" + chorus.apiUrl().getPort(),
                "chorus.oauth-url=https://localhost:" + chorus.apiUrl().getPort(),
                "chorus.proxy-host=proxy.invalid",
                "chorus.proxy-port=3128",
                "chorus.proxy-user=user-7f31",
                "chorus.proxy-password=password-7f31",
                "chorus.trust-store=" + trustStore,
                "chorus.trust-store-password=store-7f31"));

        assertThat(ended.code()).isEqualTo(ExitCode.PLATFORM.value());
        assertThat(ended.out())
                .containsPattern("BROKEN +PROXY +the name of the proxy proxy.invalid:3128 is not known")
                .doesNotContain("7f31");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void sendsWhoConfiguredAWrongSupplierToTheConfiguration() {
        Ended ended = doctor(Workplace.on(chorus, folder, "chorus.supplier-id=1"));

        assertThat(ended.code()).isEqualTo(ExitCode.UNUSABLE.value());
        assertThat(ended.out()).contains("First broken link: SUPPLIER_ID", "" + ChorusSimulator.SUPPLIER_ID);
    }

    @Test
    void warnsWithoutFailing() {
        chorus.directory().add(Supplier.of(ChorusSimulator.SUPPLIER_ID, ChorusSimulator.SUPPLIER_SIRET));

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
