package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A line of a file, without its end.
 *
 * @param number counted from 1
 * @param text empty when it is not in the file's encoding, or too long to be a receipt
 * @param guess the text of a line in another encoding, as a French Windows writes it; empty when {@code text} is there, and for
 *     a line that is too long
 */
record PhysicalLine(long number, Optional<String> text, Optional<String> guess) {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setIgnoreEmptyLines(false)
            .get();

    /** Whether it has blanks and separators only: a spreadsheet writes the latter for rows that were used once. */
    boolean isBlank() {
        return text.filter(line -> Blanks.isBlank(line.replace(';', ' '))).isPresent();
    }

    static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The fields of a line; empty when its quotes do not pair. */
    static Optional<List<String>> fields(String line) {
        if (line.indexOf('"') < 0) {
            // Nearly every line, and a parser costs its buffers.
            return Optional.of(Arrays.asList(line.split(";", -1)));
        }
        try (CSVParser parser = CSVParser.parse(new StringReader(line), FORMAT)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.get(0).toList()) : Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
