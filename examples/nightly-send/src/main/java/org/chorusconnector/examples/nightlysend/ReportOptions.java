package org.chorusconnector.examples.nightlysend;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chorusconnector.report.ReportFormat;
import org.chorusconnector.report.RunReport;
import org.chorusconnector.runs.RunId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the report goes. */
@SuppressWarnings("NullAway.Init") // picocli sets required options.
final class ReportOptions {

    @Option(
            names = "--report",
            required = true,
            paramLabel = "FILE",
            description = "Report to write (CSV). \"" + OutputFile.DATE + "\" in its name becomes the business day.")
    private Path report;

    @Option(names = "--report-json", paramLabel = "FILE", description = "The same report as JSON.")
    private @Nullable Path json;

    /**
     * Sees to it that the report can be written, before anything is done.
     *
     * @param inputs that it must not replace, by the options that name them
     */
    void check(Map<String, Path> inputs) {
        List<OutputFile> files = files().toList();
        files.forEach(OutputFile::check);
        files.forEach(file -> inputs.forEach(file::checkIsNot));
        if (files.size() > 1) {
            files.get(1).checkIsNot(files.get(0));
        }
    }

    /** The options whose file is another one each night only in its content. */
    List<String> withoutDate() {
        return files().filter(file -> !file.hasDate()).map(OutputFile::option).toList();
    }

    /** Writes the reports, each under a temporary name first. */
    List<ReportFile> write(RunReport content, RunId run, LocalDate businessDay, char separator) {
        List<ReportFile> written = new ArrayList<>();
        written.add(ReportFile.write(
                content, ReportFormat.csv(separator), csv().on(businessDay), "report-" + run + ".csv"));
        files().skip(1)
                .map(file ->
                        ReportFile.write(content, ReportFormat.json(), file.on(businessDay), "report-" + run + ".json"))
                .forEach(written::add);
        return written;
    }

    private OutputFile csv() {
        return new OutputFile("--report", report);
    }

    /** That of the CSV, then that of the JSON if it was asked for. */
    private Stream<OutputFile> files() {
        return Stream.concat(
                Stream.of(csv()), Stream.ofNullable(json).map(file -> new OutputFile("--report-json", file)));
    }
}
