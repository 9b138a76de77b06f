package org.chorusconnector.examples.nightlysend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Cuts a file into lines before anything is decoded: a line that is no UTF-8 leaves the others readable, and one without
 * end does not fill the memory. Not thread-safe.
 */
final class PhysicalLines implements Closeable {

    /** No receipt is that long: what is behind is skipped up to the end of the line. */
    static final int MAX_BYTES = 65_536;

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    private PhysicalLines(InputStream in) {
        this.in = in;
    }

    static PhysicalLines of(Path file) throws IOException {
        return new PhysicalLines(new BufferedInputStream(Files.newInputStream(file)));
    }

    /** The next line, which ends with LF, CR LF or the file; empty at the end of the file. */
    Optional<PhysicalLine> next() throws IOException {
        line.reset();
        int each = in.read();
        if (each < 0) {
            return Optional.empty();
        }
        boolean tooLong = false;
        for (; each >= 0 && each != '\n'; each = in.read()) {
            if (line.size() < MAX_BYTES) {
                line.write(each);
            } else {
                tooLong = true;
            }
        }
        number++;
        return Optional.of(new PhysicalLine(number, tooLong ? Optional.empty() : decoded()));
    }

    private Optional<String> decoded() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
            return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** For streams, whose closing may not throw what a caller must catch. */
    void closeUnchecked() {
        try {
            close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
