package org.chorusconnector.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

/** A way to write a report. Writes line by line, and leaves the stream open. Thread-safe. */
@FunctionalInterface
public interface ReportFormat {

    void write(Stream<ReportLine> lines, OutputStream out) throws IOException;

    /**
     * CSV in UTF-8 with a byte order mark, so that spreadsheets read accents. A text that a spreadsheet would take for
     * a formula gets an apostrophe in front.
     */
    static ReportFormat csv(char separator) {
        return new CsvFormat(separator);
    }

    /** A JSON array with an object for each line, under the names of the columns. */
    static ReportFormat json() {
        return new JsonFormat();
    }
}
