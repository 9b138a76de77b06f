package org.chorusconnector.examples.nightlysend;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks, before anything is done, that a file can be written in the end. */
final class OutputFile {

    private OutputFile() {}

    static void check(String option, Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new UsageException(option + ": " + file + " is a folder; name a file");
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new UsageException(option + ": there is no writable folder " + folder + "; create it");
        }
    }
}
