package org.chorusconnector.client.flows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chorusconnector.client.files.FileUpload;

/**
 * A flow to deposit: one file, or a lot of several in a {@code .tar.gz}.
 *
 * @param name file name with its extension: at most 200 characters (rule A15)
 * @param size exact size in bytes: at least 1, at most 10 000 000, for a lot 30 000 000 (rule A16)
 * @param content where the bytes come from; opened once per attempt
 * @param syntax of the file, or of each file of the lot; a Factur-X whose name ends in {@code .xml}, or a structured one (E1)
 *     in {@code .pdf}, is refused
 * @param signed whether the files are electronically signed
 */
public record FlowUpload(String name, long size, FileUpload.Content content, FlowSyntax syntax, boolean signed) {

    /** Longest file name, in characters, extension included (rule A15). */
    public static final int MAX_NAME_LENGTH = 200;

    /** Largest single file, in bytes (rule A16). */
    public static final long MAX_FILE_BYTES = 10_000_000;

    /** Largest lot, in bytes (rule A16). */
    public static final long MAX_LOT_BYTES = 30_000_000;

    public FlowUpload {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.lastIndexOf('.') < 1) {
            throw new IllegalArgumentException("The name of a flow has 1 to " + MAX_NAME_LENGTH
                    + " characters and an extension (rule A15): \"" + name + "\"");
        }
        if (isContradicted(name, syntax)) {
            throw new IllegalArgumentException(
                    "Flow \"" + name + "\" is by its extension not what its syntax says, " + syntax);
        }
        long most = isLot(name) ? MAX_LOT_BYTES : MAX_FILE_BYTES;
        if (size < 1 || size > most) {
            throw new IllegalArgumentException(
                    "Flow \"" + name + "\" has " + size + " bytes, 1 to " + most + " are taken (rule A16)");
        }
    }

    /**
     * A file of the disk under its own name, not signed. Its size is taken now: it must not change until it is sent.
     *
     * @throws UncheckedIOException when its size cannot be read
     * @throws IllegalArgumentException when it breaks a rule
     */
    public static FlowUpload of(Path file, FlowSyntax syntax) {
        try {
            Path name = file.getFileName();
            return new FlowUpload(
                    name == null ? "" : name.toString(),
                    Files.size(file),
                    () -> Files.newInputStream(file),
                    syntax,
                    false);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The size of the file cannot be read: " + file, unreadable);
        }
    }

    /** Factur-X is a PDF, the structured syntaxes (E1) are XML; of the mixed ones the sources do not tell. */
    private static boolean isContradicted(String name, FlowSyntax syntax) {
        String lower = name.toLowerCase(Locale.ROOT);
        return syntax.equals(FlowSyntax.FACTURX)
                ? lower.endsWith(".xml")
                : syntax.code().startsWith("IN_DP_E1_") && lower.endsWith(".pdf");
    }

    private static boolean isLot(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".tar.gz") || lower.endsWith(".tgz");
    }
}
