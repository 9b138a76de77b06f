package org.chorusconnector.examples.nightlysend;

/** Blanks of spreadsheets: those of Java, and those that do not break lines. */
final class Blanks {

    private Blanks() {}

    /** The text without blanks before and behind it. */
    static String strip(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    static boolean isBlank(String text) {
        return strip(text).isEmpty();
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each);
    }
}
