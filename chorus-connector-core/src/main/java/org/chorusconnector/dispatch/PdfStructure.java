package org.chorusconnector.dispatch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.chorusconnector.receipt.Document;

/**
 * Finds out whether a PDF is complete, from its bytes as they pass: a file that was cut, as by a full disk or a printer that
 * was still writing, has lost the end that leads readers to its contents. Keeps 1 kB of the file, whatever its size. Used by
 * one thread.
 */
final class PdfStructure {

    /** A PDF may begin with a few other bytes: readers look for its mark in the first kilobyte. */
    private static final int MARK_WITHIN = 1024;

    /** Enough of what the last {@code startxref} leads to: the dictionary of a stream may list thousands of sections. */
    private static final int SECTION_BYTES = 65_536;

    private static final String MARK = "%PDF-";
    private static final String START = "startxref";
    private static final Pattern TABLE = Pattern.compile("(?s)\\A[\\x00\\s]*xref[\\x00\\s].*");
    private static final Pattern STREAM =
            Pattern.compile("(?s)\\A[\\x00\\s]*[0-9]+[\\x00\\s]+[0-9]+[\\x00\\s]+obj\\b.*");

    /** No offset in a file of the size that Chorus Pro takes has more digits. */
    private static final int MOST_DIGITS = 12;

    private final byte[] first = new byte[MARK_WITHIN];
    private int firstLength;
    private int matched;
    private int digits = -1;
    private long number;
    private long lastStart = -1;

    void update(byte[] bytes, int length) {
        int missing = Math.min(MARK_WITHIN - firstLength, length);
        System.arraycopy(bytes, 0, first, firstLength, missing);
        firstLength += missing;
        for (int i = 0; i < length; i++) {
            next(bytes[i] & 0xff);
        }
    }

    private void next(int each) {
        if (digits >= 0) {
            if (each >= '0' && each <= '9' && digits < MOST_DIGITS) {
                number = number * 10 + (each - '0');
                digits++;
                lastStart = number;
                return;
            }
            if (digits == 0 && isBlank(each)) {
                return;
            }
            digits = -1;
        }
        if (each != START.charAt(matched)) {
            matched = 0;
        }
        if (each == START.charAt(matched) && ++matched == START.length()) {
            matched = 0;
            digits = 0;
            number = 0;
            lastStart = -1;
        }
    }

    private static boolean isBlank(int each) {
        return each == ' ' || each == '\r' || each == '\n' || each == '\t' || each == '\f' || each == 0;
    }

    /** Whether the mark of a PDF is in the first kilobyte. */
    boolean isPdf() {
        return markAt() >= 0;
    }

    private int markAt() {
        return new String(first, 0, firstLength, StandardCharsets.ISO_8859_1).indexOf(MARK);
    }

    /** Whether the last {@code startxref} leads to a cross-reference table or stream. Opens the document once more, or twice. */
    boolean isCompleteIn(Document document) throws IOException {
        int mark = markAt();
        if (mark < 0 || lastStart < 0) {
            return false;
        }
        // Some writers count from the beginning of the file, others from the mark.
        return isCrossReference(document, lastStart) || (mark > 0 && isCrossReference(document, lastStart + mark));
    }

    private static boolean isCrossReference(Document document, long offset) throws IOException {
        if (offset >= document.size()) {
            return false;
        }
        try (InputStream in = document.open()) {
            in.skipNBytes(offset);
            String section = new String(in.readNBytes(SECTION_BYTES), StandardCharsets.ISO_8859_1);
            return TABLE.matcher(section).matches() || isStream(section);
        }
    }

    private static boolean isStream(String section) {
        int data = section.indexOf("stream");
        String dictionary = data < 0 ? section : section.substring(0, data);
        return STREAM.matcher(dictionary).matches() && dictionary.contains("/XRef");
    }
}
