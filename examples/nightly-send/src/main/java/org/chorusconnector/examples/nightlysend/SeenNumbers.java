package org.chorusconnector.examples.nightlysend;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The numbers met so far, as 96 bits of their digest: 12 bytes instead of the hundred of a set of strings, so that a
 * million lines fit into a small heap. That two numbers of a million share those bits is less likely (1 in 10^17) than a
 * fault of the memory. An open-addressing table; not thread-safe.
 */
final class SeenNumbers {

    private static final double FULL = 0.8;

    private final MessageDigest digest;
    private long[] high = new long[1024];
    private int[] low = new int[1024];
    private int size;

    SeenNumbers() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Remembers a number; false when it was there already. */
    boolean add(String number) {
        ByteBuffer bits = ByteBuffer.wrap(digest.digest(number.getBytes(StandardCharsets.UTF_8)));
        if (size >= high.length * FULL) {
            grow();
        }
        // Zero marks a free slot.
        boolean added = put(Math.max(1, bits.getLong() & Long.MAX_VALUE), bits.getInt());
        size += added ? 1 : 0;
        return added;
    }

    private boolean put(long highBits, int lowBits) {
        int slot = (int) (highBits % high.length);
        while (high[slot] != 0) {
            if (high[slot] == highBits && low[slot] == lowBits) {
                return false;
            }
            slot = slot + 1 == high.length ? 0 : slot + 1;
        }
        high[slot] = highBits;
        low[slot] = lowBits;
        return true;
    }

    private void grow() {
        long[] formerHigh = high;
        int[] formerLow = low;
        high = new long[formerHigh.length + formerHigh.length / 2];
        low = new int[high.length];
        for (int slot = 0; slot < formerHigh.length; slot++) {
            if (formerHigh[slot] != 0) {
                put(formerHigh[slot], formerLow[slot]);
            }
        }
    }
}
