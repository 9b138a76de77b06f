package org.chorusconnector.client.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a file received from Chorus Pro goes. It is decoded while it is read and never held in memory. Whatever a target
 * throws ends the download as {@code INVALID_REQUEST}.
 */
public interface FileTarget {

    /** 500 MB: the directory, which is the largest file of Chorus Pro, has some 30 MB. */
    long DEFAULT_MAX_BYTES = 500_000_000;

    /**
     * Opens a stream for the bytes from the first one on: an earlier attempt may have broken off. Called once per attempt that
     * receives a file; the stream is closed by the caller.
     */
    OutputStream open() throws IOException;

    /**
     * Most bytes that are taken: {@value #DEFAULT_MAX_BYTES} unless overridden or set by {@link #upTo}. A larger file ends the
     * download as {@code INVALID_REQUEST}, without another attempt.
     */
    default long maxBytes() {
        return DEFAULT_MAX_BYTES;
    }

    /** The same target with another limit, at least one byte. */
    default FileTarget upTo(long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("maxBytes must be at least 1: " + maxBytes);
        }
        FileTarget target = this;
        return new FileTarget() {
            @Override
            public OutputStream open() throws IOException {
                return target.open();
            }

            @Override
            public long maxBytes() {
                return maxBytes;
            }

            @Override
            public void completed() throws IOException {
                target.completed();
            }

            @Override
            public void abandoned() throws IOException {
                target.abandoned();
            }
        };
    }

    /** The stream that was closed last held the whole file. */
    default void completed() throws IOException {}

    /** The attempt failed, before the file was whole or before it began. */
    default void abandoned() throws IOException {}

    /**
     * A file of the disk, which takes the place of one of its name. It appears when it is whole: until then, its bytes are next
     * to it in a file whose name ends in {@code .part}.
     */
    static FileTarget of(Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        return new FileTarget() {
            @Override
            public OutputStream open() throws IOException {
                return java.nio.file.Files.newOutputStream(part);
            }

            @Override
            public void completed() throws IOException {
                java.nio.file.Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }

            @Override
            public void abandoned() throws IOException {
                java.nio.file.Files.deleteIfExists(part);
            }
        };
    }

    /**
     * A stream of the host, which stays open. It cannot be begun again: an attempt that breaks off after its first byte is the
     * last one, and the stream then holds the beginning of a file.
     */
    static FileTarget of(OutputStream stream) {
        return new FileTarget() {

            private boolean begun;

            @Override
            public OutputStream open() throws IOException {
                if (begun) {
                    throw new IOException("the stream already holds the beginning of an earlier attempt");
                }
                return new FilterOutputStream(stream) {
                    @Override
                    public void write(int b) throws IOException {
                        begun = true;
                        out.write(b);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) throws IOException {
                        begun = true;
                        out.write(bytes, offset, length);
                    }

                    @Override
                    public void close() throws IOException {
                        out.flush();
                    }
                };
            }
        };
    }
}
