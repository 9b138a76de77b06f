package org.chorusconnector.examples.nightlysend;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chorusconnector.report.ReportFormat;
import org.chorusconnector.report.RunReport;

/**
 * A report, and the file that it went to. The items are sent by then and no later run reports them again: when the file
 * cannot be written, because its folder is gone, its disk is full or a spreadsheet has it open, the report goes to
 * another.
 *
 * @param asked where it was to go
 * @param written where it is; empty when no file could be written
 * @param trouble why it is not where it was to go; empty when it is
 */
record ReportFile(Path asked, Optional<Path> written, Optional<IOException> trouble) {

    /**
     * Writes a report where it was asked for, else beside it, else in the folder of temporary files.
     *
     * @param spare a name that no other report has
     */
    static ReportFile write(RunReport content, ReportFormat format, Path asked, String spare) {
        IOException trouble;
        try {
            content.write(format, asked);
            return new ReportFile(asked, Optional.of(asked), Optional.empty());
        } catch (IOException e) {
            trouble = e;
        }
        for (Path other : List.of(asked.resolveSibling(spare), Path.of(System.getProperty("java.io.tmpdir"), spare))) {
            try {
                if (!Files.exists(other)) {
                    content.write(format, other);
                    return new ReportFile(asked, Optional.of(other), Optional.of(trouble));
                }
            } catch (IOException e) {
                trouble.addSuppressed(e);
            }
        }
        return new ReportFile(asked, Optional.empty(), Optional.of(trouble));
    }

    boolean isWhereAsked() {
        return trouble.isEmpty();
    }

    void tell(PrintWriter out, PrintWriter err) {
        if (trouble.isEmpty()) {
            out.println("Report: " + asked);
            return;
        }
        err.println("The report could not be written to " + asked + ": " + Explanation.of(trouble.get()));
        err.println(
                written.map(file -> "It was written to " + file + " instead.")
                        .orElse(
                                "Nor could it be written beside it or among the temporary files. The ledger has what it says."));
    }
}
