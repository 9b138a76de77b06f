package org.chorusconnector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The standalone jar, run as its users run it. */
@Timeout(60)
class StandaloneIT {

    private static Process start(String... args) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("standalone.jar")));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void givesATokenToTheClientItWasToldAndStopsWhenAsked() throws Exception {
        Process process = start("--port", "0", "--client-id", "me", "--client-secret", "mine");
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            var printed = new ArrayList<String>();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                printed.add(line);
                if (line.startsWith("# Ready")) {
                    break;
                }
            }
            assertThat(printed)
                    .as("nothing but what can be pasted and comments, no warning among it")
                    .allMatch(line -> line.startsWith("chorus.") || line.startsWith("# "))
                    .contains("chorus.client-id=me", "chorus.client-secret=mine");
            String tokenUrl = after("# Token service: ", printed);
            var administration = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(after("# Administration: ", printed) + "/clock"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(administration.body()).contains("\"now\"");

            var answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(tokenUrl))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "grant_type=client_credentials&client_id=me&client_secret=mine"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            // Unlike Process.destroy(), leaves the output open.
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String after(String prefix, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .findFirst()
                .orElseThrow()
                .substring(prefix.length());
    }

    @Test
    void listsItsRecipientsAndWhatTheyRequire() throws Exception {
        Process process = start("--help");
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.lines())
                    .contains("  12345678200051  nothing")
                    .contains("  11000201100044  service SERVICE_ACHATS and an engagement");
        }
    }

    @Test
    void explainsAnUnknownOption() throws Exception {
        assertThat(refusal("--colour", "red")).containsExactly("unknown option --colour; --help lists the options");
    }

    @Test
    void explainsAPortOutOfRange() throws Exception {
        assertThat(refusal("--port", "99999"))
                .containsExactly("a port is a number from 0 to 65535, not 99999; --help lists the options");
    }

    @Test
    void explainsThatItsPortIsInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(refusal("--port", String.valueOf(other.getLocalPort())))
                    .singleElement()
                    .asString()
                    .startsWith("cannot listen on 127.0.0.1:" + other.getLocalPort() + ": ")
                    .endsWith("; see --port and --bind-address");
        }
    }

    @Test
    void explainsAnAddressThatIsNotItsOwn() throws Exception {
        assertThat(refusal("--port", "0", "--bind-address", "192.0.2.1"))
                .singleElement()
                .asString()
                .startsWith("cannot listen on 192.0.2.1:0: ");
    }

    /** What a program that ends with status 2 prints. */
    private static List<String> refusal(String... args) throws Exception {
        Process process = start(args);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines = output.lines().toList();
            assertThat(process.waitFor())
                    .as("status of a program that printed %s", lines)
                    .isEqualTo(2);
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
