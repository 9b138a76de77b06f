package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** A report for the eyes: what happened to each item, in columns. */
final class ReportTable {

    private static final List<String> SHOWN = List.of("number", "kind", "outcome", "chorus_invoice_id", "message");

    private final List<List<String>> rows;

    private ReportTable(List<List<String>> rows) {
        this.rows = rows;
    }

    /** The table of a report in CSV with semicolons. */
    static ReportTable of(Path report) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(report, StandardCharsets.UTF_8)) {
            reader.mark(1);
            if (reader.read() != '\uFEFF') {
                reader.reset();
            }
            try (CSVParser parser = CSVParser.parse(reader, format)) {
                return new ReportTable(parser.stream()
                        .map(line -> SHOWN.stream().map(line::get).toList())
                        .toList());
            }
        }
    }

    void print(PrintWriter out) {
        print(out, SHOWN);
        rows.forEach(row -> print(out, row));
    }

    private void print(PrintWriter out, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(row.get(column));
            line.append(" ".repeat(width(column) - row.get(column).length() + 2));
        }
        out.println(line.toString().stripTrailing());
    }

    private int width(int column) {
        return IntStream.concat(
                        IntStream.of(SHOWN.get(column).length()),
                        rows.stream().mapToInt(row -> row.get(column).length()))
                .max()
                .orElse(0);
    }
}
