package org.chorusconnector.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chorusconnector.dispatch.Broker.TODAY;
import static org.chorusconnector.dispatch.Broker.fee;
import static org.chorusconnector.dispatch.Broker.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.ledger.Claim;
import org.chorusconnector.ledger.Outcome;
import org.chorusconnector.ledger.UploadedFile;
import org.chorusconnector.receipt.Document;
import org.chorusconnector.runs.RunId;
import org.chorusconnector.runs.RunKind;
import org.chorusconnector.runs.RunStart;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Pdf;
import org.chorusconnector.testkit.PlatformInvoice;
import org.junit.jupiter.api.Test;

/** Files that are stored once. */
class SharedFilesIT extends DispatchScene {

    @Test
    void uploadsAgainOnlyWhatARunThatDiedHadNotStored() {
        broker.has(fee("F-1"), pdf("rib.pdf"), pdf("contrat.pdf"));
        RunId dying = broker.ledger
                .runs()
                .open(new RunStart(RunKind.AUTOMATIC, TODAY, Broker.NOW, "test", ""))
                .orElseThrow();
        Claim claim = broker.ledger.items().claim(dying, "F-1", Broker.NOW).orElseThrow();
        for (String name : List.of("F-1.pdf", "rib.pdf")) {
            FileId stored = chorus.files().upload(Clients.pdf(name));
            claim = broker.ledger
                    .items()
                    .uploaded(claim, new UploadedFile(stored.value(), name, sha256(pdf(name)), Broker.NOW), Broker.NOW);
        }
        int before = platform.uploads().size();

        assertThat(run().isComplete()).isTrue();

        assertThat(platform.uploads().size() - before).as("only contrat.pdf").isEqualTo(1);
        assertThat(platform.invoice("F-1").orElseThrow().attachments())
                .extracting(PlatformInvoice.Piece::designation)
                .containsExactly("rib.pdf", "contrat.pdf");
    }

    @Test
    void storesOnceWhatManyItemsHaveAttachedAndEachMainDocumentByItself() {
        Document conditions = pdf("conditions.pdf");
        for (int i = 1; i <= 20; i++) {
            broker.has(fee("F-" + i), i == 7 ? namedLike(conditions) : conditions, pdf("rib-" + i + ".pdf"));
        }

        assertThat(run().isComplete()).isTrue();

        assertThat(platform.calls().of(Operation.UPLOAD_FILE))
                .as("main documents, two different files called conditions, others")
                .isEqualTo(20 + 2 + 20);
        assertThat(platform.invoices())
                .allSatisfy(invoice -> assertThat(invoice.attachments()).hasSize(2));
    }

    @Test
    void aBadSharedAttachmentFailsOneItemOnly() {
        Document conditions = pdf("conditions.pdf");
        for (int i = 1; i <= 8; i++) {
            broker.has(fee("F-" + i), conditions);
        }
        platform.faults()
                .inject(Fault.refusal(20001, "Fichier refusé")
                        .on(Operation.UPLOAD_FILE)
                        .times(3));

        RunSummary night = run();

        assertThat(night.count(Outcome.REFUSED)).isEqualTo(3);
        assertThat(night.count(Outcome.SENT)).isEqualTo(5);
    }

    /** Another file under the same name. */
    private static Document namedLike(Document document) {
        byte[] bytes = Pdf.of("something else");
        return Document.of(document.name(), bytes.length, () -> new ByteArrayInputStream(bytes));
    }
}
