package org.chorusconnector.examples.nightlysend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a file into lines before anything is decoded: a line in another encoding leaves the others readable, and one without
 * end does not fill the memory. Not thread-safe.
 */
final class PhysicalLines implements Closeable {

    /** No receipt is that long: what is behind is skipped up to the end of the line. */
    static final int MAX_BYTES = 65_536;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final Charset charset;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    private PhysicalLines(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
    }

    static PhysicalLines of(Path file, Dialect dialect) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            in.mark(BYTE_ORDER_MARK.length);
            boolean hasByteOrderMark = Arrays.equals(in.readNBytes(BYTE_ORDER_MARK.length), BYTE_ORDER_MARK);
            in.reset();
            return new PhysicalLines(in, dialect.charset(hasByteOrderMark));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
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
        if (tooLong) {
            return Optional.of(new PhysicalLine(number, Optional.empty(), Optional.empty()));
        }
        Optional<String> text = decoded();
        return Optional.of(new PhysicalLine(
                number,
                text,
                text.isPresent() ? Optional.empty() : Optional.of(withoutEnd(line.toString(Dialect.WINDOWS)))));
    }

    private Optional<String> decoded() {
        try {
            return Optional.of(withoutEnd(charset.newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString()));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String withoutEnd(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
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
