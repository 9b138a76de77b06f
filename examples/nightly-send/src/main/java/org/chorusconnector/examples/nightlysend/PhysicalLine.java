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
 * @param text empty when it is no UTF-8, or too long to be a receipt
 */
record PhysicalLine(long number, Optional<String> text) {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setIgnoreEmptyLines(false)
            .get();

    boolean isBlank() {
        return text.filter(String::isBlank).isPresent();
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
