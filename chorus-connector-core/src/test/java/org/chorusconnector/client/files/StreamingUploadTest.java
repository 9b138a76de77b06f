package org.chorusconnector.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusFailedException.Reason;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.Clients;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Fault;
import org.chorusconnector.testkit.Operation;
import org.chorusconnector.testkit.Upload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingUploadTest {

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create(Clients.simulator());

    private ChorusSimulator simulator;
    private ChorusPro chorus;

    @BeforeEach
    void connect(ChorusSimulator running) {
        simulator = running;
        chorus = Clients.of(running).build();
    }

    @AfterEach
    void close() {
        chorus.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 8191, 8192, 8193, 100_000, FileRules.MAX_FILE_BYTES})
    void sendsEveryByte(long size) throws Exception {
        chorus.files().upload(new FileUpload("facture.pdf", size, () -> new ManyBytes(size)));

        assertThat(simulator.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.size()).isEqualTo(size);
            assertThat(upload.sha256()).isEqualTo(digestOf(size));
        });
        assertThat(simulator.calls().violations()).isEmpty();
    }

    @Test
    void writesTheNameAsItIs() {
        chorus.files().upload(new FileUpload("reçu n° \"1\".pdf", 1, () -> new ManyBytes(1)));

        assertThat(simulator.uploads()).extracting(Upload::name).containsExactly("reçu n° \"1\".pdf");
    }

    @Test
    void sendsTheSameBytesAgainOnAnotherAttempt() throws Exception {
        AtomicInteger opened = new AtomicInteger();
        simulator.faults().inject(Fault.status(503).on(Operation.UPLOAD_FILE));

        chorus.files().upload(new FileUpload("facture.pdf", 50_000, () -> {
            opened.incrementAndGet();
            return new ManyBytes(50_000);
        }));

        assertThat(opened).hasValue(2);
        assertThat(simulator.uploads()).extracting(Upload::sha256).containsExactly(digestOf(50_000));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void refusesAFileWhoseSizeChanged(int change) {
        assertInvalid(() -> new ManyBytes(50_000 + change));
    }

    @Test
    void refusesAFileThatCannotBeOpened() {
        assertInvalid(() -> {
            throw new IOException("no such file");
        });
    }

    @Test
    void refusesAFileWhoseHostFails() {
        assertInvalid(() -> {
            throw new IllegalStateException("the document store is down");
        });
    }

    @Test
    void refusesAFileThatCannotBeReadToItsEnd() {
        assertInvalid(() -> new ManyBytes(50_000) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left < 20_000) {
                    throw new IOException("disk failure");
                }
                return super.read(buffer, offset, length);
            }
        });
    }

    @Test
    void closesTheContentItOpened() {
        AtomicInteger closed = new AtomicInteger();

        chorus.files().upload(new FileUpload("facture.pdf", 3, () -> new ByteArrayInputStream(new byte[3]) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        }));

        assertThat(closed).hasValue(1);
    }

    private void assertInvalid(FileUpload.Content content) {
        AtomicInteger opened = new AtomicInteger();
        FileUpload file = new FileUpload("facture.pdf", 50_000, () -> {
            opened.incrementAndGet();
            return content.open();
        });

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.files().upload(file))
                .matches(failed -> failed.reason() == Reason.INVALID_REQUEST)
                .withMessageContaining("facture.pdf");
        assertThat(opened).as("not repeated").hasValue(1);
        assertThat(simulator.uploads()).isEmpty();
    }

    static String digestOf(long size) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (InputStream bytes = new DigestInputStream(new ManyBytes(size), sha256)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
