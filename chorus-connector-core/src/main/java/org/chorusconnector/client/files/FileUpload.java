package org.chorusconnector.client.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to send.
 *
 * @param name file name with its extension: at most 50 characters (rule A5), an accepted extension (rule A6)
 * @param size exact size in bytes: 1 to 10 000 000 (rules A1, A3 and A9)
 * @param content where the bytes come from; opened once per attempt
 */
public record FileUpload(String name, long size, Content content) {

    /** The bytes of a file. */
    @FunctionalInterface
    public interface Content {

        /**
         * Opens the content from its first byte. Called once per attempt, so that a second attempt sends the same bytes; the
         * stream is closed by the caller.
         *
         * @throws IOException when it cannot be read; the upload then fails as {@code INVALID_REQUEST} and is not repeated
         */
        InputStream open() throws IOException;
    }

    public FileUpload {
        Optional<String> problem = FileRules.problemOfName(name).or(() -> FileRules.problemOfSize(size));
        if (problem.isPresent()) {
            throw new IllegalArgumentException("File \"" + name + "\" " + problem.get());
        }
    }

    /**
     * A file of the disk under its own name. Its size is taken now: it must not change until it is sent.
     *
     * @throws UncheckedIOException when its size cannot be read
     * @throws IllegalArgumentException when it breaks a rule
     */
    public static FileUpload of(Path file) {
        try {
            Path name = file.getFileName();
            return new FileUpload(
                    name == null ? "" : name.toString(),
                    java.nio.file.Files.size(file),
                    () -> java.nio.file.Files.newInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The size of the file cannot be read: " + file, unreadable);
        }
    }

    /** The extension, in upper case and without dot (rule A7). */
    public String extension() {
        return FileRules.extensionOf(name).orElseThrow();
    }

    /** The MIME type that goes with the extension. */
    public String mimeType() {
        return FileRules.mimeTypeOf(extension());
    }
}
