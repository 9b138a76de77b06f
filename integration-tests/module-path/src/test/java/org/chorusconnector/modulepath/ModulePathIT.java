package org.chorusconnector.modulepath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The library on the module path, with the options of docs/embedding.md. */
@Timeout(120)
class ModulePathIT {

    private static final String SIRET = "12345678200051";

    @TempDir
    Path folder;

    @Test
    void sendsAnInvoiceAndWritesItsReport() throws Exception {
        Path pdf = Files.writeString(
                folder.resolve("FA-1.pdf"), "%PDF-1.4\nxref\n0 0\ntrailer << >>\nstartxref\n9\n%%EOF\n");
        Process simulator = java("-jar", System.getProperty("simulator.jar"), "--port", "0");
        try (BufferedReader output = simulator.inputReader(StandardCharsets.UTF_8)) {
            Properties printed = propertiesUntilReady(output);

            Process night = java(
                    "-p",
                    System.getProperty("application.jar") + File.pathSeparator + System.getProperty("module.path"),
                    // OkHttp, Jackson and SLF4J have descriptors, and nothing that has one requires them.
                    "--add-modules",
                    "ALL-MODULE-PATH",
                    "-m",
                    "org.chorusconnector.modulepath/org.chorusconnector.modulepath.OneNight",
                    printed.getProperty("chorus.api-url"),
                    printed.getProperty("chorus.client-id"),
                    printed.getProperty("chorus.client-secret"),
                    printed.getProperty("chorus.login"),
                    printed.getProperty("chorus.password"),
                    SIRET,
                    pdf.toString());
            String report = new String(night.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(night.waitFor(60, TimeUnit.SECONDS));
            assertEquals(0, night.exitValue(), report);
            assertTrue(report.contains("chorus-connector.daily-dispatch on org.chorusconnector.modulepath"), report);
            assertTrue(report.contains("FA-1;FEE;2026-01-05;SENT;"), report);
            assertTrue(report.contains("Déposée dans Chorus Pro"), report);
        } finally {
            simulator.destroyForcibly();
        }
    }

    private static Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Properties propertiesUntilReady(BufferedReader output) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line = output.readLine(); line != null && !line.startsWith("# Ready"); line = output.readLine()) {
            lines.append(line).append('\n');
        }
        Properties properties = new Properties();
        properties.load(new StringReader(lines.toString()));
        return properties;
    }
}
