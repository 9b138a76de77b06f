package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.internal.time.Paris;
import org.chorusconnector.ledger.Finding;
import org.chorusconnector.ledger.ItemResult;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.receipt.Documents;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Pdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Documents that are not what they should be, from the check to the platform. */
class DocumentsIT {

    private static final Clock CLOCK = Clock.fixed(Broker.NOW, Paris.ZONE);
    private static final byte[] CHECKED = Pdf.of("checked");
    private static final byte[] CHANGED = Pdf.of("changed");

    @RegisterExtension
    static final ChorusSimulatorExtension PLATFORM =
            ChorusSimulatorExtension.create(Clients.simulator().clock(CLOCK));

    private final ChorusSimulator platform = PLATFORM.simulator();
    private final Broker broker = new Broker();

    private ItemResult run() {
        try (ChorusPro chorus = Clients.of(platform).clock(CLOCK).build()) {
            RunSummary summary = broker.dispatch(chorus).build().run().orElseThrow();
            return broker.results(summary).get("F-1");
        }
    }

    private void documents(Document main, Document... attachments) {
        broker.has(Broker.fee("F-1"));
        broker.papers.put("F-1", new Documents(Optional.of(main), List.of(attachments)));
    }

    private static Document pdf(String name, byte[] bytes) {
        return Document.of(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    @Test
    void blocksAnItemWhosePdfHasNoEndBeforeItsNumberIsUsed() {
        documents(pdf("avis.pdf", Arrays.copyOf(CHECKED, CHECKED.length / 2)));

        ItemResult blocked = run();

        assertThat(blocked.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(blocked.findings()).containsExactly(new Finding("FILE_INCOMPLETE", "avis.pdf"));
        assertThat(platform.calls().of(Operation.UPLOAD_FILE)).isZero();

        broker.papers.put("F-1", Documents.of(pdf("avis.pdf", CHECKED)));

        assertThat(run().outcome()).isEqualTo(Outcome.SENT);
    }

    @Test
    void doesNotSendADocumentThatChangedAfterItWasChecked() {
        assertThat(CHANGED).hasSameSizeAs(CHECKED);
        AtomicInteger opened = new AtomicInteger();
        // Opened for its bytes, then for its cross-references, then to be uploaded.
        documents(Document.of(
                "avis.pdf",
                CHECKED.length,
                () -> new ByteArrayInputStream(opened.incrementAndGet() == 3 ? CHANGED : CHECKED)));

        ItemResult changed = run();

        assertThat(changed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(changed.findings()).extracting(Finding::code).containsExactly("FILE_CHANGED");
        assertThat(platform.calls().of(Operation.SUBMIT_INVOICE)).isZero();

        assertThat(run().outcome()).isEqualTo(Outcome.SENT);
        assertThat(platform.submissionsOf("F-1")).isEqualTo(1);
    }

    @Test
    void sendsAnAttachmentThatIsNamedTwiceOnce() {
        Document conditions = pdf("conditions.pdf", CHECKED);
        documents(pdf("avis.pdf", CHANGED), conditions, conditions, pdf("avis.pdf", CHANGED));

        ItemResult sent = run();

        assertThat(sent.outcome()).as("%s", sent.findings()).isEqualTo(Outcome.SENT);
        assertThat(platform.invoices())
                .singleElement()
                .satisfies(invoice -> assertThat(invoice.attachments()).hasSize(1));
    }
}
