package org.chorusconnector.internal.text;

/**
 * Texts of others (the platform, the host, a file) as they may be stored, logged, printed and reported: valid Unicode, on one
 * line, and without a character that changes what stands around it. Each character that is taken out leaves U+FFFD, so that two
 * texts that differ do not become one.
 */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** The text with line breaks and tabs as blanks, and U+FFFD for other controls, direction marks and half characters. */
    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (plain(text, i) != text.charAt(i)) {
                return cleaned(text);
            }
            if (Character.isHighSurrogate(text.charAt(i))) {
                i++;
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = plain(text, i);
            if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                continue;
            }
            plain.append(c);
            if (Character.isHighSurrogate(c)) {
                plain.append(text.charAt(++i));
            }
        }
        return plain.toString();
    }

    /** What stands for the character at this place; a pair of surrogates stands for itself. */
    private static char plain(String text, int i) {
        char c = text.charAt(i);
        if (Character.isSurrogate(c)) {
            boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            return isPair ? c : REPLACEMENT;
        }
        if (c == '\t' || c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029') {
            return ' ';
        }
        return Character.isISOControl(c) || isDirectionMark(c) || c == '\uFEFF' || c == '\uFFFE' || c == '\uFFFF'
                ? REPLACEMENT
                : c;
    }

    private static boolean isDirectionMark(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    /** The text, or its beginning of so many {@code char}s at most, without half of a character at its end. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean isWithinPair =
                Character.isHighSurrogate(text.charAt(most - 1)) && Character.isLowSurrogate(text.charAt(most));
        return text.substring(0, isWithinPair ? most - 1 : most);
    }
}
