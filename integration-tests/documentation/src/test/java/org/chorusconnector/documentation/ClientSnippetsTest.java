package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.doctor.Checkup;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Link;
import org.chorusconnector.client.structures.StructureKind;
import org.chorusconnector.client.structures.StructureSearch;
import org.chorusconnector.client.structures.StructureSummary;
import org.chorusconnector.client.structures.SupplierId;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/client.md shows: its blocks are passages of this class. */
class ClientSnippetsTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create();

    private final ChorusSimulator simulator = CHORUS.simulator();
    private final Environment environment = Environment.custom(simulator.apiUrl(), simulator.oauthUrl());
    private final PisteApplication application = PisteApplication.of(simulator.clientId(), simulator.clientSecret());
    private final Account account = Account.of(simulator.login(), simulator.password());
    private final AtomicInteger asked = new AtomicInteger();

    private final Vault vault = () -> {
        asked.incrementAndGet();
        return Account.of(simulator.login(), simulator.password());
    };

    private final List<String> alerted = new ArrayList<>();

    private interface Vault {
        Account currentAccount();
    }

    @AfterEach
    void theContractWasKept() {
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void asksForTheAccountAtEachCall() {
        ChorusPro chorus = ChorusPro.builder(application, vault::currentAccount)
                .environment(environment)
                .build();
        Optional<Instant> expiry = chorus.health().passwordExpiry();

        chorus.close();
        assertThat(asked).as("for the list of suppliers, and for each supplier").hasValueGreaterThanOrEqualTo(2);
        assertThat(expiry).isEmpty();
    }

    @Test
    void leadsOutThroughAProxy() throws Exception {
        Proxy proxy = new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.invalid", 3128));
        String user = "user";
        String password = "password";
        KeyStore trustStore = trustStore();
        URI host = URI.create("https://localhost:8443");
        Environment environment = Environment.custom(host, host);

        ChorusPro chorus = ChorusPro.builder(application, account)
                .environment(environment)
                .proxy(proxy, user, password)
                .trusting(trustStore)
                .build();

        assertThat(chorus.doctor().examine().firstBroken()).map(Checkup::link).contains(Link.PROXY);
        chorus.close();
    }

    private static KeyStore trustStore() throws GeneralSecurityException, IOException {
        TrustManagerFactory jvm = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        jvm.init((KeyStore) null);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("root", ((X509TrustManager) jvm.getTrustManagers()[0]).getAcceptedIssuers()[0]);
        return store;
    }

    @Test
    void namesWhatIsWrong() {
        SupplierId supplier = new SupplierId(ChorusSimulator.SUPPLIER_ID);
        long bankAccount = 1;
        try (ChorusPro chorus = ChorusPro.builder(application, vault.currentAccount())
                .environment(environment)
                .build()) {
            Diagnosis diagnosis =
                    chorus.doctor().supplier(supplier).bankAccount(bankAccount).examine();
            diagnosis.firstBroken().ifPresent(broken -> alert(broken.link(), broken.finding(), broken.cure()));
        }
        assertThat(alerted).containsExactly("BANK_ACCOUNT");
    }

    private void alert(Link link, String finding, String cure) {
        assertThat(List.of(finding, cure)).doesNotContain("");
        alerted.add(link.name());
    }

    @Test
    void callsAnyService() {
        try (ChorusPro chorus = ChorusPro.builder(application, vault.currentAccount())
                .environment(environment)
                .build()) {
            RawAnswer answer = chorus.call(RawCall.of("recupererTypePieceJointe", Map.of("typeObjet", "FACTURE")));
            Object types = answer.fields().get("listeTypePieceJointe");

            assertThat(types).isInstanceOf(List.class);
        }
    }

    @Test
    void searchesTheDirectory() {
        try (ChorusPro chorus = ChorusPro.builder(application, vault.currentAccount())
                .environment(environment)
                .build()) {
            StructureSearch inNantes = StructureSearch.builder()
                    .kind(StructureKind.PUBLIC)
                    .city("NANTES")
                    .active(true)
                    .build();
            List<StructureSummary> found =
                    chorus.structures().search(inNantes).limit(500).toList();

            assertThat(found)
                    .isNotEmpty()
                    .allSatisfy(structure -> assertThat(structure.active()).contains(true));
        }
    }

    @Test
    void measuresCalls() {
        MeterRegistry registry = new SimpleMeterRegistry();
        CallListener metrics = new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                registry.timer(
                                "chorus.calls",
                                "operation",
                                attempt.operation(),
                                "outcome",
                                attempt.outcome().name())
                        .record(attempt.duration());
                registry.timer("chorus.quota.wait").record(attempt.waited());
            }
        };

        try (ChorusPro chorus = ChorusPro.builder(application, vault.currentAccount())
                .environment(environment)
                .listener(metrics)
                .build()) {
            chorus.health().check();
        }
        assertThat(registry.get("chorus.calls")
                        .tags("operation", "healthCheck", "outcome", "ANSWERED")
                        .timer()
                        .count())
                .isEqualTo(1);
        // The token may be one that another test asked for.
        assertThat(registry.get("chorus.quota.wait").timer().count()).isPositive();
    }
}
