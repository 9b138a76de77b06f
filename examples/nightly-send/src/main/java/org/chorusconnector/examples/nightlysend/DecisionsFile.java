package org.chorusconnector.examples.nightlysend;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chorusconnector.InvoiceNumber;
import org.chorusconnector.eligibility.Decision;
import org.chorusconnector.eligibility.ReasonCode;
import org.chorusconnector.report.Texts;

/** The file of decisions, one line for each receipt in the order of the receipts: UTF-8, semicolons, LF. */
final class DecisionsFile {

    /** How many decisions were written. */
    record Counts(long all, long eligible) {}

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator('\n')
            .setHeader("number", "effective_date", "due_on", "decision", "reasons")
            .get();

    private DecisionsFile() {}

    /** Writes under a temporary name beside the file, then moves it there. Ends early when the thread is interrupted. */
    static Counts write(Path file, Stream<Decision> decisions) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Counts counts;
            try (BufferedWriter writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8);
                    CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
                counts = print(csv, decisions);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            return counts;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Counts print(CSVPrinter csv, Stream<Decision> decisions) throws IOException {
        long all = 0;
        long eligible = 0;
        for (Iterator<Decision> each = decisions.iterator(); each.hasNext(); all++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Stopped: no decisions were written");
            }
            Decision decision = each.next();
            eligible += decision.isEligible() ? 1 : 0;
            csv.printRecord(
                    cell(decision.number()),
                    text(decision.effectiveDate()),
                    text(decision.dueOn()),
                    decision.isEligible() ? "ELIGIBLE" : "NOT_ELIGIBLE",
                    decision.reasons().stream().map(ReasonCode::code).collect(Collectors.joining("|")));
        }
        return new Counts(all, eligible);
    }

    /** A number that Chorus Pro takes may begin with a sign, and is no formula: programs join on it. */
    private static String cell(String number) {
        return InvoiceNumber.problemOf(number).isEmpty() ? number : Texts.forSpreadsheet(number);
    }

    private static String text(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }
}
