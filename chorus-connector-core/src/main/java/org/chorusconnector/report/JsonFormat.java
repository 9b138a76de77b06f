package org.chorusconnector.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class JsonFormat implements ReportFormat {

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    @Override
    public void write(Stream<ReportLine> lines, OutputStream out) throws IOException {
        try (SequenceWriter json = mapper.writer().writeValuesAsArray(out)) {
            for (Iterator<ReportLine> each = lines.iterator(); each.hasNext(); ) {
                Map<String, @Nullable Object> line = new LinkedHashMap<>();
                each.next().values().forEach((column, value) -> line.put(column, value.orElse(null)));
                json.write(line);
            }
        }
    }
}
