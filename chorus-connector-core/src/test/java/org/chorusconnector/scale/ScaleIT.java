package org.chorusconnector.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Many receipts with a heap that does not hold them: a few here, a million by
 *
 * <pre>
 * mvn -pl chorus-connector-core -am test -Dtest=ScaleIT -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dscale.receipts=1000000 -Dscale.heap=64m
 * </pre>
 */
class ScaleIT {

    private static final int RECEIPTS = Integer.getInteger("scale.receipts", 20_000);
    private static final String HEAP = System.getProperty("scale.heap", "48m");

    @TempDir
    private Path folder;

    @Test
    void memoryDoesNotGrowWithTheNumberOfReceipts() throws Exception {
        Path log = folder.resolve("night.log");
        try (CountingPlatform platform = new CountingPlatform()) {
            Process night = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx" + HEAP,
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-cp",
                            System.getProperty("java.class.path"),
                            BigNight.class.getName(),
                            platform.address().toString(),
                            "jdbc:h2:file:" + folder.resolve("ledger"),
                            String.valueOf(RECEIPTS))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(night.waitFor(2, TimeUnit.HOURS)).isTrue();

            assertThat(night.exitValue()).as(Files.readString(log)).isZero();
            assertThat(platform.submissions()).isEqualTo(BigNight.due(RECEIPTS));
            assertThat(platform.invoices()).isEqualTo(BigNight.due(RECEIPTS));
        }
        LoggerFactory.getLogger(ScaleIT.class).info("{}", Files.readString(log));
    }
}
