package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.chorusconnector.report.ReportFormat;
import org.chorusconnector.report.RunReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the report goes. */
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class ReportOptions {

    private static final String DATE = "{date}";

    @Option(
            names = "--report",
            required = true,
            paramLabel = "FILE",
            description = "Report to write (CSV). \"" + DATE + "\" in its name becomes the business day.")
    private Path report;

    @Option(names = "--report-json", paramLabel = "FILE", description = "The same report as JSON.")
    private @Nullable Path json;

    /** Sees to it that the report can be written, before anything is done. */
    void check() {
        OutputFile.check("--report", report);
        if (json != null) {
            OutputFile.check("--report-json", json);
        }
    }

    /** Writes the report, under a temporary name first; returns where the CSV is. */
    Path write(RunReport content, LocalDate businessDay, char separator) throws IOException {
        Path csv = named(report, businessDay);
        content.write(ReportFormat.csv(separator), csv);
        Optional<Path> other = Optional.ofNullable(json).map(file -> named(file, businessDay));
        if (other.isPresent()) {
            content.write(ReportFormat.json(), other.get());
        }
        return csv;
    }

    private static Path named(Path file, LocalDate businessDay) {
        String name = String.valueOf(file.getFileName()).replace(DATE, businessDay.toString());
        return file.resolveSibling(name);
    }
}
