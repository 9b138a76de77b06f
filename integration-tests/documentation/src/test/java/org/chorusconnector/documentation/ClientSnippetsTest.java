package org.chorusconnector.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.CallAttempt;
import org.chorusconnector.client.CallListener;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.chorusconnector.client.RawAnswer;
import org.chorusconnector.client.RawCall;
import org.chorusconnector.client.doctor.Diagnosis;
import org.chorusconnector.client.doctor.Link;
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
    private final Vault vault = () -> Account.of(simulator.login(), simulator.password());
    private final List<String> recorded = new ArrayList<>();

    private interface Vault {
        Account currentAccount();
    }

    private interface Timers {
        void record(String name, Duration duration);
    }

    @AfterEach
    void theContractWasKept() {
        assertThat(simulator.violations()).isEmpty();
    }

    @Test
    void asksForTheAccountAtEachCall() {
        ChorusPro chorus = ChorusPro.builder(application, vault::currentAccount)
                .environment(environment)
                .build();
        Optional<Instant> expiry = chorus.health().passwordExpiry();

        chorus.close();
        assertThat(expiry).isNotNull();
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
        assertThat(recorded).containsExactly("BANK_ACCOUNT");
    }

    private void alert(Link link, String finding, String cure) {
        assertThat(List.of(finding, cure)).doesNotContain("");
        recorded.add(link.name());
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
    void measuresCalls() {
        Timers timers = (name, duration) -> recorded.add(name);
        CallListener metrics = new CallListener() {
            @Override
            public void attemptFinished(CallAttempt attempt) {
                timers.record("chorus." + attempt.operation() + "." + attempt.outcome(), attempt.duration());
                timers.record("chorus.quota", attempt.waited());
            }
        };

        try (ChorusPro chorus = ChorusPro.builder(application, vault.currentAccount())
                .environment(environment)
                .listener(metrics)
                .build()) {
            chorus.health().check();
        }
        assertThat(recorded).contains("chorus.healthCheck.ANSWERED", "chorus.quota");
    }
}
