package org.chorusconnector.client.internal.streaming;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.chorusconnector.client.files.FileUpload;

/**
 * The content of a file as a JSON text in base64, read while it is written.
 *
 * @param name for messages
 * @param size exact size in bytes
 * @param content where the bytes come from
 * @param start how it must begin
 */
@JsonSerialize(using = FileContent.Serializer.class)
public record FileContent(String name, long size, FileUpload.Content content, FileStart start) {

    public static FileContent of(FileUpload file) {
        return of(file, FileStart.ANY);
    }

    /** A file of one kind: the first bytes of another one are refused before any is sent. */
    public static FileContent of(FileUpload file, FileStart start) {
        return new FileContent(file.name(), file.size(), file.content(), start);
    }

    /** Adds up what files will take in the JSON, under its own class as an attribute of the writer. */
    static final class Measure {
        private long base64Length;

        long base64Length() {
            return base64Length;
        }

        private void add(long bytes) {
            base64Length += 4 * ((bytes + 2) / 3);
        }
    }

    static final class Serializer extends StdSerializer<FileContent> {

        Serializer() {
            super(FileContent.class);
        }

        @Override
        public void serialize(FileContent content, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (provider.getAttribute(Measure.class) instanceof Measure measure) {
                measure.add(content.size());
                json.writeString("");
                return;
            }
            try (ExactStream exact = new ExactStream(open(content), content)) {
                // Sizes are checked when the file is named: far below the limit of an int.
                exact.requireStart();
                json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, exact, Math.toIntExact(content.size()));
                exact.requireEnd();
            }
        }

        private static InputStream open(FileContent file) throws IOException {
            try {
                return file.content().open();
            } catch (IOException | RuntimeException ofTheHost) {
                // The edge to the host's code: whatever it throws, the file cannot be read and nothing was taken.
                throw new UnreadableContentException("file \"" + file.name() + "\" cannot be opened", ofTheHost);
            }
        }
    }

    /** Tells a file that cannot be read, or changed since it was measured, from a connection that broke. */
    private static final class ExactStream extends FilterInputStream {

        private final FileContent file;
        private long left;

        ExactStream(InputStream content, FileContent file) {
            super(file.start() == FileStart.ANY ? content : new BufferedInputStream(content, FileStart.BYTES));
            this.file = file;
            this.left = file.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = readSafely(buffer, offset, (int) Math.min(length, Math.max(1, left)));
            if (read < 0 && left > 0) {
                throw new UnreadableContentException(
                        "file \"" + file.name() + "\" ended " + left + " bytes before its size of " + file.size(),
                        null);
            }
            left -= Math.max(0, read);
            return read;
        }

        void requireStart() throws IOException {
            if (file.start() == FileStart.ANY) {
                return;
            }
            in.mark(FileStart.BYTES);
            byte[] first;
            try {
                first = in.readNBytes(FileStart.BYTES);
                in.reset();
            } catch (IOException | RuntimeException ofTheHost) {
                throw new UnreadableContentException("file \"" + file.name() + "\" cannot be read", ofTheHost);
            }
            if (!file.start().isOf(first)) {
                throw new UnreadableContentException(
                        "file \"" + file.name() + "\" does not begin as "
                                + file.start().kind(),
                        null);
            }
        }

        void requireEnd() throws IOException {
            if (readSafely(new byte[1], 0, 1) >= 0) {
                throw new UnreadableContentException(
                        "file \"" + file.name() + "\" is longer than its size of " + file.size(), null);
            }
        }

        private int readSafely(byte[] buffer, int offset, int length) throws IOException {
            try {
                return in.read(buffer, offset, length);
            } catch (IOException | RuntimeException ofTheHost) {
                throw new UnreadableContentException("file \"" + file.name() + "\" cannot be read", ofTheHost);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                in.close();
            } catch (IOException | RuntimeException ofTheHost) {
                throw new UnreadableContentException("file \"" + file.name() + "\" cannot be closed", ofTheHost);
            }
        }
    }
}
