package org.chorusconnector.report;

import static java.util.Objects.requireNonNull;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.chorusconnector.Language;
import org.chorusconnector.ledger.Ledger;
import org.chorusconnector.runs.RunId;

/** The report of any run that the ledger knows, read from it in small portions. Thread-safe. */
public final class RunReport {

    private final Ledger ledger;
    private final RunId run;
    private final Texts texts;

    private RunReport(Ledger ledger, RunId run, Texts texts) {
        this.ledger = requireNonNull(ledger, "ledger");
        this.run = requireNonNull(run, "run");
        this.texts = requireNonNull(texts, "texts");
    }

    public static RunReport of(Ledger ledger, RunId run, Language language) {
        return new RunReport(ledger, run, Texts.in(language));
    }

    /** The lines, in the order of the source. */
    public Stream<ReportLine> lines() {
        String supplier = ledger.supplier();
        return ledger.results().of(run).map(result -> new ReportLine(run, supplier, result, texts.message(result)));
    }

    /** Writes to a stream of the caller's, which stays open. */
    public void write(ReportFormat format, OutputStream out) throws IOException {
        format.write(lines(), out);
    }

    /** Writes under a temporary name beside the file, then moves it there: nobody ever sees half a report. */
    public void write(ReportFormat format, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + run + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                write(format, out);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
