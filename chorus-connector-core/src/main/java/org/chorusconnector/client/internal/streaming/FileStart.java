package org.chorusconnector.client.internal.streaming;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** How files of a kind begin. */
public enum FileStart {
    ANY("any file") {
        @Override
        boolean isOf(byte[] first) {
            return true;
        }
    },
    /** Readers of PDF look for its mark within the first kilobyte. */
    PDF("a PDF") {
        @Override
        boolean isOf(byte[] first) {
            return new String(first, StandardCharsets.ISO_8859_1).contains("%PDF-");
        }
    },
    XML("XML") {
        @Override
        boolean isOf(byte[] first) {
            String start = new String(first, StandardCharsets.ISO_8859_1);
            boolean hasTwoByteMark = start.startsWith("\u00fe\u00ff") || start.startsWith("\u00ff\u00fe");
            return hasTwoByteMark
                    || start.replaceFirst("^\u00ef\u00bb\u00bf", "")
                            .stripLeading()
                            .startsWith("<");
        }
    },
    GZIP("a .gz") {
        @Override
        boolean isOf(byte[] first) {
            return first.length >= 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b;
        }
    };

    /** As many of the first bytes as are looked at. */
    static final int BYTES = 1024;

    private final String kind;

    FileStart(String kind) {
        this.kind = kind;
    }

    /** How a file of this name begins, as far as its extension tells. */
    public static FileStart ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".pdf")) {
            return PDF;
        }
        if (lower.endsWith(".xml")) {
            return XML;
        }
        return lower.endsWith(".gz") || lower.endsWith(".tgz") ? GZIP : ANY;
    }

    abstract boolean isOf(byte[] first);

    /** The kind in words. */
    String kind() {
        return kind;
    }
}
