package org.chorusconnector.client.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.chorusconnector.ChorusInvoiceId;
import org.chorusconnector.client.Account;
import org.chorusconnector.client.ChorusFailedException;
import org.chorusconnector.client.ChorusPro;
import org.chorusconnector.client.ChorusRefusedException;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.Environment;
import org.chorusconnector.client.PisteApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that come from Chorus Pro. */
class DownloadTest {

    private static final FileOwner OWNER = FileOwner.invoices(List.of(new ChorusInvoiceId(1)));
    private static final MediaType JSON = MediaType.get("application/json");

    private final Deque<BufferedSource> answers = new ArrayDeque<>();
    private final ChorusPro chorus = ChorusPro.builder(
                    PisteApplication.builder("id", "secret")
                            .callsPerSecond(1000)
                            .build(),
                    Account.of("login", "password"))
            .environment(Environment.sandbox())
            .timeouts(Clients.QUICK)
            .httpClient(new OkHttpClient.Builder()
                    .addInterceptor(chain -> new Response.Builder()
                            .request(chain.request())
                            .protocol(Protocol.HTTP_1_1)
                            .code(200)
                            .message("OK")
                            .body(ResponseBody.create(
                                    chain.request().url().host().contains("oauth")
                                            ? text("{\"access_token\":\"t\",\"expires_in\":3600}")
                                            : answers.remove(),
                                    JSON,
                                    -1))
                            .build())
                    .build())
            .build();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        chorus.close();
    }

    @Test
    void decodesAFileToItsLastByteWhateverItsLength() throws IOException {
        for (int length : new int[] {1, 2, 3, 100_000}) {
            byte[] bytes = new byte[length];
            new Random(length).nextBytes(bytes);
            answers.add(text(
                    "{\"codeRetour\":0,\"pieceJointe\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}"));
            Path file = folder.resolve("file-" + length + ".pdf");

            assertThat(chorus.files().download(OWNER, FileTarget.of(file))).isEqualTo(length);
            assertThat(file).hasBinaryContent(bytes);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void tellsARefusalThatComesAfterTheFieldOfTheFile() {
        answers.add(text("{\"pieceJointe\":null,\"codeRetour\":20000,\"libelle\":\"TRA_MSG_00.009\"}"));

        assertThatExceptionOfType(ChorusRefusedException.class)
                .isThrownBy(() -> chorus.files().download(OWNER, FileTarget.of(folder.resolve("x.pdf"))))
                .satisfies(refusal -> assertThat(refusal.label()).isEqualTo("TRA_MSG_00.009"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aTargetThatFailsDoesNotHideARefusal() {
        answers.add(text("{\"codeRetour\":20000,\"libelle\":\"TRA_MSG_00.009\"}"));
        FileTarget failing = new FileTarget() {
            @Override
            public OutputStream open() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public void abandoned() throws IOException {
                throw new IOException("no right to delete");
            }
        };

        assertThatExceptionOfType(ChorusRefusedException.class)
                .isThrownBy(() -> chorus.files().download(OWNER, failing))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(20000));
    }

    @Test
    void leavesNoPieceOfAFileThatDidNotComeWhole() {
        for (int attempt = 0; attempt < 4; attempt++) {
            answers.add(broken("{\"codeRetour\":0,\"pieceJointe\":\"" + "QUJD".repeat(10_000)));
        }

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.files().download(OWNER, FileTarget.of(folder.resolve("x.pdf"))))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.NO_ANSWER));
        assertThat(folder).isEmptyDirectory();
        assertThat(answers).isEmpty();
    }

    @Test
    void beginsAFileAgainWhenItsFirstAttemptBrokeOff() {
        answers.add(broken("{\"codeRetour\":0,\"pieceJointe\":\"" + "QUJD".repeat(10_000)));
        answers.add(text("{\"codeRetour\":0,\"pieceJointe\":\"QUJD\"}"));
        Path file = folder.resolve("x.pdf");

        chorus.files().download(OWNER, FileTarget.of(file));

        assertThat(file).hasContent("ABC");
    }

    @Test
    void doesNotWriteTheBeginningOfAFileTwiceIntoAStream() {
        answers.add(broken("{\"codeRetour\":0,\"pieceJointe\":\"" + "QUJD".repeat(10_000)));
        answers.add(text("{\"codeRetour\":0,\"pieceJointe\":\"QUJD\"}"));
        ByteArrayOutputStream stream = new ByteArrayOutputStream();

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.files().download(OWNER, FileTarget.of(stream)))
                .satisfies(failure ->
                        assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.INVALID_REQUEST));
        assertThat(stream.toByteArray()).hasSizeLessThanOrEqualTo(30_000);
    }

    @Test
    void tellsADiskThatIsFullFromAConnectionThatBroke() {
        answers.add(text("{\"codeRetour\":0,\"pieceJointe\":\"QUJD\"}"));

        assertThatExceptionOfType(ChorusFailedException.class)
                .isThrownBy(() -> chorus.files().download(OWNER, () -> new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                }))
                .satisfies(failure ->
                        assertThat(failure.reason()).isEqualTo(ChorusFailedException.Reason.INVALID_REQUEST));
    }

    @Test
    void holdsNoLargeFileInMemory() {
        int blocks = 40_000;
        answers.add(
                Okio.buffer(new Repeated("{\"codeRetour\":0,\"pieceJointe\":\"", "QUJD".repeat(1000), blocks, "\"}")));

        // 160 MB of base64 would not fit into the text of a JSON value.
        assertThat(chorus.files().download(OWNER, FileTarget.of(OutputStream.nullOutputStream())))
                .isEqualTo(3_000L * blocks);
    }

    private static BufferedSource text(String json) {
        return new Buffer().writeString(json, StandardCharsets.UTF_8);
    }

    /** Ends as a lost connection does. */
    private static BufferedSource broken(String beginning) {
        Buffer begun = new Buffer().writeString(beginning, StandardCharsets.UTF_8);
        return Okio.buffer(new Source() {
            @Override
            public long read(Buffer sink, long most) throws IOException {
                if (begun.exhausted()) {
                    throw new IOException("unexpected end of stream");
                }
                return begun.read(sink, most);
            }

            @Override
            public Timeout timeout() {
                return Timeout.NONE;
            }

            @Override
            public void close() {}
        });
    }

    /** A long text that is never there as a whole. */
    private static final class Repeated implements Source {

        private final String block;
        private final String end;
        private final Buffer ready = new Buffer();
        private int left;

        Repeated(String start, String block, int times, String end) {
            this.block = block;
            this.end = end;
            this.left = times;
            ready.writeString(start, StandardCharsets.UTF_8);
        }

        @Override
        public long read(Buffer sink, long most) {
            if (ready.exhausted() && left >= 0) {
                ready.writeString(left == 0 ? end : block, StandardCharsets.UTF_8);
                left--;
            }
            return ready.read(sink, most);
        }

        @Override
        public Timeout timeout() {
            return Timeout.NONE;
        }

        @Override
        public void close() {}
    }
}
