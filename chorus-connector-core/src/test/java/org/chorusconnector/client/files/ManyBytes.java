package org.chorusconnector.client.files;

import java.io.IOException;
import java.io.InputStream;

/** So many bytes that exist nowhere, always the same. */
class ManyBytes extends InputStream {

    private final long size;
    protected long left;

    ManyBytes(long size) {
        this.size = size;
        this.left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = (int) Math.min(length, left);
        for (int i = 0; i < read; i++) {
            buffer[offset + i] = (byte) ((size - left + i) * 31 >> 3);
        }
        left -= read;
        return read;
    }
}
