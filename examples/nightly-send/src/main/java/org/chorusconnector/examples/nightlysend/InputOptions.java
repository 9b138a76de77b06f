package org.chorusconnector.examples.nightlysend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is read. */
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class InputOptions {

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "Configuration (properties).")
    private Path config;

    @Option(names = "--receipts", required = true, paramLabel = "FILE", description = "Receipts (CSV).")
    private Path receipts;

    @Option(names = "--documents", required = true, paramLabel = "DIR", description = "Folder of the documents.")
    private Path documents;

    /** Sees to it that everything is there, before anything is done. */
    void check() {
        requireFile("--config", config);
        requireFile("--receipts", receipts);
        if (!Files.isDirectory(documents) || !Files.isReadable(documents)) {
            throw new UsageException("--documents: there is no readable folder " + documents);
        }
    }

    static void requireFile(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException(option + ": there is no readable file " + file);
        }
    }

    /** The files, by the options that name them. */
    Map<String, Path> files() {
        return Map.of("--config", config, "--receipts", receipts);
    }

    Path config() {
        return config;
    }

    Path receipts() {
        return receipts;
    }

    Path documents() {
        return documents;
    }
}
