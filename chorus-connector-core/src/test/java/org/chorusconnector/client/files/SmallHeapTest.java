package org.chorusconnector.client.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.client.Clients;
import org.chorusconnector.client.RawServer;
import org.chorusconnector.testkit.ChorusSimulator;
import org.chorusconnector.testkit.ChorusSimulatorExtension;
import org.chorusconnector.testkit.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files pass through without being held: in memory, those of this test would take more than half a gigabyte. */
class SmallHeapTest {

    /** A third of the 64 MB that a host may have for all this. */
    private static final String HEAP = "-Xmx20m";

    private static final byte[] CHUNK =
            "Trois octets font quatre caractères. ".repeat(1_500).getBytes(StandardCharsets.UTF_8);
    private static final int CHUNKS = 2_000;

    @RegisterExtension
    static final ChorusSimulatorExtension CHORUS = ChorusSimulatorExtension.create(Clients.simulator());

    @Test
    void twelveUploadsAndFourDownloadsOfTheLargestSizeFitIntoASmallHeap(ChorusSimulator simulator, @TempDir Path folder)
            throws Exception {
        Path output = folder.resolve("output.txt");
        Path received = folder.resolve("received.bin");
        try (RawServer server = RawServer.start(SmallHeapTest::answer)) {
            Process child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            HEAP,
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallHeapMain.class.getName(),
                            simulator.apiUrl().toString(),
                            simulator.clientId(),
                            simulator.clientSecret(),
                            simulator.login(),
                            simulator.password(),
                            server.url("http").toString(),
                            received.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(child.waitFor(3, TimeUnit.MINUTES)).isTrue();
            } finally {
                child.destroyForcibly();
            }
            assertThat(child.exitValue()).as(Files.readString(output)).isZero();
        }

        assertThat(simulator.uploads())
                .hasSize(SmallHeapMain.UPLOADS)
                .extracting(Upload::sha256)
                .containsOnly(StreamingUploadTest.digestOf(FileRules.MAX_FILE_BYTES));
        assertThat(received).hasSize((long) CHUNKS * CHUNK.length);
        try (InputStream bytes = Files.newInputStream(received)) {
            for (int read = 0; read < CHUNKS; read++) {
                assertThat(bytes.readNBytes(CHUNK.length)).isEqualTo(CHUNK);
            }
        }
    }

    private static void answer(RawServer.Exchange exchange) throws IOException {
        if (exchange.path().equals("/api/oauth/token")) {
            exchange.json(200, "{\"access_token\":\"t\",\"expires_in\":3600}");
            return;
        }
        String before = "{\"codeRetour\":0,\"pieceJointe\":\"";
        String chunk = Base64.getEncoder().encodeToString(CHUNK);
        long length = before.length() + (long) CHUNKS * chunk.length() + 2;
        exchange.raw(
                "HTTP/1.1 200 x\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + before);
        for (int sent = 0; sent < CHUNKS; sent++) {
            exchange.raw(chunk);
        }
        exchange.raw("\"}");
    }
}
