package org.chorusconnector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chorusconnector.client.files.FileId;
import org.chorusconnector.client.invoices.InvoiceSearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that no honest platform gives: bounded before they are held, checked where they come in. */
class HostileAnswersTest {

    private static final String OBJECTS = ",{}".repeat(10_000);

    private final Stage stage = new Stage();
    private final ChorusPro chorus = stage.client();

    @AfterEach
    void close() {
        chorus.close();
    }

    /** Each of 32 threads reads an answer that alone would fill the heap: ten million objects, or a text of 30 MB. */
    @ParameterizedTest
    @ValueSource(strings = {"objects", "text", "unknown field"})
    void fitIntoASmallHeapWhateverTheyHold(String kind, @TempDir Path folder) throws Exception {
        Path output = folder.resolve("output.txt");
        try (RawServer server = RawServer.start(exchange -> answer(exchange, kind))) {
            Process child = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx160m",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            HostileAnswersMain.class.getName(),
                            server.url("http").toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
            } finally {
                child.destroyForcibly();
            }
            assertThat(child.exitValue()).as(Files.readString(output)).isZero();
        }
    }

    private static void answer(RawServer.Exchange exchange, String kind) throws IOException {
        if (exchange.path().equals("/api/oauth/token")) {
            exchange.json(200, "{\"access_token\":\"t\",\"expires_in\":3600}");
            return;
        }
        exchange.raw("HTTP/1.1 200 x\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
        exchange.raw(
                switch (kind) {
                    case "objects" -> "{\"codeRetour\":0,\"listeFactures\":[{}";
                    case "text" -> "{\"codeRetour\":0,\"libelle\":\"";
                    default -> "{\"codeRetour\":0,\"x\":[{}";
                });
        String chunk = kind.equals("text") ? "x".repeat(30_000) : OBJECTS;
        try {
            for (int sent = 0; sent < 1000; sent++) {
                exchange.raw(chunk);
            }
        } catch (IOException enough) {
            // The client has stopped reading, which is what is asked of it.
            return;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "9223372036854776", "99999999999999999999", "١٢", "é", "-1", "1e9"})
    void aRetryAfterOutOfAllProportionIsATooManyCalls(String retryAfter) throws Exception {
        try (RawServer server = RawServer.start(exchange -> {
                    if (exchange.path().equals("/api/oauth/token")) {
                        exchange.json(200, "{\"access_token\":\"t\",\"expires_in\":3600}");
                    } else {
                        exchange.raw("HTTP/1.1 429 x\r\nRetry-After: " + retryAfter + "\r\nContent-Length: 0\r\n\r\n");
                    }
                });
                ChorusPro client = ChorusPro.builder(
                                PisteApplication.of("id", "secret"), Account.of("login", "password"))
                        .environment(Environment.custom(server.url("http"), server.url("http")))
                        .timeouts(Clients.QUICK.withRetryFor(java.time.Duration.ofSeconds(1)))
                        .build()) {

            assertThatThrownBy(() -> client.invoices()
                            .submit(Clients.invoice("FA-1", new FileId(1)).build()))
                    .isInstanceOfSatisfying(
                            ChorusFailedException.class,
                            failed -> assertThat(failed.reason()).isEqualTo(ChorusFailedException.Reason.QUOTA));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.9", "\"0.5\"", "1e-1", "0,\"codeRetour\":20003", "true", "[0]"})
    void anAmbiguousCodeOfASubmissionIsAnUnknownOutcome(String code) {
        stage.answer(200, "{\"codeRetour\":" + code + ",\"libelle\":\"x\",\"identifiantFactureCPP\":7}");

        assertThatThrownBy(() -> chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build()))
                .isInstanceOf(ChorusUnknownOutcomeException.class);
    }

    @ParameterizedTest
    @CsvSource({"409, true", "408, true", "500, true", "418, false", "422, false", "400, false"})
    void aConflictIsAnUnknownOutcomeOfASubmission(int status, boolean unknown) {
        stage.answer(status, "");

        assertThatThrownBy(() -> chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build()))
                .isInstanceOf(unknown ? ChorusUnknownOutcomeException.class : ChorusFailedException.class);
    }

    @Test
    void aLabelIsOneLineOfValidTextCutBetweenCharacters() {
        String label = "x".repeat(999) + "\uD83D\uDE00";
        stage.answer(200, "{\"codeRetour\":20013,\"libelle\":\"" + label + "\"}");
        assertThat(labelOfTheRefusal()).isEqualTo("x".repeat(999));

        stage.answer(200, "{\"codeRetour\":20013,\"libelle\":\"a\\r\\nINFO b\\u001b[2J\\u009b\\u202e\\ud800\"}");
        assertThat(labelOfTheRefusal()).isEqualTo("a INFO b\uFFFD[2J\uFFFD\uFFFD\uFFFD");
    }

    private String labelOfTheRefusal() {
        try {
            chorus.structures().activeSuppliers();
            throw new AssertionError("not refused");
        } catch (ChorusRefusedException refused) {
            return refused.label();
        }
    }

    @ParameterizedTest
    @CsvSource({"6000000-01-01", "99999-12-31", "0001-01-01", "-0044-03-15"})
    void aDateThatNoDatabaseHoldsIsAbsent(String date) {
        stage.answer(
                200, "{\"codeRetour\":0,\"libelle\":\"x\",\"identifiantFactureCPP\":7,\"dateDepot\":\"" + date + "\"}");

        assertThat(chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build())
                        .depositedOn())
                .isEmpty();
    }

    @Test
    void anIdentifierWithAFractionIsNone() {
        stage.answer(200, "{\"codeRetour\":0,\"libelle\":\"x\",\"identifiantFactureCPP\":7.9}");
        assertThatThrownBy(() -> chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build()))
                .isInstanceOf(ChorusUnknownOutcomeException.class);

        stage.answer(200, "{\"codeRetour\":0,\"libelle\":\"x\",\"identifiantFactureCPP\":7.0}");
        assertThat(chorus.invoices()
                        .submit(Clients.invoice("FA-1", new FileId(1)).build())
                        .id()
                        .value())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "1e30", "0", "-1", "0.2", "\"x\""})
    void aLifeOfATokenOutOfAllProportionCostsNoSecondToken(String life) {
        stage.token("{\"access_token\":\"t\",\"expires_in\":" + life + "}");
        stage.answer(200, "{\"codeRetour\":0,\"libelle\":\"x\",\"listeFactures\":[]}");

        assertThat(chorus.invoices().search(InvoiceSearch.builder().build())).isEmpty();
        stage.token("{}");

        assertThat(chorus.invoices().search(InvoiceSearch.builder().build())).isEmpty();
    }
}
