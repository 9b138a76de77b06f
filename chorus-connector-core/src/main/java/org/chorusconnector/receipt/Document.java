package org.chorusconnector.receipt;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/**
 * A document of the host: a name, a size and a way to read it again and again. Nothing is read before it is needed, and
 * never as a whole. Immutable and as thread-safe as its content.
 */
public final class Document {

    /** Opens a document from its first byte. Called again for each attempt to upload it; the caller closes the stream. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** Whether a document can be read. */
    public enum State {
        AVAILABLE,
        /** Named by the host but not there. */
        MISSING,
        /** Named by the host, but outside the place where documents may come from: never opened. */
        OUT_OF_BOUNDS,
        /** Named by the host, but several files have that name, in different spellings of its accents: none is opened. */
        AMBIGUOUS
    }

    private final String name;
    private final State state;
    private final long size;
    private final Content content;

    private Document(String name, State state, long size, Content content) {
        this.name = requireNonNull(name, "name");
        this.state = state;
        this.size = size;
        this.content = requireNonNull(content, "content");
    }

    /** A document with its exact size in bytes. */
    public static Document of(String name, long size, Content content) {
        if (size < 0) {
            throw new IllegalArgumentException("The size of " + name + " is negative: " + size);
        }
        return new Document(name, State.AVAILABLE, size, content);
    }

    /**
     * A file under its own name, in composed Unicode (NFC) even where the folder has it decomposed, as macOS does; {@link State#MISSING} when there is no such regular
     * file.
     */
    public static Document of(Path file) throws IOException {
        String name = Normalizer.normalize(String.valueOf(file.getFileName()), Normalizer.Form.NFC);
        return Files.isRegularFile(file) ? of(name, Files.size(file), () -> Files.newInputStream(file)) : missing(name);
    }

    /** A document that the host names but does not have. */
    public static Document missing(String name) {
        return unreadable(name, State.MISSING);
    }

    /** A document whose name leads outside the place where documents may come from. */
    public static Document outOfBounds(String name) {
        return unreadable(name, State.OUT_OF_BOUNDS);
    }

    /** A document whose name several files have, as composed and as decomposed Unicode. */
    public static Document ambiguous(String name) {
        return unreadable(name, State.AMBIGUOUS);
    }

    private static Document unreadable(String name, State state) {
        return new Document(name, state, 0, () -> {
            throw new IOException("Document " + name + " is " + state);
        });
    }

    /** The file name under which Chorus Pro shows it, extension included. */
    public String name() {
        return name;
    }

    public State state() {
        return state;
    }

    /** Bytes; 0 unless {@link State#AVAILABLE}. */
    public long size() {
        return size;
    }

    /** Opens the content; fails unless {@link State#AVAILABLE}. */
    public InputStream open() throws IOException {
        return content.open();
    }

    @Override
    public String toString() {
        return name + " (" + state + ", " + size + " bytes)";
    }
}
