package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A simulated Chorus Pro, a broker with receipts, and a client between them, which keeps to the contract. */
abstract class DispatchScene {

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(Clock.fixed(Broker.NOW, Paris.ZONE)));

    final ChorusSimulator platform = PLATFORM.simulator();

    final Broker broker = new Broker();

    ChorusPro chorus;

    @BeforeEach
    void connect() {
        chorus = Clients.of(platform).clock(Clock.fixed(Broker.NOW, Paris.ZONE)).build();
    }

    @AfterEach
    void noRequestBreaksTheContract() {
        chorus.close();
        assertThat(platform.calls().violations()).isEmpty();
    }

    static String sha256(Document document) {
        try (InputStream in = document.open()) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    RunSummary run() {
        return broker.dispatch(chorus).build().run().orElseThrow();
    }

    static void assertSkipped(ItemResult line, String... codes) {
        assertThat(line.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(line.findings()).extracting(Finding::code).containsExactly(codes);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
