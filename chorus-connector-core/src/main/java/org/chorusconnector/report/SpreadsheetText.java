package org.chorusconnector.report;

/** Keeps a spreadsheet from taking a text for a formula. */
public final class SpreadsheetText {

    private SpreadsheetText() {}

    /** The text, with an apostrophe in front when it begins as a formula would: {@code = + - @}, a tab or a line break. */
    public static String neutralised(String text) {
        return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
