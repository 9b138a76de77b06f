package org.chorusconnector.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class CsvFormat implements ReportFormat {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Without databind, whose classes take longer to load than a report takes to write. */
    private final CsvFactory csv = CsvFactory.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final CsvSchema schema;

    CsvFormat(char separator) {
        CsvSchema.Builder columns = CsvSchema.builder().setColumnSeparator(separator);
        ReportLine.COLUMNS.forEach(columns::addColumn);
        schema = columns.build();
    }

    @Override
    public void write(Stream<ReportLine> lines, OutputStream out) throws IOException {
        out.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        try (CsvGenerator writer = csv.createGenerator(out, JsonEncoding.UTF8)) {
            writer.setSchema(schema);
            write(writer, ReportLine.COLUMNS);
            for (Iterator<ReportLine> each = lines.iterator(); each.hasNext(); ) {
                write(
                        writer,
                        each.next().values().values().stream()
                                .map(value -> value.map(CsvFormat::cell).orElse(""))
                                .toList());
            }
        }
    }

    private static void write(CsvGenerator writer, List<String> cells) throws IOException {
        writer.writeStartArray();
        for (String cell : cells) {
            writer.writeString(cell);
        }
        writer.writeEndArray();
    }

    private static String cell(Object value) {
        if (value instanceof Number number) {
            return number.toString();
        }
        String text = value instanceof List<?> texts
                ? texts.stream().map(String::valueOf).collect(Collectors.joining("|"))
                : value.toString();
        return Texts.forSpreadsheet(text);
    }
}
